"""Brings bodies and parameters into the form of the API document, where the server takes other forms or may take them.

`displayName` is taken for `display_name`, as FullStory's own command line sends it, and names in camel case, which are
those of version 1, are taken in snake case as well, as some clients send them. The older families of the API also take
null for a field that is left out. Everything else here is lenient: it follows what JSON for protocol buffers takes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from fullstory.sandbox.document import Json, resolve
from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.rules.paths import format_path

Path = tuple[str | int, ...]

# Spellings in camel case that are taken even when nothing else is.
_SEEN = frozenset({"displayName"})
_SEEN_IN_JSON = tuple(f'"{name}"'.encode() for name in _SEEN)
_TRUE = frozenset({"1", "t", "T", "true", "True", "TRUE"})
_FALSE = frozenset({"0", "f", "F", "false", "False", "FALSE"})
_before_capital = re.compile(r"(?<=[a-z0-9])(?=[A-Z])").sub
_integer = re.compile(r"-?\d{1,18}\Z", re.ASCII).match
_rfc_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z", re.ASCII).match


def may_differ(content: bytes) -> bool:
    """Return whether a body, as it was sent, may have to be brought into form when it is not read leniently."""
    return any(name in content for name in _SEEN_IN_JSON)


def known_name(name: str, expected: Iterable[str], lenient: bool) -> str | None:
    """Return the name in the document that a name in a request stands for, if any."""
    names = _names(tuple(expected))
    if name in names and (lenient or name in _SEEN or name in (names[name], snake_case(names[name]))):
        return names[name]
    return None


@cache
def _names(expected: tuple[str, ...]) -> Mapping[str, str]:
    others = {spell(name): name for spell in (_camel_case, snake_case) for name in expected}
    return others | {name: name for name in expected}


def _camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def snake_case(name: str) -> str:
    """Return a name in camel case in snake case, and any other as it is."""
    return _before_capital("_", name).lower()


def as_boolean(text: str, lenient: bool) -> bool | None:
    """Return the boolean that a parameter's text stands for, or None if it stands for none."""
    if text in (_TRUE if lenient else ("true",)):
        return True
    return False if text in (_FALSE if lenient else ("false",)) else None


def as_integer(text: str) -> int | None:
    """Return the integer that a parameter's text stands for, or None if it stands for none."""
    return int(text) if _integer(text) else None


def in_form(content: Json, schema: Json, value: Any, lenient: bool, older: bool = False, path: Path = ()) -> Any:
    """Return a value as the document writes it; what does not fit the schema stays for the validator to refuse.

    Args:
        content: The document.
        schema: What the document says about the value.
        value: The value.
        lenient: Whether null, unknown fields, numbers in strings and other forms of times are taken, too.
        older: Whether it is for one of the older families of the API.
        path: Where the value stands in the body.
    """
    schema = resolve(content, schema)
    if isinstance(value, dict):
        if "properties" in schema:
            return _object_in_form(content, schema, value, lenient, older, path)
        return _without_null(value) if lenient else value
    if isinstance(value, list) and "items" in schema:
        items = schema["items"]
        return [in_form(content, items, item, lenient, older, (*path, at)) for at, item in enumerate(value)]
    if lenient and isinstance(value, str):
        return _text_in_form(schema, value)
    return value


def _object_in_form(content: Json, schema: Json, value: Json, lenient: bool, older: bool, path: Path) -> Json:
    formed: Json = {}
    fields, takes_any = schema["properties"], bool(schema.get("additionalProperties"))
    for name, member in value.items():
        known = known_name(name, fields, lenient or older)
        if (member is None and (lenient or older)) or (known is None and lenient and not takes_any):
            continue
        if known in formed:
            raise invalid_argument(f"{format_path((*path, name))}: {known} is given as well")
        formed[known or name] = (
            member if known is None else in_form(content, fields[known], member, lenient, older, (*path, known))
        )
    return formed


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_null(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_without_null(item) for item in value if item is not None]
    return value


def _text_in_form(schema: Json, text: str) -> Any:
    if schema.get("type") in ("integer", "number"):
        return _number(text)
    return _time(text) if schema.get("format") == "date-time" else text


def _number(text: str) -> int | float | str:
    if _integer(text):
        return int(text)
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _time(text: str) -> str:
    if _rfc_3339(text):
        return text
    try:
        time = datetime.fromisoformat(text)
        in_utc = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return text
    return in_utc.isoformat().replace("+00:00", "Z")
