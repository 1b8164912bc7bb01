"""The methods of segments, completed by hand: an export goes on after the call that starts it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from functools import cached_property
from typing import Literal, TypeAlias

from fullstory.arguments import path_id
from fullstory.calls import Response
from fullstory.exports import requests
from fullstory.exports.arguments import TimeRange, export_body
from fullstory.exports.async_export import AsyncExport
from fullstory.exports.export import Export
from fullstory.generated.models.export_format import ExportFormat
from fullstory.generated.models.export_scope import ExportScope
from fullstory.generated.models.export_time_range import ExportTimeRange
from fullstory.generated.models.export_type import ExportType
from fullstory.generated.resources import segments

Scope: TypeAlias = Literal["events", "individuals", "sessions", "pages"]


class Segments(segments.Segments):
    """Groups of people who share something, and files of what they did."""

    @cached_property
    def with_response(self) -> SegmentsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SegmentsWithResponse(self._caller, self._driver)

    def export(
        self,
        segment_id: str,
        *,
        type: ExportType | Literal["event", "individual", "TYPE_EVENT", "TYPE_INDIVIDUAL"],
        format: ExportFormat | Literal["ndjson", "csv", "json", "FORMAT_NDJSON", "FORMAT_CSV", "FORMAT_JSON"],
        time_range: TimeRange | ExportTimeRange,
        segment_time_range: TimeRange | ExportTimeRange | None = None,
        fields: Iterable[str] | None = None,
        timezone: str | tzinfo | None = None,
        now: datetime | str | None = None,
        scope: ExportScope | Scope | None = None,
    ) -> Export:
        """Start an export of the events of a segment's people, or of figures on the people themselves.

        Nothing protects from starting it twice: there is no idempotency key. So it is sent again only where it cannot
        have begun. Where it may have, the error says how to find it.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/exports/create-segment-export/

        Args:
            segment_id: The id of the segment; built-in ones such as `everyone` work too.
            type: What a row is: `event`, or `individual` for people.
            format: `ndjson`, `csv` or `json`. In CSV, name the `fields`: otherwise the header may grow.
            time_range: Which rows: events by when they happened, people by when they were active. `(start, end)`, or a
                mapping with `start` and `end`, of datetimes with a time zone, dates (the first moment of the day in
                UTC) or strings in ISO 8601. None is an open end: no beginning, or now.
            segment_time_range: Replaces the segment's own range, which decides who is in it; that of `everyone` is the
                last 30 days.
            fields: The fields of a row; the default ones and all custom variables when left out. `user_*` and `evt_*`
                stand for all custom variables of users and events.
            timezone: The IANA name of the time zone that days begin in; UTC when left out.
            now: What "now" means for ranges such as "the last 30 days"; the time of the request when left out.
            scope: Which events: `events` that match the segment's event filters, or all events of the `individuals`,
                `sessions` or `pages` that match.

        Returns:
            The export, which goes on by itself.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            ExportError: The server says why there is no export.
            PermissionDeniedError: The API key's level does not allow this, or exports are not part of the plan.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        response = self.with_response.export(
            segment_id,
            type=type,
            format=format,
            time_range=time_range,
            segment_time_range=segment_time_range,
            fields=fields,
            timezone=timezone,
            now=now,
            scope=scope,
        )
        return response.parsed

    def resume_export(self, operation_id: str) -> Export:
        """Go on with an export that was started before, perhaps by another process.

        Args:
            operation_id: The `id` of the export.

        Returns:
            The export.

        Raises:
            InvalidArgumentError: The id cannot be used; nothing was sent.
            ExportError: The operation is something else than an export.
            NotFoundError: There is no such operation.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self.with_response.resume_export(operation_id).parsed


class SegmentsWithResponse(segments.SegmentsWithResponse):
    """Groups of people who share something, and files of what they did. Each method returns a Response."""

    def export(
        self,
        segment_id: str,
        *,
        type: ExportType | Literal["event", "individual", "TYPE_EVENT", "TYPE_INDIVIDUAL"],
        format: ExportFormat | Literal["ndjson", "csv", "json", "FORMAT_NDJSON", "FORMAT_CSV", "FORMAT_JSON"],
        time_range: TimeRange | ExportTimeRange,
        segment_time_range: TimeRange | ExportTimeRange | None = None,
        fields: Iterable[str] | None = None,
        timezone: str | tzinfo | None = None,
        now: datetime | str | None = None,
        scope: ExportScope | Scope | None = None,
    ) -> Response[Export]:
        """Start an export. The result is in the `parsed` of a Response. See `Segments.export`."""
        body = export_body(segment_id, type, format, time_range, segment_time_range, fields, timezone, now, scope)
        started = self._driver.run(requests.create(self._caller, body))
        export = Export(self._caller, self._driver, started.parsed, body["format"])
        return Response(started.status_code, started.headers, export)

    def resume_export(self, operation_id: str) -> Response[Export]:
        """Go on with an export. The result is in the `parsed` of a Response. See `Segments.resume_export`."""
        checked = path_id("operation_id", operation_id)
        seen = self._driver.run(self._caller.call(requests.look(checked)))
        export = Export(self._caller, self._driver, checked, operation=seen.parsed)
        return Response(seen.status_code, seen.headers, export)


class AsyncSegments(segments.AsyncSegments):
    """Groups of people who share something, and files of what they did. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSegmentsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSegmentsWithResponse(self._caller, self._driver)

    async def export(
        self,
        segment_id: str,
        *,
        type: ExportType | Literal["event", "individual", "TYPE_EVENT", "TYPE_INDIVIDUAL"],
        format: ExportFormat | Literal["ndjson", "csv", "json", "FORMAT_NDJSON", "FORMAT_CSV", "FORMAT_JSON"],
        time_range: TimeRange | ExportTimeRange,
        segment_time_range: TimeRange | ExportTimeRange | None = None,
        fields: Iterable[str] | None = None,
        timezone: str | tzinfo | None = None,
        now: datetime | str | None = None,
        scope: ExportScope | Scope | None = None,
    ) -> AsyncExport:
        """Start an export. See `Segments.export`."""
        response = await self.with_response.export(
            segment_id,
            type=type,
            format=format,
            time_range=time_range,
            segment_time_range=segment_time_range,
            fields=fields,
            timezone=timezone,
            now=now,
            scope=scope,
        )
        return response.parsed

    async def resume_export(self, operation_id: str) -> AsyncExport:
        """Go on with an export that was started before. See `Segments.resume_export`."""
        return (await self.with_response.resume_export(operation_id)).parsed


