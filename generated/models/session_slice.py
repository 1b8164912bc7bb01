# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.slice_mode import SliceMode


class SessionSliceDict(TypedDict, total=False):
    """The fields of SessionSlice as a plain dict."""

    mode: SliceMode | Literal["FIRST", "LAST", "TIMESTAMP", "UNSPECIFIED"] | None
    event_limit: int | None
    duration_limit_ms: str | int | None
    start_timestamp: datetime | str | None
    end_timestamp: datetime | str | None


@define
class SessionSlice(Model):
    """Which part of the session is looked at; the beginning when left out.

    Attributes:
        mode: Which part of the session counts: FIRST the beginning, LAST the end, TIMESTAMP what lies between
            two moments. One of `UNSPECIFIED`, `FIRST`, `LAST`, `TIMESTAMP`.
        event_limit: The most events to keep; all of them if it is 0.
        duration_limit_ms: How long the part is, in milliseconds; answers hold a string.
        start_timestamp: When the part begins.
        end_timestamp: When the part ends; only earlier events count.
    """

    mode: SliceMode | str | None = None
    event_limit: int | None = None
    duration_limit_ms: str | int | None = None
    start_timestamp: datetime | None = None
    end_timestamp: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "mode": self.mode,
            "event_limit": self.event_limit,
            "duration_limit_ms": self.duration_limit_ms,
            "start_timestamp": self.start_timestamp,
            "end_timestamp": self.end_timestamp,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.slice_mode import SliceMode

        given = json_object(src_dict)
        model = cls(
            mode=SliceMode.read(given.pop("mode", None)),
            event_limit=given.pop("event_limit", None),
            duration_limit_ms=given.pop("duration_limit_ms", None),
            start_timestamp=read_datetime(given.pop("start_timestamp", None)),
            end_timestamp=read_datetime(given.pop("end_timestamp", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks())


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.slice_mode import SliceMode

    return {
        "mode": checks.one_of(SliceMode),
        "event_limit": int,
        "duration_limit_ms": checks.TEXT_OR_INT,
        "start_timestamp": checks.moment,
        "end_timestamp": checks.moment,
    }
