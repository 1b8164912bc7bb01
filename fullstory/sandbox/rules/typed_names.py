"""Names of properties with their types at the end, as `seats_int`: in older requests, and in exports."""

from __future__ import annotations

import re
from typing import Any

from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.rules.properties import MAX_DEPTH, Properties

_typed = re.compile(r"(.+)_((?:str|int|real|bool|date)s?)\Z", re.DOTALL).match


def read_typed(given: dict[str, Any], lenient: bool, parents: str = "") -> tuple[Properties, dict[str, str]]:
    """Return properties by their plain names, and the types that the names declare, by dotted path.

    An object has no type: its members have.

    Args:
        given: The properties as they were sent.
        lenient: Whether a name may do without a type.
        parents: The names of the objects around them, with a dot after each.

    Raises:
        Problem: A name does not end in a type, or two names differ in their types only.
    """
    properties: Properties = {}
    types: dict[str, str] = {}
    for name, value in given.items():
        parts = _typed(name)
        plain, kind = (parts[1], parts[2]) if parts else (name, None)
        if plain in properties:
            raise invalid_argument(f"{parents}{name[:100]}: {plain[:100]} is given with another type as well")
        if parts is None and isinstance(value, dict) and parents.count(".") < MAX_DEPTH:
            properties[plain], members = read_typed(value, lenient, f"{parents}{plain}.")
            types |= members
            continue
        if kind is None and not lenient:
            raise invalid_argument(
                f"{parents}{name[:100]}: the name of a property must end in its type: _str, _int, _real, _bool or "
                "_date, or one of these with an s for a list"
            )
        properties[plain] = value
        if kind is not None:
            types[parents + plain] = kind
    return properties, types
