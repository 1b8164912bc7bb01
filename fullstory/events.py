"""Events: record one, or import in batches.

https://developer.fullstory.com/server/v2/events/introduction/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from fullstory.resource import (
    AsyncResource,
    Resource,
    async_returning_response,
    empty_parser,
    request_body,
    returning_response,
)
from fullstory.transport import Flow, Response, Transport, idempotency_key_or_new

if TYPE_CHECKING:
    from typing import Unpack

    from fullstory.batch.job import AsyncBatchJob, BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.generated.models import EventImport, FailedEventImport
    from fullstory.generated.models.create_event_request import CreateEventRequestDict


class Events(Resource):
    """The events of a FullStory organisation. Every method blocks, and may raise any FullStoryError."""

    @property
    def with_response(self) -> EventsWithResponse:
        """The same methods, returning a Response with status code and headers around their result."""
        return EventsWithResponse(Events(self._transport, self._driver, whole_response=True))

    def create(self, *, idempotency_key: str | None = None, **fields: Unpack[CreateEventRequestDict]) -> None:
        """Record an event.

        https://developer.fullstory.com/server/v2/events/create-events/

        Args:
            idempotency_key: Names this request for 24 hours, so that it takes effect once however often it is sent; a
                new UUID when left out.
            **fields: `name` (what happened; required); `session` (`{"id": ...}`, or `{"use_most_recent": True}` with a
                `user`); `user` (`{"id": ...}` or `{"uid": ...}`); `context` (browser, mobile, device, location);
                `timestamp` (a datetime with time zone or an ISO 8601 string; the server's time when left out);
                `properties` (a mapping); `schema` (types of properties). A session id and a user exclude each other;
                with neither, the event belongs to a new anonymous user.

        Raises:
            InvalidArgumentError: A field is unknown or missing or cannot be sent; nothing was sent.
            ApiError: The server refused.
            ConnectionFailedError, RequestTimeoutError: There was no answer, after all retries.
        """
        return self._run(_create(self._transport, idempotency_key, fields))

    def batch_create(
        self,
        requests: Iterable[Mapping[str, Any]] = (),
        *,
        shared: Mapping[str, Any] | None = None,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> BatchJob[EventImport, FailedEventImport]:
        """Prepare the import of up to 50,000 events; `execute()` on the job starts it.

        https://developer.fullstory.com/server/v2/events/create-batch-events-import-job/

        Args:
            requests: One mapping an event: the fields of `create`.
            shared: `{"context": ...}` for all events. An event with a context of its own then fails.
            include_schema: Whether the imported events report the types of their properties.
            options: How often to poll and to retry.
            idempotency_key: Names this import for 24 hours, so that it is made once; a new UUID when left out.

        Raises:
            InvalidArgumentError: Something in the requests cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.base import JobSetup
        from fullstory.batch.endpoints import event_endpoints
        from fullstory.batch.job import BatchJob

        setup = JobSetup(event_endpoints(), requests, shared, include_schema, options, idempotency_key)
        return BatchJob(self._transport, self._driver, setup)


class EventsWithResponse:
    """The methods of Events that make a request, each returning a Response around its result."""

    def __init__(self, events: Events) -> None:
        self.create = returning_response(events.create)


class AsyncEvents(AsyncResource):
    """The events of a FullStory organisation. Every method is awaited, and may raise any FullStoryError."""

    @property
    def with_response(self) -> AsyncEventsWithResponse:
        """The same methods, returning a Response with status code and headers around their result."""
        return AsyncEventsWithResponse(AsyncEvents(self._transport, self._driver, whole_response=True))

    async def create(self, *, idempotency_key: str | None = None, **fields: Unpack[CreateEventRequestDict]) -> None:
        """Record an event. See `Events.create`."""
        return await self._run(_create(self._transport, idempotency_key, fields))

    def batch_create(
        self,
        requests: Iterable[Mapping[str, Any]] = (),
        *,
        shared: Mapping[str, Any] | None = None,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> AsyncBatchJob[EventImport, FailedEventImport]:
        """Prepare the import of up to 50,000 events. See `Events.batch_create`."""
        from fullstory.batch.base import JobSetup
        from fullstory.batch.endpoints import event_endpoints
        from fullstory.batch.job import AsyncBatchJob

        setup = JobSetup(event_endpoints(), requests, shared, include_schema, options, idempotency_key)
        return AsyncBatchJob(self._transport, self._driver, setup)


class AsyncEventsWithResponse:
    """The methods of AsyncEvents that make a request, each returning a Response around its result."""

    def __init__(self, events: AsyncEvents) -> None:
        self.create = async_returning_response(events.create)


def _create(transport: Transport, idempotency_key: str | None, fields: Mapping[str, Any]) -> Flow[Response[None]]:
    from fullstory.generated.api.events import create_event
    from fullstory.generated.models.create_event_request import CreateEventRequest, CreateEventRequestDict
    from fullstory.generated.models.create_event_response import CreateEventResponse

    body = request_body("events.create", fields, CreateEventRequestDict, CreateEventRequest)
    built = create_event.build_request(body=body, idempotency_key=idempotency_key_or_new(idempotency_key))
    return transport.call(
        transport.request(built), empty_parser(transport, create_event.parse_response, CreateEventResponse)
    )
