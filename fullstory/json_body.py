"""JSON: what the caller gives becomes bytes, or an error that says where that is not possible; answers are decoded."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

import orjson

from fullstory.arguments import in_utc
from fullstory.errors import InvalidArgumentError

# Dates go through `_plain`, which insists on time zones.
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS

# More than JSON from any real source nests, and less than what makes orjson or Python give up.
_MAX_DEPTH = 100


def decode(content: bytes | bytearray) -> Any:
    """Decode the JSON of an answer; what orjson refuses, such as NaN or half a surrogate pair, is taken as it is.

    Raises:
        ValueError: It is not JSON.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        try:
            return json.loads(content.decode("utf-8-sig"))
        except RecursionError:
            raise ValueError("nested too deep") from None


def encode(value: Any, where: str, *, first_index: int = 0) -> bytes:
    """Encode a value as JSON.

    A datetime becomes RFC 3339 in UTC. A None in a mapping means that the field is left out, as the API gives null no
    meaning of its own.

    Args:
        value: Mappings, lists, tuples, strings, numbers, booleans, None, datetimes, dates, UUIDs, enums.
        where: What to call the value in errors, such as `requests`; empty for the fields of the call itself.
        first_index: What to call the first item in errors, where the value is a list.

    Raises:
        InvalidArgumentError: It holds what JSON cannot represent, such as NaN, infinity, bytes, or a datetime without
            time zone. The message names the path.
    """
    try:
        content = orjson.dumps(value, default=_plain, option=_OPTIONS)
    except (TypeError, ValueError, RecursionError):
        # The message does not name the path; the slow way does.
        content = None
    # orjson writes NaN and infinity as null, like None: only where a null stands does the slow way have to tell them.
    # Searching from the end takes 60 % of the time that it takes from the start.
    if content is not None and content.rfind(b"null") < 0:
        return content
    if isinstance(value, list):
        checked: Any = [_checked(item, f"{where}[{index}]", 1) for index, item in enumerate(value, first_index)]
    else:
        checked = _checked(value, where, 0)
    return orjson.dumps(checked, default=_plain, option=_OPTIONS)


def _plain(value: Any) -> Any:
    """Return what stands in JSON for a value that orjson does not take as it is."""
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise ValueError("a datetime without time zone, which could mean any moment of a day")
        return in_utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, float):
        # A subclass, such as those of numerical libraries.
        return float(value)
    raise TypeError(f"a value of type {type(value).__name__}")


def _checked(value: Any, where: str, depth: int) -> Any:
    """Return the value without its Nones, with every part of it checked."""
    if depth > _MAX_DEPTH:
        raise InvalidArgumentError(f"{where} is nested more than {_MAX_DEPTH} levels deep")
    if isinstance(value, Mapping):
        return {
            (key if type(key) is str and key.isascii() else _checked_key(key, where)): (
                item if _needs_no_check(item) else _checked(item, f"{where}.{key}" if where else key, depth + 1)
            )
            for key, item in value.items()
            if item is not None
        }
    if isinstance(value, list | tuple):
        return [_checked(item, f"{where}[{index}]", depth + 1) for index, item in enumerate(value)]
    if isinstance(value, Enum):
        return _checked(value.value, where, depth + 1)
    try:
        content = orjson.dumps(value, default=_plain, option=_OPTIONS)
    except (TypeError, ValueError, RecursionError) as problem:
        reason = problem.__cause__ or problem
        raise InvalidArgumentError(f"{where} cannot be sent as JSON: {reason}") from None
    if content == b"null" and value is not None:
        raise InvalidArgumentError(f"{where} is {value}, which JSON cannot represent")
    return value


def _needs_no_check(value: Any) -> bool:
    """Return whether nothing has to be checked. A quick test, as the rows of a table often hold a None."""
    kind = type(value)
    return (kind is str and value.isascii()) or kind is bool or (kind is float and math.isfinite(value))


def _checked_key(key: Any, where: str) -> str:
    if not isinstance(key, str):
        raise InvalidArgumentError(f"{where or 'the fields'} must have string keys, not {type(key).__name__}")
    try:
        key.encode()
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{where or 'the fields'} must not have the key {key!r}: a lone surrogate") from None
    # Without what a subclass, such as a member of a StrEnum, adds.
    return str.__str__(key)
