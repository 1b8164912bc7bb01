"""Checks of arguments. Each returns the value, or raises an InvalidArgumentError that names the argument."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from fullstory.errors import InvalidArgumentError
from fullstory.values import moment_refusal, plain, type_name

T = TypeVar("T")


def optional(check: Callable[[str, Any], T], name: str, value: Any) -> T | None:
    """Check a value unless it was left out."""
    return None if value is None else check(name, value)


def text(name: str, value: Any) -> str:
    """Check for a string that can be sent, or what stands for one, such as a UUID or an enum."""
    given = plain(value)
    if not isinstance(given, str):
        raise InvalidArgumentError(f"{name} must be a string, not {type_name(value)}")
    try:
        given.encode()
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{name} holds a lone surrogate, which is not a character") from None
    return given


def non_blank(name: str, value: Any) -> str:
    """Check for a string with more than white space in it."""
    checked = text(name, value)
    if not checked.strip():
        # Most often a value that was never set.
        raise InvalidArgumentError(f"{name} must not be blank")
    return checked


def path_id(name: str, value: Any) -> str:
    """Check for an identifier that becomes one segment of a URL's path."""
    segment = non_blank(name, value)
    # Everything else is percent-encoded, but HTTP clients and proxies resolve dot segments, encoded or not.
    if segment in (".", ".."):
        raise InvalidArgumentError(f"{name} must not be {segment!r}")
    return segment


def header_value(name: str, value: Any) -> str:
    """Check for a string that can stand in an HTTP header."""
    header = non_blank(name, value)
    if not (header.isascii() and header.isprintable()):
        raise InvalidArgumentError(f"{name} must consist of printable ASCII characters")
    if header != header.strip():
        raise InvalidArgumentError(f"{name} must not start or end with a space")
    return header


def idempotency_key_or_new(value: Any) -> str:
    """Check an idempotency key, or make one."""
    if value is not None:
        return header_value("idempotency_key", value)
    # Imported with the first key, so that a client is made faster.
    from uuid import uuid4

    return str(uuid4())


def flag(name: str, value: Any) -> bool:
    """Check for a bool."""
    given = plain(value)
    if not isinstance(given, bool):
        raise InvalidArgumentError(f"{name} must be True or False, not {type_name(value)}")
    return given


def moment(name: str, value: Any) -> str:
    """Check for a point in time, a datetime or a string in ISO 8601, and return it as a string."""
    if refusal := moment_refusal(value):
        raise InvalidArgumentError(f"{name} {refusal}")
    try:
        return in_utc(value) if isinstance(value, datetime) else text(name, value)
    except OverflowError:
        raise InvalidArgumentError(f"{name} is {value!r}, which UTC cannot represent") from None


def in_utc(value: datetime) -> str:
    """Return a datetime with a time zone as the API takes it: in RFC 3339, UTC."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def positive_seconds(name: str, value: Any) -> float:
    """Check for a time span above zero."""
    # The upper bound is that of a float: a longer int cannot become one.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= sys.float_info.max:
        raise InvalidArgumentError(f"{name} must be a number of seconds above 0, not {value!r}")
    return float(value)


def non_negative_seconds(name: str, value: Any) -> float:
    """Check for a time span of at least zero."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise InvalidArgumentError(f"{name} must be a number of seconds of at least 0, not {value!r}")
    return value


def non_negative_int(name: str, value: Any) -> int:
    """Check for a whole number of at least zero."""
    given = plain(value)
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise InvalidArgumentError(f"{name} must be a whole number of at least 0, not {value!r}")
    return given


def positive_int(name: str, value: Any) -> int:
    """Check for a whole number above zero."""
    given = plain(value)
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise InvalidArgumentError(f"{name} must be a whole number of at least 1, not {value!r}")
    return given


def one_of(values: type[StrEnum]) -> Callable[[str, Any], str]:
    """Return the check for a value of an enum."""

    def check(name: str, value: Any) -> str:
        if value not in tuple(values):
            raise InvalidArgumentError(f"{name} must be one of {', '.join(values)}, not {value!r}")
        return str(values(value).value)

    return check
