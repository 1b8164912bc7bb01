"""Names of properties with their types at the end, as `seats_int`: in older requests, and in exports."""

from __future__ import annotations

import re
from typing import Any

from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.rules.properties import Properties, infer_type

_typed = re.compile(r"(.+)_((?:str|int|real|bool|date)s?)\Z", re.DOTALL).match


def read_typed(given: dict[str, Any], lenient: bool) -> tuple[Properties, dict[str, str]]:
    """Return properties by their plain names, and the type of each.

    Args:
        given: The properties as they were sent.
        lenient: Whether a name may do without a type, which its value then tells.

    Raises:
        Problem: A name does not end in a type, or two names differ in their types only.
    """
    properties: Properties = {}
    types: dict[str, str] = {}
    for name, value in given.items():
        parts = _typed(name)
        if parts is None and not lenient:
            raise invalid_argument(
                f"{name[:100]}: the name of a property must end in its type: _str, _int, _real, _bool or _date, "
                "or one of these with an s for a list"
            )
        plain, kind = (parts[1], parts[2]) if parts else (name, infer_type(value))
        if plain in properties:
            raise invalid_argument(f"{name[:100]}: {plain[:100]} is given with another type as well")
        properties[plain] = value
        # What infers types has no name for objects: they have a type for each of their members.
        if not isinstance(value, dict):
            types[plain] = kind
    return properties, types
