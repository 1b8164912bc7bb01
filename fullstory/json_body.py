"""JSON: what the caller gives becomes bytes, or an error that says where that is not possible; answers are decoded.

A None in a mapping is not sent, however deep it stands.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import orjson

from fullstory.arguments import in_utc
from fullstory.errors import InvalidArgumentError
from fullstory.values import plain, type_name

if TYPE_CHECKING:
    # Imported when first used, so that a client is made faster.
    from decimal import Decimal

# Dates go through `_simpler`, which insists on time zones.
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


def decode_sent(content: bytes) -> Any:
    """Decode what `encode` returned; a number with more digits than a float holds is a Decimal."""
    return json.loads(content, parse_float=_number)


def _number(digits: str) -> float | Decimal:
    from decimal import Decimal

    number, exact = float(digits), Decimal(digits)
    return number if Decimal(repr(number)) == exact else exact


def encode(value: Any, where: str, *, first_index: int = 0) -> bytes:
    """Encode a value as JSON.

    A datetime becomes RFC 3339 in UTC, a Decimal a number of the same digits, and whatever else JSON has no type for
    becomes what `fullstory.values` says. A None in a mapping, however deep, means that the field is left out, as the
    API gives null no meaning of its own; so do NA and NaT of pandas.

    Args:
        value: Mappings, lists, tuples, strings, numbers, booleans, None, datetimes, dates, and what stands for them.
        where: What to call the value in errors, such as `requests`; empty for the fields of the call itself.
        first_index: What to call the first item in errors, where the value is a list.

    Raises:
        InvalidArgumentError: It holds what JSON cannot represent, such as NaN, infinity, bytes, or a datetime without
            time zone. The message names the path.
    """
    try:
        content = orjson.dumps(value, default=_simpler, option=_OPTIONS)
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
    return orjson.dumps(checked, default=_simpler, option=_OPTIONS)


def _simpler(value: Any) -> Any:
    """Return what stands in JSON for a value that orjson does not take as it is."""
    if isinstance(value, float):
        # A subclass, such as numpy's.
        return float(value)
    from decimal import Decimal

    if isinstance(value, Decimal):
        # Its digits, none of them lost to a float. NaN and infinity become null, as they do in a float.
        return orjson.Fragment(Decimal.__str__(value)) if Decimal.is_finite(value) else None
    simpler = plain(value)
    if isinstance(simpler, datetime):
        if simpler.utcoffset() is None:
            raise ValueError("a datetime without time zone, which is ambiguous; give it one, such as UTC")
        return in_utc(simpler)
    if isinstance(simpler, date):
        return simpler.isoformat()
    if isinstance(simpler, Mapping):
        return dict(simpler)
    if type(simpler) is type(value):
        remedy = "give a string, a number, a bool, a list, a mapping or a datetime with a time zone"
        raise TypeError(f"a value of type {type_name(value)}; {remedy}")
    return simpler


def _checked(given: Any, where: str, depth: int) -> Any:
    """Return what the value stands for, without its Nones, with every part of it checked."""
    if depth > _MAX_DEPTH:
        raise InvalidArgumentError(f"{where} is nested more than {_MAX_DEPTH} levels deep")
    value = plain(given)
    if isinstance(value, Mapping):
        return _checked_fields(value, where, depth)
    if isinstance(value, list | tuple):
        return [_checked(item, f"{where}[{index}]", depth + 1) for index, item in enumerate(value)]
    try:
        content = orjson.dumps(value, default=_simpler, option=_OPTIONS)
    except (TypeError, ValueError, RecursionError) as problem:
        reason = problem.__cause__ or problem
        raise InvalidArgumentError(f"{where} cannot be sent as JSON: {reason}") from None
    if content == b"null" and value is not None:
        raise InvalidArgumentError(f"{where} is {value}, which JSON cannot represent; leave it out")
    return value


def _checked_fields(value: Mapping[Any, Any], where: str, depth: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, item in value.items():
        if item is None:
            continue
        name = key if type(key) is str and key.isascii() else _checked_key(key, where)
        if not _needs_no_check(item):
            item = _checked(item, f"{where}.{name}" if where else name, depth + 1)
            if item is None:
                continue
        if name in fields:
            raise InvalidArgumentError(f"{where or 'the fields'} must not have the key {name!r} twice")
        fields[name] = item
    return fields


def _needs_no_check(value: Any) -> bool:
    """Return whether nothing has to be checked. A quick test, as the rows of a table often hold a None."""
    kind = type(value)
    if kind is int:
        fits: bool = -(2**63) <= value < 2**64
        return fits
    return (kind is str and value.isascii()) or kind is bool or (kind is float and math.isfinite(value))


def _checked_key(key: Any, where: str) -> str:
    name = plain(key)
    if not isinstance(name, str):
        raise InvalidArgumentError(f"{where or 'the fields'} must have string keys, not {type_name(key)}")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{where or 'the fields'} must not have the key {key!r}: a lone surrogate") from None
    # Without what a subclass, such as a member of a StrEnum, adds.
    return str.__str__(name)
