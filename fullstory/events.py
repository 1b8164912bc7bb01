"""Events: what cannot be written in the API document. The rest is in `fullstory.generated.resources.events`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fullstory.generated.resources import events as generated

if TYPE_CHECKING:
    from fullstory.batch.async_job import AsyncBatchJob
    from fullstory.batch.job import BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.batch.requests import AnyFields
    from fullstory.generated.models.event_import import EventImport
    from fullstory.generated.models.event_import_request import EventImportRequestDict
    from fullstory.generated.models.failed_event_import import FailedEventImport
    from fullstory.generated.models.shared_event_data import SharedEventDataDict


class Events(generated.Events):
    """Things that users did, recorded from a server."""

    def batch_create(
        self,
        requests: Iterable[EventImportRequestDict | AnyFields] = (),
        *,
        shared: SharedEventDataDict | AnyFields | None = None,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> BatchJob[EventImport, FailedEventImport]:
        """Prepare the import of up to 50,000 events; `execute()` on the job starts it.

        Needs an API key of Standard level or higher; reading what came of it needs Architect level.

        https://developer.fullstory.com/server/v2/events/create-batch-events-import-job/

        Args:
            requests: One mapping an event: the fields of `create`. They are copied.
            shared: What all events have in common, such as `{"context": ...}`. An event with a context of its own then
                fails.
            include_schema: Whether the imported events report the types of their properties.
            options: How often to poll and to retry.
            idempotency_key: Names this import for 24 hours, so that it is made once. A new UUID when left out.

        Returns:
            The job, not executed.

        Raises:
            InvalidArgumentError: A request cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.endpoints import event_endpoints
        from fullstory.batch.job import BatchJob

        endpoints = event_endpoints(include_schema, idempotency_key)
        return BatchJob(self._caller, self._driver, endpoints, requests, shared, options)


class AsyncEvents(generated.AsyncEvents):
    """Things that users did, recorded from a server. Every method is awaited."""

    def batch_create(
        self,
        requests: Iterable[EventImportRequestDict | AnyFields] = (),
        *,
        shared: SharedEventDataDict | AnyFields | None = None,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> AsyncBatchJob[EventImport, FailedEventImport]:
        """Prepare the import of up to 50,000 events; `execute()` on the job starts it. See `Events.batch_create`."""
        from fullstory.batch.async_job import AsyncBatchJob
        from fullstory.batch.endpoints import event_endpoints

        endpoints = event_endpoints(include_schema, idempotency_key)
        return AsyncBatchJob(self._caller, self._driver, endpoints, requests, shared, options)
