# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.export_event_details import ExportEventDetails, ExportEventDetailsDict
    from ..models.export_format import ExportFormat
    from ..models.export_time_range import ExportTimeRange, ExportTimeRangeDict
    from ..models.export_type import ExportType


class CreateSegmentExportRequestDict(TypedDict, total=False):
    """The fields of CreateSegmentExportRequest as a plain dict."""

    segmentId: Required[str]
    type: Required[ExportType | Literal["TYPE_EVENT", "TYPE_INDIVIDUAL"]]
    format: Required[ExportFormat | Literal["FORMAT_CSV", "FORMAT_JSON", "FORMAT_NDJSON"]]
    timeRange: Required[ExportTimeRangeDict]
    segmentTimeRange: ExportTimeRangeDict | None
    now: datetime | str | None
    timezone: str | None
    fields: Sequence[str] | None
    eventDetails: ExportEventDetailsDict | None


@define
class CreateSegmentExportRequest(Model):
    """A CreateSegmentExportRequest.

    Attributes:
        segment_id: The id of the segment; built-in ones such as `everyone` work too.
        type_: What a row of an export is. TYPE_EVENT: something that somebody did. TYPE_INDIVIDUAL: somebody,
            and figures on what they did. One of `TYPE_EVENT`, `TYPE_INDIVIDUAL`.
        format_: How an export is written. FORMAT_NDJSON: a JSON object a line. FORMAT_CSV: a header, then a
            record a row. FORMAT_JSON: one array of JSON objects. One of `FORMAT_NDJSON`, `FORMAT_CSV`,
            `FORMAT_JSON`.
        time_range: Which rows to export: events by when they happened, people by when they were active. Does
            not change who is in the segment.
        segment_time_range: Replaces the segment's own range, which decides who is in it. That of `everyone` is
            the last 30 days.
        now: What "now" means for ranges such as "the last 30 days"; the time of the request when left out.
        timezone: The IANA name of the time zone that days begin in, such as `Europe/Berlin`; UTC when left out.
        fields: The fields of a row, each once; the default ones and all custom variables when empty or left
            out. Custom variables are `user_<name>_<type>` and `evt_<name>_<type>`; `user_*` and `evt_*` stand for
            all of them.
        event_details: Which events to export.
    """

    segment_id: str
    type_: ExportType | str
    format_: ExportFormat | str
    time_range: ExportTimeRange
    segment_time_range: ExportTimeRange | None = None
    now: datetime | None = None
    timezone: str | None = None
    fields: list[str] | None = None
    event_details: ExportEventDetails | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "segmentId": self.segment_id,
            "type": self.type_,
            "format": self.format_,
            "timeRange": self.time_range,
            "segmentTimeRange": self.segment_time_range,
            "now": self.now,
            "timezone": self.timezone,
            "fields": self.fields,
            "eventDetails": self.event_details,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.export_event_details import ExportEventDetails
        from ..models.export_format import ExportFormat
        from ..models.export_time_range import ExportTimeRange
        from ..models.export_type import ExportType

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            segment_id=given.pop("segmentId", None),
            type_=ExportType.read(given.pop("type", None)),
            format_=ExportFormat.read(given.pop("format", None)),
            time_range=ExportTimeRange.read(given.pop("timeRange", None)),
            segment_time_range=ExportTimeRange.read(given.pop("segmentTimeRange", None)),
            now=read_datetime(given.pop("now", None)),
            timezone=given.pop("timezone", None),
            fields=given.pop("fields", None),
            event_details=ExportEventDetails.read(given.pop("eventDetails", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(
            value,
            path,
            _checks(),
            required=(
                "segmentId",
                "type",
                "format",
                "timeRange",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.export_event_details import ExportEventDetails
    from ..models.export_format import ExportFormat
    from ..models.export_time_range import ExportTimeRange
    from ..models.export_type import ExportType

    return {
        "segmentId": str,
        "type": checks.one_of(ExportType),
        "format": checks.one_of(ExportFormat),
        "timeRange": ExportTimeRange.check,
        "segmentTimeRange": ExportTimeRange.check,
        "now": checks.moment,
        "timezone": str,
        "fields": checks.each(str),
        "eventDetails": ExportEventDetails.check,
    }
