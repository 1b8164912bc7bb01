"""What a request for an export asks for: which rows, from whom, in which form."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import orjson

from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.rules.export_fields import check_fields

_EVERYONE_SECONDS = 30 * 86400


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """An export, with every time fixed. Times are seconds since 1970; None means without a limit.

    Args:
        segment: The id of the segment.
        segment_name: What people call it.
        kind: TYPE_EVENT or TYPE_INDIVIDUAL.
        format: FORMAT_NDJSON, FORMAT_CSV or FORMAT_JSON.
        fields: The fields that were asked for; none for the default ones and all custom variables.
        start: When what the rows tell begins.
        end: When it ends.
        active_from: When somebody has to have been active to be in the segment: from this time on.
        active_until: And up to this time.
        last_event: The last event that was there when the export was asked for; None for those there are now.
    """

    segment: str
    segment_name: str
    kind: str
    format: str
    fields: tuple[str, ...]
    start: float | None
    end: float
    active_from: float | None
    active_until: float
    last_event: int | None = None

    def as_json(self) -> bytes:
        return orjson.dumps(asdict(self))

    @staticmethod
    def from_json(content: bytes) -> ExportPlan:
        given = orjson.loads(content)
        return ExportPlan(**{**given, "fields": tuple(given["fields"])})

    @property
    def takes_all_times(self) -> bool:
        """Whether neither range has a beginning, so that users who never did anything are there too."""
        return self.start is None and self.active_from is None


def plan_of(body: dict[str, Any], segment_name: str, is_built_in: bool, now: float, lenient: bool) -> ExportPlan:
    """Return the export that a request asks for.

    Args:
        body: The request's body, which fits the API document.
        segment_name: The name of the segment.
        is_built_in: Whether it is the built-in segment, whose own range is the last 30 days.
        now: The time, in seconds since 1970.
        lenient: Whether unknown fields are taken.

    Raises:
        Problem: A time, a time zone or a field is wrong.
    """
    _check_timezone(body.get("timezone"))
    fields = tuple(body.get("fields") or ())
    check_fields(fields, body["type"], lenient)
    now = _time("now", body.get("now")) or now
    start, end = _range("timeRange", body["timeRange"], now)
    if body.get("segmentTimeRange"):
        active_from, active_until = _range("segmentTimeRange", body["segmentTimeRange"], now)
    else:
        active_from, active_until = now - _EVERYONE_SECONDS if is_built_in else None, now
    return ExportPlan(
        segment=body["segmentId"],
        segment_name=segment_name,
        kind=body["type"],
        format=body["format"],
        fields=fields,
        start=start,
        end=end,
        active_from=active_from,
        active_until=active_until,
    )


def file_name(plan: ExportPlan, created: float) -> str:
    """Return what the file of an export is called: it has the name of the segment and the date."""
    name = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in plan.segment_name)
    day = datetime.fromtimestamp(created, UTC).strftime("%Y-%m-%d")
    return f"{name[:100]}_{day}.{plan.format.removeprefix('FORMAT_').lower()}.gz"


def percent_done(created: float, due: float, now: float) -> int:
    """Return how much of an unfinished operation is done: never all of it."""
    if due <= created:
        return 0
    return max(0, min(99, math.floor(100 * (now - created) / (due - created))))


def _range(name: str, given: dict[str, Any], now: float) -> tuple[float | None, float]:
    start, end = _time(f"{name}.start", given.get("start")), _time(f"{name}.end", given.get("end"))
    end = now if end is None else end
    if start is not None and start > end:
        raise invalid_argument(f"{name}: starts after it ends")
    return start, end


def _time(name: str, text: str | None) -> float | None:
    """Return a time in seconds since 1970; None for an empty text, which leaves it open."""
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text.upper())
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise invalid_argument(f"{name}: must be empty, or a time in UTC, such as 2026-01-31T12:00:00Z")
    return time.timestamp()


def _check_timezone(name: str | None) -> None:
    # A machine without a database of time zones knows none of their names.
    if name and _timezones() and name not in _timezones():
        raise invalid_argument("timezone: must be the IANA name of a time zone, such as Europe/Berlin")


@cache
def _timezones() -> set[str]:
    return available_timezones()
