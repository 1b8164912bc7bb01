# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Where FullStory reports what happens, and what it can report.

https://developer.fullstory.com/destinations/v1/webhooks/getting-started/
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from fullstory import arguments
from fullstory.calls import Operation, Response
from fullstory.generated import checks
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.generated.models.list_webhook_event_types_response import ListWebhookEventTypesResponse
    from fullstory.generated.models.webhook_event_sample import WebhookEventSample
    from fullstory.generated.models.webhook_event_subcategory import WebhookEventSubcategory


class Webhooks(Resource):
    """Where FullStory reports what happens, and what it can report."""

    @cached_property
    def with_response(self) -> WebhooksWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return WebhooksWithResponse(self._caller, self._driver)

    def event_types(
        self,
    ) -> ListWebhookEventTypesResponse:
        """List the events that webhooks can receive.

        All kinds of events that the account's plan allows.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-types/

        Returns:
            All kinds of events that webhooks can receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_event_types()).parsed

    def subcategories(
        self,
        event_name: str,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[WebhookEventSubcategory]:
        """List the subcategories of an event.

        What an endpoint can choose from when it registers for this kind of event, such as the alerts of
        `metric.alert`, a page at a time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-subcategories/

        Args:
            event_name: The kind of event, such as `note.created`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many subcategories a page holds at most; 1,000 when left out. At least 1. At most 1,000.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _subcategories(
                event_name,
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed

    def sample(
        self,
        event_name: str,
        *,
        subcategory: str | None = None,
        version: int | None = None,
    ) -> WebhookEventSample:
        """Get a sample of an event.

        An example of what endpoints receive when this kind of event happens.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-event-sample/

        Args:
            event_name: The kind of event, such as `note.created`.
            subcategory: The subcategory, for kinds of events that have them.
            version: The version of the payload; the newest when left out.

        Returns:
            An example of what endpoints receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _sample(
                event_name,
                subcategory=subcategory,
                version=version,
            )
        ).parsed


class WebhooksWithResponse(Resource):
    """Where FullStory reports what happens, and what it can report. Every method returns a Response around its result."""

    def event_types(
        self,
    ) -> Response[ListWebhookEventTypesResponse]:
        """List the events that webhooks can receive. The result is in the `parsed` of a Response.

        All kinds of events that the account's plan allows.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-types/

        Returns:
            All kinds of events that webhooks can receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_event_types())

    def subcategories(
        self,
        event_name: str,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[WebhookEventSubcategory]]:
        """List the subcategories of an event. The result is in the `parsed` of a Response.

        What an endpoint can choose from when it registers for this kind of event, such as the alerts of
        `metric.alert`, a page at a time.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-subcategories/

        Args:
            event_name: The kind of event, such as `note.created`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many subcategories a page holds at most; 1,000 when left out. At least 1. At most 1,000.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _subcategories(
                event_name,
                pagination_token=pagination_token,
                limit=limit,
            )
        )

    def sample(
        self,
        event_name: str,
        *,
        subcategory: str | None = None,
        version: int | None = None,
    ) -> Response[WebhookEventSample]:
        """Get a sample of an event. The result is in the `parsed` of a Response.

        An example of what endpoints receive when this kind of event happens.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-event-sample/

        Args:
            event_name: The kind of event, such as `note.created`.
            subcategory: The subcategory, for kinds of events that have them.
            version: The version of the payload; the newest when left out.

        Returns:
            An example of what endpoints receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _sample(
                event_name,
                subcategory=subcategory,
                version=version,
            )
        )