class AsyncSegmentsWithResponse(segments.AsyncSegmentsWithResponse):
    """Groups of people who share something, and files of what they did. Each method returns a Response to await."""

    async def export(
        self,
        segment_id: str,
        *,
        type: ExportType | Literal["event", "individual", "TYPE_EVENT", "TYPE_INDIVIDUAL"],
        format: ExportFormat | Literal["ndjson", "csv", "json", "FORMAT_NDJSON", "FORMAT_CSV", "FORMAT_JSON"],
        time_range: TimeRange | ExportTimeRange,
        segment_time_range: TimeRange | ExportTimeRange | None = None,
        fields: Iterable[str] | None = None,
        timezone: str | tzinfo | None = None,
        now: datetime | str | None = None,
        scope: ExportScope | Scope | None = None,
    ) -> Response[AsyncExport]:
        """Start an export. The result is in the `parsed` of a Response. See `AsyncSegments.export`."""
        body = export_body(segment_id, type, format, time_range, segment_time_range, fields, timezone, now, scope)
        started = await self._driver.run(requests.create(self._caller, body))
        export = AsyncExport(self._caller, self._driver, started.parsed, body["format"])
        return Response(started.status_code, started.headers, export)

    async def resume_export(self, operation_id: str) -> Response[AsyncExport]:
        """Go on with an export. The result is in the `parsed` of a Response. See `AsyncSegments.resume_export`."""
        checked = path_id("operation_id", operation_id)
        seen = await self._driver.run(self._caller.call(requests.look(checked)))
        export = AsyncExport(self._caller, self._driver, checked, operation=seen.parsed)
        return Response(seen.status_code, seen.headers, export)
