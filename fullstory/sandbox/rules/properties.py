"""Names, values and types of custom properties of users, events and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson

from fullstory.sandbox.problems import Problem, invalid_argument
from fullstory.sandbox.rules.paths import format_path

MAX_PROPERTIES = 500
MAX_NAME_CHARACTERS = 512
MAX_VALUE_BYTES = 8192
MAX_DEPTH = 100  # of objects within objects; not documented, but dotted names end at 512 characters

Properties = dict[str, Any]
# The types that each property has had, oldest first; only for properties whose values do not show them.
TypeHistory = dict[str, list[str]]

_name = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z").match
_date = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?\Z").match
_PRIMITIVES = frozenset({str, int, float, bool})
# A string of this many characters cannot have more than MAX_VALUE_BYTES bytes in UTF-8.
_ALWAYS_SHORT = MAX_VALUE_BYTES // 4


def check_properties(properties: Properties, root: str = "properties") -> None:
    """Refuse names and values that the API does not accept. Messages begin with `root`, the field that holds them."""
    _check(properties, root, "")


def _check(properties: Properties, root: str, parents: str) -> None:
    for name, value in properties.items():
        if _name(name) is None:
            raise invalid_argument(
                f"{_where(root, parents, name)}: a name must be a letter followed by letters, digits or underscores"
            )
        if len(parents) + len(name) > MAX_NAME_CHARACTERS:
            raise invalid_argument(
                f"{_where(root, parents, name)}: a name may have at most {MAX_NAME_CHARACTERS} characters, "
                "including the names of the objects around it and the dots"
            )
        kind = type(value)
        if kind is str:
            if len(value) > _ALWAYS_SHORT and len(value.encode()) > MAX_VALUE_BYTES:
                raise _too_large(root, parents, name)
        elif kind is dict:
            if parents.count(".") >= MAX_DEPTH - 1:
                raise invalid_argument(f"{_where(root, parents, name)}: objects may be nested at most {MAX_DEPTH} deep")
            _check(value, root, f"{parents}{name}.")
        elif kind is list:
            _check_array(value, root, parents, name)
        elif value is None:
            raise invalid_argument(f"{_where(root, parents, name)}: null is not accepted; leave the property out")


def _check_array(values: list[Any], root: str, parents: str, name: str) -> None:
    for value in values:
        if type(value) not in _PRIMITIVES:
            raise invalid_argument(
                f"{_where(root, parents, name)}: an array may hold only strings, numbers and booleans"
            )
    if len(orjson.dumps(values)) > MAX_VALUE_BYTES:
        raise _too_large(root, parents, name)


def _too_large(root: str, parents: str, name: str) -> Problem:
    return invalid_argument(f"{_where(root, parents, name)}: a value may have at most {MAX_VALUE_BYTES:,} bytes")


def _where(root: str, parents: str, name: str) -> str:
    path = [*parents.rstrip(".").split("."), name] if parents else [name]
    return format_path([*root.split("."), *(part[:100] for part in path)])


def check_declared_types(properties: Properties, declared: Mapping[str, str], root: str = "properties") -> None:
    """Refuse values whose type is not the one that the request's own schema declares."""
    if declared:
        for name, value in flatten(properties):
            if name in declared and not _is_of_type(value, declared[name]):
                raise invalid_argument(f"{root}.{name}: must be of the type {declared[name]}, as in the schema")


def declared_types(request: Mapping[str, Any], field: str = "schema") -> dict[str, str]:
    """Return the types in a request's schema, by dotted path."""
    types: dict[str, str] = request.get(field, {}).get("properties", {})
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
    """Return whether a text is a date that exists, with or without a time."""
    if _date(text) is None:
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def infer_type(value: Any) -> str:
    """Return the type that FullStory gives a value without a schema: every number is a real."""
    if type(value) is list:
        kinds = {infer_type(item) for item in value}
        return (kinds.pop() if len(kinds) == 1 else "str") + "s"
    if type(value) is bool:
        return "bool"
    if type(value) is str:
        return "date" if _is_date(value) else "str"
    return "real"


def flatten(properties: Properties, parents: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value that is not an object, with its dotted path."""
    for name, value in properties.items():
        if type(value) is dict:
            yield from flatten(value, f"{parents}{name}.")
        else:
            yield parents + name, value


def check_count(properties: Properties) -> None:
    """Refuse more properties than a user may have; each value in a nested object counts."""
    if len(properties) > MAX_PROPERTIES or sum(1 for _ in flatten(properties)) > MAX_PROPERTIES:
        raise invalid_argument(f"properties: a user may have at most {MAX_PROPERTIES} properties")


def merge_properties(old: Properties, new: Properties) -> Properties:
    """Return the properties after an update: the newest value wins, nested objects are merged by dotted path."""
    merged = dict(old)
    for name, value in new.items():
        before = merged.get(name)
        if isinstance(value, dict) and isinstance(before, dict):
            merged[name] = merge_properties(before, value)
        else:
            merged[name] = value
    return merged


def merge_types(old: Properties, history: TypeHistory, new: Properties, declared: Mapping[str, str]) -> TypeHistory:
    """Return the types known after an update with `new`, of which the schema declares some."""
    before = dict(flatten(old)) if old else {}
    merged = dict(history)
    for name, value in flatten(new):
        known = merged.get(name) or ([infer_type(before[name])] if name in before else [])
        current = declared.get(name) or infer_type(value)
        if name in declared or (known and known[-1] != current):
            merged[name] = [kind for kind in known if kind != current] + [current]
    return merged


def report_types(properties: Properties, history: TypeHistory) -> dict[str, str]:
    """Return the type of each property, by dotted path."""
    return {name: history[name][-1] if name in history else infer_type(value) for name, value in flatten(properties)}


def report_conflicts(history: TypeHistory) -> dict[str, list[str]]:
    """Return the properties that have had values of several types, with these types."""
    return {name: kinds for name, kinds in history.items() if len(kinds) > 1}
