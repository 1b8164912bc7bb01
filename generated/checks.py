# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Checks of what a request may hold. Each request model has a `check` made of these; it stops at the first error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast

Check = Any
"""What a value must be: a type, a tuple of types, or a function that takes a value and its path and raises."""

NUMBER = (int, float)

_KINDS = {
    str: "a string",
    bool: "True or False",
    int: "a whole number",
    NUMBER: "a number",
    Mapping: "a mapping",
    object: "anything",
}


class InvalidFieldError(ValueError):
    """A value that the API would refuse; the message starts with its path."""


def check_value(value: Any, path: str, expected: Check) -> None:
    """Check one value.

    Raises:
        InvalidFieldError: It is not what is expected.
    """
    if not isinstance(expected, type | tuple):
        expected(value, path)
    # In Python a bool is an int, in JSON it is not.
    elif not isinstance(value, expected) or (isinstance(value, bool) and expected in (int, NUMBER)):
        raise InvalidFieldError(f"{path} must be {_KINDS[expected]}, not {_kind(value)}")


def check_object(value: Any, path: str, fields: Mapping[str, Check], required: tuple[str, ...] = ()) -> None:
    """Check an object with fields; a field that is None counts as left out.

    Args:
        value: The object.
        path: Its path in the request; empty for the request itself.
        fields: What the value of each field must be.
        required: The fields that must be there.

    Raises:
        InvalidFieldError: A field is unknown, missing or not what is expected.
    """
    if not isinstance(value, Mapping):
        raise InvalidFieldError(f"{path or 'the request'} must be a mapping, not {_kind(value)}")
    whole = cast("Mapping[str, Any]", value)
    for name in required:
        if whole.get(name) is None:
            raise InvalidFieldError(f"{join(path, name)} is required")
    for name, given in whole.items():
        expected = fields.get(name)
        if expected is None:
            raise InvalidFieldError(f"unexpected field {join(path, name)!r}; expected one of {', '.join(fields)}")
        # The most common case, without another call.
        if given is not None and type(given) is not expected:
            check_value(given, join(path, name), expected)


def check_values(value: Any, path: str, expected: Check) -> None:
    """Check an object whose field names are free to choose.

    Raises:
        InvalidFieldError: It is not a mapping, or one of its values is not what is expected.
    """
    check_value(value, path, Mapping)
    for name, given in value.items():
        if given is not None:
            check_value(given, join(path, name), expected)


def of_fields(fields: Mapping[str, Check], required: tuple[str, ...] = ()) -> Callable[[Any], None]:
    """Return the check of an object with these fields."""

    def check(value: Any) -> None:
        check_object(value, "", fields, required)

    return check


def moment(value: Any, path: str) -> None:
    """Check a point in time: a datetime, a date, or a string in ISO 8601."""
    _check_iso(value, path, datetime)


def day(value: Any, path: str) -> None:
    """Check a date: a date, or a string in ISO 8601."""
    _check_iso(value, path, date)


def _check_iso(value: Any, path: str, kind: type[date]) -> None:
    if isinstance(value, date):
        return
    try:
        kind.fromisoformat(value)
    except (TypeError, ValueError):
        raise InvalidFieldError(f"{path} must be a {kind.__name__} or a string in ISO 8601") from None


def each(expected: Check) -> Callable[[Any, str], None]:
    """Return the check of a list whose items are all of one kind."""

    def check(value: Any, path: str) -> None:
        if isinstance(value, str | bytes | Mapping) or not hasattr(value, "__iter__"):
            raise InvalidFieldError(f"{path} must be a list, not {_kind(value)}")
        for index, item in enumerate(cast("Iterable[Any]", value)):
            check_value(item, f"{path}[{index}]", expected)

    return check


def one_of(values: type[StrEnum]) -> Callable[[Any, str], None]:
    """Return the check of a value that the API document lists."""

    def check(value: Any, path: str) -> None:
        check_value(value, path, str)
        if value not in tuple(values):
            raise InvalidFieldError(f"{path} must be one of {', '.join(values)}, not {value!r}")

    return check


def join(path: str, name: Any) -> str:
    """Return the path of a field."""
    return f"{path}.{name}" if path else str(name)


def _kind(value: Any) -> str:
    return type(value).__name__
