"""Names, values and types of custom properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson

from ..paths import format_path
from ..problems import Problem, invalid_argument

MAX_PROPERTIES = 500
MAX_NAME_CHARACTERS = 512
MAX_VALUE_BYTES = 8192
MAX_DEPTH = 100  # of objects within objects; FullStory documents none, but its dotted names end at 512 characters

Properties = dict[str, Any]
# The types that each property has had, oldest first; only where that is more than its value tells.
TypeHistory = dict[str, list[str]]

_name = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z").match
_date = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?\Z").match
_PRIMITIVES = frozenset({str, int, float, bool})
# A string of this many characters cannot have more than MAX_VALUE_BYTES bytes in UTF-8.
_SURELY_SHORT = MAX_VALUE_BYTES // 4


def check_properties(properties: Properties, parents: str = "") -> None:
    """Refuses names and values that the API does not take. `parents` is the dotted path that leads here."""
    for name, value in properties.items():
        if _name(name) is None:
            raise invalid_argument(
                f"{_where(parents, name)}: a property's name is a letter followed by letters, digits and underscores"
            )
        if len(parents) + len(name) > MAX_NAME_CHARACTERS:
            raise invalid_argument(
                f"{_where(parents, name)}: a property's name has at most {MAX_NAME_CHARACTERS} characters, "
                "the names of the objects around it and the dots included"
            )
        kind = type(value)
        if kind is str:
            if len(value) > _SURELY_SHORT and len(value.encode()) > MAX_VALUE_BYTES:
                raise _too_large(parents, name)
        elif kind is dict:
            if parents.count(".") >= MAX_DEPTH - 1:
                raise invalid_argument(f"{_where(parents, name)}: objects are nested at most {MAX_DEPTH} deep")
            check_properties(value, f"{parents}{name}.")
        elif kind is list:
            _check_array(value, parents, name)
        elif value is None:
            raise invalid_argument(f"{_where(parents, name)}: null is not a value; leave the property out")


def _check_array(values: list[Any], parents: str, name: str) -> None:
    for value in values:
        if type(value) not in _PRIMITIVES:
            raise invalid_argument(
                f"{_where(parents, name)}: an array holds strings, numbers or booleans; no objects, arrays or nulls"
            )
    if len(orjson.dumps(values)) > MAX_VALUE_BYTES:
        raise _too_large(parents, name)


def _too_large(parents: str, name: str) -> Problem:
    return invalid_argument(f"{_where(parents, name)}: a value has at most {MAX_VALUE_BYTES:,} bytes")


def _where(parents: str, name: str) -> str:
    path = ["properties", *parents.rstrip(".").split("."), name] if parents else ["properties", name]
    return format_path(path[:1] + [part[:100] for part in path[1:]])


def check_declared_types(properties: Properties, declared: Mapping[str, str]) -> None:
    """Refuses values that are not of the type which the request's own `schema` declares."""
    if declared:
        for name, value in flatten(properties):
            if name in declared and not _is_of_type(value, declared[name]):
                raise invalid_argument(
                    f"properties.{name}: the schema declares it as {declared[name]}, the value is not"
                )


def declared_types(request: Mapping[str, Any]) -> dict[str, str]:
    """The types in a request's `schema`, by dotted path."""
    types: dict[str, str] = request.get("schema", {}).get("properties", {})
    return types


def _is_of_type(value: Any, declared: str) -> bool:
    if declared.endswith("s"):
        return type(value) is list and all(_is_of_type(item, declared[:-1]) for item in value)
    match declared:
        case "str":
            return type(value) is str
        case "bool":
            return type(value) is bool
        case "real":
            return type(value) in (int, float)
        case "int":
            # JSON knows one kind of number: 2.0 is the integer 2.
            return type(value) is int or (type(value) is float and value.is_integer())
        case _:
            return type(value) is str and _is_date(value)


def _is_date(text: str) -> bool:
    """Whether a text is a date, or a date with a time, that the calendar and the clock have."""
    if _date(text) is None:
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def infer_type(value: Any) -> str:
    """The type that FullStory takes a value for when no schema says otherwise: every number is a real."""
    if type(value) is list:
        kinds = {infer_type(item) for item in value}
        return (kinds.pop() if len(kinds) == 1 else "str") + "s"
    if type(value) is bool:
        return "bool"
    if type(value) is str:
        return "date" if _is_date(value) else "str"
    return "real"


def flatten(properties: Properties, parents: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no object, with its dotted path."""
    for name, value in properties.items():
        if type(value) is dict:
            yield from flatten(value, f"{parents}{name}.")
        else:
            yield parents + name, value


def check_count(properties: Properties) -> None:
    """Refuses more properties than a user may have; each value of a nested object counts."""
    if len(properties) > MAX_PROPERTIES or sum(1 for _ in flatten(properties)) > MAX_PROPERTIES:
        raise invalid_argument(f"properties: a user has at most {MAX_PROPERTIES} properties")


def merge_properties(old: Properties, new: Properties) -> Properties:
    """The properties after an update: the newest value wins, nested objects are merged by dotted path."""
    merged = dict(old)
    for name, value in new.items():
        before = merged.get(name)
        if isinstance(value, dict) and isinstance(before, dict):
            merged[name] = merge_properties(before, value)
        else:
            merged[name] = value
    return merged


def merge_types(old: Properties, history: TypeHistory, new: Properties, declared: Mapping[str, str]) -> TypeHistory:
    """The types known after an update that sends `new`, of which the schema declares some."""
    before = dict(flatten(old)) if old else {}
    merged = dict(history)
    for name, value in flatten(new):
        known = merged.get(name) or ([infer_type(before[name])] if name in before else [])
        current = declared.get(name) or infer_type(value)
        if name in declared or (known and known[-1] != current):
            merged[name] = [kind for kind in known if kind != current] + [current]
    return merged


def report_types(properties: Properties, history: TypeHistory) -> dict[str, str]:
    """The type of each property, by dotted path."""
    return {name: history[name][-1] if name in history else infer_type(value) for name, value in flatten(properties)}


def report_conflicts(history: TypeHistory) -> dict[str, list[str]]:
    """The properties that have had values of more than one type, and those types."""
    return {name: kinds for name, kinds in history.items() if len(kinds) > 1}
