"""The arguments of an export, and the body of the request that they make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias, cast

from fullstory.arguments import moment, non_blank, text
from fullstory.errors import InvalidArgumentError
from fullstory.generated.models.export_format import ExportFormat
from fullstory.generated.models.export_scope import ExportScope
from fullstory.generated.models.export_type import ExportType
from fullstory.values import plain, type_name

Moment: TypeAlias = datetime | date | str | None
TimeRange: TypeAlias = tuple[Moment, Moment] | Mapping[str, Moment]
"""When something begins and ends, each None where it is open: a pair, or a mapping with `start` and `end`."""

# The API wants UTC. More digits than a datetime holds are kept.
_IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", re.ASCII)
_WILDCARDS = ("user_*", "evt_*")


def export_body(
    segment_id: Any,
    type: Any,
    format: Any,
    time_range: Any,
    segment_time_range: Any,
    fields: Any,
    timezone: Any,
    now: Any,
    scope: Any,
) -> dict[str, Any]:
    """Return the body that starts an export.

    Raises:
        InvalidArgumentError: An argument cannot be used.
    """
    body: dict[str, Any] = {
        "segmentId": non_blank("segment_id", segment_id),
        "type": _choice("type", type, ExportType, "TYPE_"),
        "format": _choice("format", format, ExportFormat, "FORMAT_"),
        "timeRange": _time_range("time_range", time_range),
    }
    if segment_time_range is not None:
        body["segmentTimeRange"] = _time_range("segment_time_range", segment_time_range)
    if given := _fields(fields):
        body["fields"] = given
    if timezone is not None:
        body["timezone"] = non_blank("timezone", getattr(timezone, "key", timezone))
    if now is not None:
        body["now"] = _in_utc("now", now)
    if scope is not None:
        body["eventDetails"] = {"scope": _choice("scope", scope, ExportScope, "SCOPE_")}
    return body


def _choice(name: str, value: Any, values: type[StrEnum], prefix: str) -> str:
    """Return the value of an enum that a string stands for, with or without what all of them begin with."""
    wire = prefix + text(name, value).upper().removeprefix(prefix)
    if wire not in tuple(values):
        short = ", ".join(repr(each.removeprefix(prefix).lower()) for each in values)
        raise InvalidArgumentError(f"{name} must be one of {short}, not {value!r}")
    return wire


def _time_range(name: str, value: Any) -> dict[str, str]:
    given = plain(value)
    if isinstance(given, Mapping):
        ends = cast("Mapping[str, Any]", given)
        if unknown := [each for each in ends if each not in ("start", "end")]:
            raise InvalidArgumentError(f"unexpected field {name}.{unknown[0]}; expected start and end")
        start, end = ends.get("start"), ends.get("end")
    elif isinstance(given, tuple | list) and len(cast("Sequence[Any]", given)) == 2:
        start, end = cast("Sequence[Any]", given)
    else:
        raise InvalidArgumentError(
            f"{name} must be (start, end), or a mapping with start and end, not {type_name(value)}; None is an open end"
        )
    bounds = {"start": _bound(f"{name}.start", start), "end": _bound(f"{name}.end", end)}
    if all(bounds.values()) and _time(bounds["start"]) > _time(bounds["end"]):
        raise InvalidArgumentError(f"{name} must not start after its end")
    return bounds


def _bound(name: str, value: Any) -> str:
    """Return an end of a range as the API takes it: an open one is empty, and a date is its first moment in UTC."""
    given = plain(value)
    if given is None or given == "":
        return ""
    if isinstance(given, str):
        try:
            given = date.fromisoformat(given)
        except ValueError:
            return _in_utc(name, given)
    if isinstance(given, date) and not isinstance(given, datetime):
        return f"{given.isoformat()}T00:00:00Z"
    return _in_utc(name, given)


def _in_utc(name: str, value: Any) -> str:
    given = moment(name, value)
    return given if _IN_UTC.fullmatch(given) else moment(name, _time(given))


def _time(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _fields(value: Any) -> list[str] | None:
    given = plain(value)
    if given is None:
        return None
    if isinstance(given, str | bytes | Mapping) or not hasattr(given, "__iter__"):
        raise InvalidArgumentError(f"fields must be a list of strings, not {type_name(value)}")
    names = [non_blank(f"fields[{index}]", each) for index, each in enumerate(given)]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise InvalidArgumentError(f"fields must not have {name!r} twice")
        if "*" in name and name not in _WILDCARDS:
            raise InvalidArgumentError(
                f"fields[{index}] is {name!r}; the only patterns are {' and '.join(map(repr, _WILDCARDS))}"
            )
    return names


def operation_id(value: Any) -> str | None:
    """Return the id of an operation that an answer holds, if it can be one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None
