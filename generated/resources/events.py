# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Things that users did, recorded from a server.

https://developer.fullstory.com/server/v2/events/introduction/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.batch.async_job import AsyncBatchJob
    from fullstory.batch.endpoints import BatchEndpoints
    from fullstory.batch.job import BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.batch.requests import AnyFields
    from fullstory.generated.models.event_context import EventContextDict
    from fullstory.generated.models.event_import import EventImport
    from fullstory.generated.models.event_import_request import EventImportRequestDict
    from fullstory.generated.models.event_session import EventSessionDict
    from fullstory.generated.models.event_user import EventUserDict
    from fullstory.generated.models.failed_event_import import FailedEventImport
    from fullstory.generated.models.property_schema import PropertySchemaDict
    from fullstory.generated.models.shared_event_data import SharedEventDataDict


class Events(Resource):
    """Things that users did, recorded from a server."""

    @cached_property
    def with_response(self) -> EventsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return EventsWithResponse(self._caller, self._driver)

    def create(
        self,
        *,
        name: str,
        context: EventContextDict | None = None,
        timestamp: datetime | str | None = None,
        properties: Mapping[str, Any] | None = None,
        user: EventUserDict | None = None,
        session: EventSessionDict | None = None,
        schema: PropertySchemaDict | None = None,
        page_properties: Mapping[str, Any] | None = None,
        page_properties_schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Create an event.

        Records one event. It names at most one identity: a session by its id; a user, optionally with that user's
        most recent session; or nothing, which creates a new anonymous user. Any other combination is refused.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/events/create-events/

        Args:
            name: What happened, such as `Order Completed`.
            context: Where an event happened, and on what device.
            timestamp: When it happened, in ISO 8601 with a time zone; the server's time when left out. It is best
                always set.
            properties: Custom properties of an event, by name. The rules for names and values are those of user
                properties.
            user: The user an event belongs to, named by `id` or by `uid`, not both. Not accepted with `session.id`.
            session: The session an event belongs to.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            page_properties: Custom properties of the page an event happened on, by name; they are copied to all
                events of that page. The rules for names and values are those of user properties.
            page_properties_schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        self._call(
            _create(
                name=name,
                context=context,
                timestamp=timestamp,
                properties=properties,
                user=user,
                session=session,
                schema=schema,
                page_properties=page_properties,
                page_properties_schema=page_properties_schema,
                idempotency_key=idempotency_key,
            )
        )

    def batch_create(
        self,
        requests: Iterable[EventImportRequestDict | AnyFields] = (),
        *,
        shared: SharedEventDataDict | AnyFields | None = None,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> BatchJob[EventImport, FailedEventImport]:
        """Import events in a batch.

        Call `execute()` on the job that is returned to start it.

        Needs an API key of Standard level or higher; reading the results needs Architect level.

        https://developer.fullstory.com/server/v2/events/create-batch-events-import-job/

        Args:
            requests: The events: the fields of `create`. At most 50,000 items. They are copied.
            shared: What all events of a batch have in common, such as their context. An event that has the same
                field fails.
            include_schema: Whether to report the type of each property, and the conflicts between types.
            options: How often to poll and retry.
            idempotency_key: Identifies this import for 24 hours, so that it is made once. A new UUID when left out.

        Returns:
            The job.

        Raises:
            InvalidArgumentError: Something cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.job import BatchJob

        endpoints = _batch_create(include_schema, idempotency_key)
        return BatchJob(self._caller, self._driver, endpoints, requests, shared, options)


class EventsWithResponse(Resource):
    """Things that users did, recorded from a server. Every method returns a Response around its result."""

    def create(
        self,
        *,
        name: str,
        context: EventContextDict | None = None,
        timestamp: datetime | str | None = None,
        properties: Mapping[str, Any] | None = None,
        user: EventUserDict | None = None,
        session: EventSessionDict | None = None,
        schema: PropertySchemaDict | None = None,
        page_properties: Mapping[str, Any] | None = None,
        page_properties_schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> Response[None]:
        """Create an event. The result is in the `parsed` of a Response.

        Records one event. It names at most one identity: a session by its id; a user, optionally with that user's
        most recent session; or nothing, which creates a new anonymous user. Any other combination is refused.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/events/create-events/

        Args:
            name: What happened, such as `Order Completed`.
            context: Where an event happened, and on what device.
            timestamp: When it happened, in ISO 8601 with a time zone; the server's time when left out. It is best
                always set.
            properties: Custom properties of an event, by name. The rules for names and values are those of user
                properties.
            user: The user an event belongs to, named by `id` or by `uid`, not both. Not accepted with `session.id`.
            session: The session an event belongs to.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            page_properties: Custom properties of the page an event happened on, by name; they are copied to all
                events of that page. The rules for names and values are those of user properties.
            page_properties_schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                name=name,
                context=context,
                timestamp=timestamp,
                properties=properties,
                user=user,
                session=session,
                schema=schema,
                page_properties=page_properties,
                page_properties_schema=page_properties_schema,
                idempotency_key=idempotency_key,
            )
        )