class AsyncWebhooks(AsyncResource):
    """Where FullStory reports what happens, and what it can report. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncWebhooksWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncWebhooksWithResponse(self._caller, self._driver)

    async def event_types(
        self,
    ) -> ListWebhookEventTypesResponse:
        """List the events that webhooks can receive.

        All kinds of events that the account's plan allows.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-types/

        Returns:
            All kinds of events that webhooks can receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_event_types())).parsed

    def subcategories(
        self,
        event_name: str,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[WebhookEventSubcategory]:
        """List the subcategories of an event.

        What an endpoint can choose from when it registers for this kind of event, such as the alerts of
        `metric.alert`, a page at a time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-subcategories/

        Args:
            event_name: The kind of event, such as `note.created`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many subcategories a page holds at most; 1,000 when left out. At least 1. At most 1,000.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _subcategories(
                    event_name,
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )

    async def sample(
        self,
        event_name: str,
        *,
        subcategory: str | None = None,
        version: int | None = None,
    ) -> WebhookEventSample:
        """Get a sample of an event.

        An example of what endpoints receive when this kind of event happens.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-event-sample/

        Args:
            event_name: The kind of event, such as `note.created`.
            subcategory: The subcategory, for kinds of events that have them.
            version: The version of the payload; the newest when left out.

        Returns:
            An example of what endpoints receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _sample(
                    event_name,
                    subcategory=subcategory,
                    version=version,
                )
            )
        ).parsed


class AsyncWebhooksWithResponse(AsyncResource):
    """Where FullStory reports what happens, and what it can report. Every method returns a Response around its result."""

    async def event_types(
        self,
    ) -> Response[ListWebhookEventTypesResponse]:
        """List the events that webhooks can receive. The result is in the `parsed` of a Response.

        All kinds of events that the account's plan allows.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-types/

        Returns:
            All kinds of events that webhooks can receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_event_types())

    async def subcategories(
        self,
        event_name: str,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[WebhookEventSubcategory]]:
        """List the subcategories of an event. The result is in the `parsed` of a Response.

        What an endpoint can choose from when it registers for this kind of event, such as the alerts of
        `metric.alert`, a page at a time.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-event-subcategories/

        Args:
            event_name: The kind of event, such as `note.created`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many subcategories a page holds at most; 1,000 when left out. At least 1. At most 1,000.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _subcategories(
                event_name,
                pagination_token=pagination_token,
                limit=limit,
            )
        )

    async def sample(
        self,
        event_name: str,
        *,
        subcategory: str | None = None,
        version: int | None = None,
    ) -> Response[WebhookEventSample]:
        """Get a sample of an event. The result is in the `parsed` of a Response.

        An example of what endpoints receive when this kind of event happens.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-event-sample/

        Args:
            event_name: The kind of event, such as `note.created`.
            subcategory: The subcategory, for kinds of events that have them.
            version: The version of the payload; the newest when left out.

        Returns:
            An example of what endpoints receive.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _sample(
                event_name,
                subcategory=subcategory,
                version=version,
            )
        )


def _event_types() -> Operation[ListWebhookEventTypesResponse]:
    from fullstory.generated.api.webhooks import list_webhook_event_types
    from fullstory.generated.models.list_webhook_event_types_response import ListWebhookEventTypesResponse

    return Operation(
        list_webhook_event_types.build_request(),
        ListWebhookEventTypesResponse.from_dict,
        list_webhook_event_types.REPEAT,
    )


def _subcategories(
    event_name: str,
    *,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[WebhookEventSubcategory]:
    from fullstory.generated.api.webhooks import list_webhook_event_subcategories
    from fullstory.generated.models.webhook_event_subcategory import WebhookEventSubcategory

    return Listing(
        list_webhook_event_subcategories.build_request(
            arguments.path_id("event_name", event_name),
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        WebhookEventSubcategory.from_dict,
        "paginationToken",
        "nextPaginationToken",
        "subcategoryDefs",
        list_webhook_event_subcategories.REPEAT,
    )


def _sample(
    event_name: str,
    *,
    subcategory: str | None = None,
    version: int | None = None,
) -> Operation[WebhookEventSample]:
    from fullstory.generated.api.webhooks import get_webhook_event_sample
    from fullstory.generated.models.webhook_event_sample import WebhookEventSample

    return Operation(
        get_webhook_event_sample.build_request(
            arguments.path_id("event_name", event_name),
            subcategory=arguments.optional(arguments.non_blank, "subcategory", subcategory),
            version=request_body("webhooks.sample()", checks.of_fields({"version": int}), {"version": version}).get(
                "version"
            ),
        ),
        WebhookEventSample.from_dict,
        get_webhook_event_sample.REPEAT,
    )
