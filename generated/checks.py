# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Checks of what a request may hold. Each request model has a `check` made of these; it stops at the first error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from fullstory.values import moment_refusal, plain, type_name

Check = Any
"""What a value must be: a type, a tuple of types, or a function that takes a value and its path and raises."""

NUMBER = (int, float)
TEXT_OR_INT = (str, int)

_KINDS = {
    str: "a string",
    bool: "True or False",
    int: "a whole number",
    NUMBER: "a number",
    TEXT_OR_INT: "a string or a whole number",
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
        return
    given = plain(value)
    if isinstance(given, Decimal) and expected in (int, NUMBER):
        right = expected is NUMBER or given.as_tuple().exponent == 0
    else:
        # In Python a bool is an int, in JSON it is not.
        right = isinstance(given, expected) and not (isinstance(given, bool) and expected in (int, NUMBER, TEXT_OR_INT))
    if not right:
        raise InvalidFieldError(f"{path} must be {_KINDS[expected]}, not {type_name(value)}")


def check_object(value: Any, path: str, fields: Mapping[str, Check], required: tuple[str, ...] = ()) -> None:
    """Check an object with fields; a None counts as a field left out, and so do NA and NaT of pandas.

    Args:
        value: The object.
        path: Its path in the request; empty for the request itself.
        fields: What the value of each field must be.
        required: The fields that must be there.

    Raises:
        InvalidFieldError: A field is unknown, missing or not what is expected.
    """
    whole = _object(value, path or "the request")
    if required and not all(type(name) is str for name in whole):
        # A member of an enum stands for its value.
        whole = {plain(name): given for name, given in whole.items()}
    for name in required:
        if plain(whole.get(name)) is None:
            raise InvalidFieldError(f"{join(path, name)} is required")
    for name, given in whole.items():
        expected = fields.get(name) or fields.get(str(plain(name)))
        if expected is None:
            raise InvalidFieldError(f"unexpected field {join(path, name)!r}; expected one of {', '.join(fields)}")
        # The most common cases, without another call.
        if given is not None and type(given) is not expected and plain(given) is not None:
            check_value(given, join(path, name), expected)


def check_values(value: Any, path: str, expected: Check) -> None:
    """Check an object whose field names are free to choose.

    Raises:
        InvalidFieldError: It is not a mapping, or one of its values is not what is expected.
    """
    for name, given in _object(value, path).items():
        if plain(given) is not None:
            check_value(given, join(path, name), expected)


def of_fields(fields: Mapping[str, Check], required: tuple[str, ...] = ()) -> Callable[[Any], None]:
    """Return the check of an object with these fields."""

    def check(value: Any) -> None:
        check_object(value, "", fields, required)

    return check


def moment(value: Any, path: str) -> None:
    """Check a point in time: a datetime or a string in ISO 8601, either with a time zone."""
    if refusal := moment_refusal(value):
        raise InvalidFieldError(f"{path} {refusal}")


def day(value: Any, path: str) -> None:
    """Check a date: one, or one as a string in ISO 8601."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return
    try:
        date.fromisoformat(plain(value))
    except (TypeError, ValueError):
        raise InvalidFieldError(f"{path} must be a date or a string in ISO 8601, not {type_name(value)}") from None


def each(expected: Check) -> Callable[[Any, str], None]:
    """Return the check of a list whose items are all of one kind."""

    def check(value: Any, path: str) -> None:
        given = plain(value)
        if isinstance(given, str | bytes | Mapping) or not hasattr(given, "__iter__"):
            raise InvalidFieldError(f"{path} must be a list, not {type_name(value)}")
        for index, item in enumerate(cast("Iterable[Any]", given)):
            check_value(item, f"{path}[{index}]", expected)

    return check


def one_of(values: type[StrEnum]) -> Callable[[Any, str], None]:
    """Return the check of a value that the API document lists."""

    def check(value: Any, path: str) -> None:
        check_value(value, path, str)
        if plain(value) not in tuple(values):
            raise InvalidFieldError(f"{path} must be one of {', '.join(values)}, not {value!r}")

    return check


def join(path: str, name: Any) -> str:
    """Return the path of a field."""
    return f"{path}.{name}" if path else str(name)


def _object(value: Any, path: str) -> Mapping[str, Any]:
    given = plain(value)
    if not isinstance(given, Mapping):
        raise InvalidFieldError(f"{path} must be a mapping, not {type_name(value)}")
    return cast("Mapping[str, Any]", given)