class AsyncEvents(AsyncResource):
    """Things that users did, recorded from a server. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncEventsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncEventsWithResponse(self._caller, self._driver)

    async def create(
        self,
        *,
        name: str,
        context: EventContextDict | None = None,
        timestamp: datetime | str | None = None,
        properties: Mapping[str, Any] | None = None,
        user: EventUserDict | None = None,
        session: EventSessionDict | None = None,
        schema: PropertySchemaDict | None = None,
        page_properties: Mapping[str, Any] | None = None,
        page_properties_schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        """Create an event.

        Records one event. It names at most one identity: a session by its id; a user, optionally with that user's
        most recent session; or nothing, which creates a new anonymous user. Any other combination is refused.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/events/create-events/

        Args:
            name: What happened, such as `Order Completed`.
            context: Where an event happened, and on what device.
            timestamp: When it happened, in ISO 8601 with a time zone; the server's time when left out. It is best
                always set.
            properties: Custom properties of an event, by name. The rules for names and values are those of user
                properties.
            user: The user an event belongs to, named by `id` or by `uid`, not both. Not accepted with `session.id`.
            session: The session an event belongs to.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            page_properties: Custom properties of the page an event happened on, by name; they are copied to all
                events of that page. The rules for names and values are those of user properties.
            page_properties_schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        await self._call(
            _create(
                name=name,
                context=context,
                timestamp=timestamp,
                properties=properties,
                user=user,
                session=session,
                schema=schema,
                page_properties=page_properties,
                page_properties_schema=page_properties_schema,
                idempotency_key=idempotency_key,
            )
        )

    def batch_create(
        self,
        requests: Iterable[EventImportRequestDict | AnyFields] = (),
        *,
        shared: SharedEventDataDict | AnyFields | None = None,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> AsyncBatchJob[EventImport, FailedEventImport]:
        """Import events in a batch.

        Call `execute()` on the job that is returned to start it.

        Needs an API key of Standard level or higher; reading the results needs Architect level.

        https://developer.fullstory.com/server/v2/events/create-batch-events-import-job/

        Args:
            requests: The events: the fields of `create`. At most 50,000 items. They are copied.
            shared: What all events of a batch have in common, such as their context. An event that has the same
                field fails.
            include_schema: Whether to report the type of each property, and the conflicts between types.
            options: How often to poll and retry.
            idempotency_key: Identifies this import for 24 hours, so that it is made once. A new UUID when left out.

        Returns:
            The job.

        Raises:
            InvalidArgumentError: Something cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.async_job import AsyncBatchJob

        endpoints = _batch_create(include_schema, idempotency_key)
        return AsyncBatchJob(self._caller, self._driver, endpoints, requests, shared, options)


class AsyncEventsWithResponse(AsyncResource):
    """Things that users did, recorded from a server. Every method returns a Response around its result."""

    async def create(
        self,
        *,
        name: str,
        context: EventContextDict | None = None,
        timestamp: datetime | str | None = None,
        properties: Mapping[str, Any] | None = None,
        user: EventUserDict | None = None,
        session: EventSessionDict | None = None,
        schema: PropertySchemaDict | None = None,
        page_properties: Mapping[str, Any] | None = None,
        page_properties_schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> Response[None]:
        """Create an event. The result is in the `parsed` of a Response.

        Records one event. It names at most one identity: a session by its id; a user, optionally with that user's
        most recent session; or nothing, which creates a new anonymous user. Any other combination is refused.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/events/create-events/

        Args:
            name: What happened, such as `Order Completed`.
            context: Where an event happened, and on what device.
            timestamp: When it happened, in ISO 8601 with a time zone; the server's time when left out. It is best
                always set.
            properties: Custom properties of an event, by name. The rules for names and values are those of user
                properties.
            user: The user an event belongs to, named by `id` or by `uid`, not both. Not accepted with `session.id`.
            session: The session an event belongs to.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            page_properties: Custom properties of the page an event happened on, by name; they are copied to all
                events of that page. The rules for names and values are those of user properties.
            page_properties_schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _create(
                name=name,
                context=context,
                timestamp=timestamp,
                properties=properties,
                user=user,
                session=session,
                schema=schema,
                page_properties=page_properties,
                page_properties_schema=page_properties_schema,
                idempotency_key=idempotency_key,
            )
        )


def _batch_create(include_schema: bool, idempotency_key: str | None) -> BatchEndpoints[EventImport, FailedEventImport]:
    from fullstory.batch.endpoints import BatchEndpoints
    from fullstory.batch.item_check import ItemCheck
    from fullstory.generated.api.events import (
        create_event_batch,
        get_event_batch,
        list_event_batch_errors,
        list_event_batch_imports,
    )
    from fullstory.generated.models.event_import import EventImport
    from fullstory.generated.models.event_import_request import EventImportRequest
    from fullstory.generated.models.failed_event_import import FailedEventImport
    from fullstory.generated.models.shared_event_data import SharedEventData

    return BatchEndpoints(
        create=create_event_batch,
        status=get_event_batch,
        imports=list_event_batch_imports,
        errors=list_event_batch_errors,
        item_check=ItemCheck(EventImportRequest.check, required=("name",)),
        check_shared=SharedEventData.check,
        import_model=EventImport,
        failed_model=FailedEventImport,
        include_schema=arguments.flag("include_schema", include_schema),
        idempotency_key=arguments.idempotency_key_or_new(idempotency_key),
    )


def _create(
    *,
    name: str,
    context: EventContextDict | None = None,
    timestamp: datetime | str | None = None,
    properties: Mapping[str, Any] | None = None,
    user: EventUserDict | None = None,
    session: EventSessionDict | None = None,
    schema: PropertySchemaDict | None = None,
    page_properties: Mapping[str, Any] | None = None,
    page_properties_schema: PropertySchemaDict | None = None,
    idempotency_key: str | None = None,
) -> calls.Operation[None]:
    from fullstory.generated.api.events import create_event
    from fullstory.generated.models.create_event_request import CreateEventRequest

    return calls.Operation(
        create_event.build_request(
            body=request_body(
                "events.create()",
                CreateEventRequest.check,
                {
                    "name": name,
                    "context": context,
                    "timestamp": timestamp,
                    "properties": properties,
                    "user": user,
                    "session": session,
                    "schema": schema,
                    "page_properties": page_properties,
                    "page_properties_schema": page_properties_schema,
                },
            ),
            idempotency_key=arguments.idempotency_key_or_new(idempotency_key),
        ),
        None,
        create_event.REPEAT,
    )
