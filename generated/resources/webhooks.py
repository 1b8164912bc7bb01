# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Where FullStory reports what happens, and what it can report.

https://developer.fullstory.com/destinations/v1/webhooks/getting-started/
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.generated import checks
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.generated.models.list_webhook_event_types_response import ListWebhookEventTypesResponse
    from fullstory.generated.models.webhook_endpoint import WebhookEndpoint
    from fullstory.generated.models.webhook_event_sample import WebhookEventSample
    from fullstory.generated.models.webhook_event_subcategory import WebhookEventSubcategory
    from fullstory.generated.models.webhook_event_type_request import WebhookEventTypeRequestDict


class Webhooks(Resource):
    """Where FullStory reports what happens, and what it can report."""

    @cached_property
    def with_response(self) -> WebhooksWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return WebhooksWithResponse(self._caller, self._driver)

    @cached_property
    def endpoints(self) -> WebhooksEndpoints:
        """The endpoints part of `webhooks`."""
        return WebhooksEndpoints(self._caller, self._driver)

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

    @cached_property
    def endpoints(self) -> WebhooksEndpointsWithResponse:
        """The endpoints part of `webhooks`."""
        return WebhooksEndpointsWithResponse(self._caller, self._driver)

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

    @cached_property
    def endpoints(self) -> AsyncWebhooksEndpoints:
        """The endpoints part of `webhooks`."""
        return AsyncWebhooksEndpoints(self._caller, self._driver)

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

    @cached_property
    def endpoints(self) -> AsyncWebhooksEndpointsWithResponse:
        """The endpoints part of `webhooks`."""
        return AsyncWebhooksEndpointsWithResponse(self._caller, self._driver)

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


class WebhooksEndpoints(Resource):
    """The endpoints part of `webhooks`."""

    @cached_property
    def with_response(self) -> WebhooksEndpointsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return WebhooksEndpointsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[WebhookEndpoint]:
        """List webhook endpoints.

        The webhook endpoints of the account, a page at a time. Their secrets are never shown.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-endpoints/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many endpoints a page holds at most; 100 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _endpoints_list(
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed

    def create(
        self,
        *,
        url: str,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        secret: str | None = None,
    ) -> WebhookEndpoint:
        """Create a webhook endpoint.

        Registers a URL that FullStory sends events to. It is enabled from the start. A URL can be registered once.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/create-endpoint/

        Args:
            url: The URL that receives events, with http or https.
            event_types: The kinds of events it receives.
            secret: Signs what the endpoint receives, see `fullstory.webhooks.verify`. It cannot be read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_create(
                url=url,
                event_types=event_types,
                secret=secret,
            )
        ).parsed

    def get(
        self,
        id: str,
    ) -> WebhookEndpoint:
        """Get a webhook endpoint.

        The webhook endpoint with this id. Its secret is never shown.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_get(
                id,
            )
        ).parsed

    def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> WebhookEndpoint:
        """Update a webhook endpoint.

        Changes what is given; what is left out or empty stays as it was, except `disabled`: the server enables an
        endpoint when `disabled` is left out. A new URL gives the endpoint a new id, which is in the answer.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/update-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.
            disabled: Whether the endpoint receives nothing. The server enables the endpoint when this is left out.
            event_types: The kinds of events it receives instead of those it received; unchanged when empty or left
                out.
            url: The URL that receives events from now on, with http or https; unchanged when empty or left out. It
                gives the endpoint a new id.
            secret: Signs what the endpoint receives from now on; unchanged when empty or left out. It cannot be
                read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_update(
                id,
                disabled=disabled,
                event_types=event_types,
                url=url,
                secret=secret,
            )
        ).parsed

    def delete(
        self,
        id: str,
    ) -> None:
        """Delete a webhook endpoint.

        FullStory sends nothing to it any more.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/delete-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        self._call(
            _endpoints_delete(
                id,
            )
        )


class WebhooksEndpointsWithResponse(Resource):
    """The endpoints part of `webhooks`. Every method returns a Response around its result."""

    def list(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[WebhookEndpoint]]:
        """List webhook endpoints. The result is in the `parsed` of a Response.

        The webhook endpoints of the account, a page at a time. Their secrets are never shown.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-endpoints/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many endpoints a page holds at most; 100 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _endpoints_list(
                pagination_token=pagination_token,
                limit=limit,
            )
        )

    def create(
        self,
        *,
        url: str,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        secret: str | None = None,
    ) -> Response[WebhookEndpoint]:
        """Create a webhook endpoint. The result is in the `parsed` of a Response.

        Registers a URL that FullStory sends events to. It is enabled from the start. A URL can be registered once.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/create-endpoint/

        Args:
            url: The URL that receives events, with http or https.
            event_types: The kinds of events it receives.
            secret: Signs what the endpoint receives, see `fullstory.webhooks.verify`. It cannot be read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_create(
                url=url,
                event_types=event_types,
                secret=secret,
            )
        )

    def get(
        self,
        id: str,
    ) -> Response[WebhookEndpoint]:
        """Get a webhook endpoint. The result is in the `parsed` of a Response.

        The webhook endpoint with this id. Its secret is never shown.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_get(
                id,
            )
        )

    def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> Response[WebhookEndpoint]:
        """Update a webhook endpoint. The result is in the `parsed` of a Response.

        Changes what is given; what is left out or empty stays as it was, except `disabled`: the server enables an
        endpoint when `disabled` is left out. A new URL gives the endpoint a new id, which is in the answer.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/update-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.
            disabled: Whether the endpoint receives nothing. The server enables the endpoint when this is left out.
            event_types: The kinds of events it receives instead of those it received; unchanged when empty or left
                out.
            url: The URL that receives events from now on, with http or https; unchanged when empty or left out. It
                gives the endpoint a new id.
            secret: Signs what the endpoint receives from now on; unchanged when empty or left out. It cannot be
                read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_update(
                id,
                disabled=disabled,
                event_types=event_types,
                url=url,
                secret=secret,
            )
        )

    def delete(
        self,
        id: str,
    ) -> Response[None]:
        """Delete a webhook endpoint. The result is in the `parsed` of a Response.

        FullStory sends nothing to it any more.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/delete-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _endpoints_delete(
                id,
            )
        )


class AsyncWebhooksEndpoints(AsyncResource):
    """The endpoints part of `webhooks`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncWebhooksEndpointsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncWebhooksEndpointsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[WebhookEndpoint]:
        """List webhook endpoints.

        The webhook endpoints of the account, a page at a time. Their secrets are never shown.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-endpoints/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many endpoints a page holds at most; 100 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _endpoints_list(
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )

    async def create(
        self,
        *,
        url: str,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        secret: str | None = None,
    ) -> WebhookEndpoint:
        """Create a webhook endpoint.

        Registers a URL that FullStory sends events to. It is enabled from the start. A URL can be registered once.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/create-endpoint/

        Args:
            url: The URL that receives events, with http or https.
            event_types: The kinds of events it receives.
            secret: Signs what the endpoint receives, see `fullstory.webhooks.verify`. It cannot be read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _endpoints_create(
                    url=url,
                    event_types=event_types,
                    secret=secret,
                )
            )
        ).parsed

    async def get(
        self,
        id: str,
    ) -> WebhookEndpoint:
        """Get a webhook endpoint.

        The webhook endpoint with this id. Its secret is never shown.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _endpoints_get(
                    id,
                )
            )
        ).parsed

    async def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> WebhookEndpoint:
        """Update a webhook endpoint.

        Changes what is given; what is left out or empty stays as it was, except `disabled`: the server enables an
        endpoint when `disabled` is left out. A new URL gives the endpoint a new id, which is in the answer.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/update-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.
            disabled: Whether the endpoint receives nothing. The server enables the endpoint when this is left out.
            event_types: The kinds of events it receives instead of those it received; unchanged when empty or left
                out.
            url: The URL that receives events from now on, with http or https; unchanged when empty or left out. It
                gives the endpoint a new id.
            secret: Signs what the endpoint receives from now on; unchanged when empty or left out. It cannot be
                read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _endpoints_update(
                    id,
                    disabled=disabled,
                    event_types=event_types,
                    url=url,
                    secret=secret,
                )
            )
        ).parsed

    async def delete(
        self,
        id: str,
    ) -> None:
        """Delete a webhook endpoint.

        FullStory sends nothing to it any more.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/delete-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        await self._call(
            _endpoints_delete(
                id,
            )
        )


class AsyncWebhooksEndpointsWithResponse(AsyncResource):
    """The endpoints part of `webhooks`. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[WebhookEndpoint]]:
        """List webhook endpoints. The result is in the `parsed` of a Response.

        The webhook endpoints of the account, a page at a time. Their secrets are never shown.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/list-endpoints/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many endpoints a page holds at most; 100 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _endpoints_list(
                pagination_token=pagination_token,
                limit=limit,
            )
        )

    async def create(
        self,
        *,
        url: str,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        secret: str | None = None,
    ) -> Response[WebhookEndpoint]:
        """Create a webhook endpoint. The result is in the `parsed` of a Response.

        Registers a URL that FullStory sends events to. It is enabled from the start. A URL can be registered once.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/create-endpoint/

        Args:
            url: The URL that receives events, with http or https.
            event_types: The kinds of events it receives.
            secret: Signs what the endpoint receives, see `fullstory.webhooks.verify`. It cannot be read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _endpoints_create(
                url=url,
                event_types=event_types,
                secret=secret,
            )
        )

    async def get(
        self,
        id: str,
    ) -> Response[WebhookEndpoint]:
        """Get a webhook endpoint. The result is in the `parsed` of a Response.

        The webhook endpoint with this id. Its secret is never shown.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/get-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _endpoints_get(
                id,
            )
        )

    async def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> Response[WebhookEndpoint]:
        """Update a webhook endpoint. The result is in the `parsed` of a Response.

        Changes what is given; what is left out or empty stays as it was, except `disabled`: the server enables an
        endpoint when `disabled` is left out. A new URL gives the endpoint a new id, which is in the answer.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/update-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.
            disabled: Whether the endpoint receives nothing. The server enables the endpoint when this is left out.
            event_types: The kinds of events it receives instead of those it received; unchanged when empty or left
                out.
            url: The URL that receives events from now on, with http or https; unchanged when empty or left out. It
                gives the endpoint a new id.
            secret: Signs what the endpoint receives from now on; unchanged when empty or left out. It cannot be
                read back.

        Returns:
            A URL that FullStory sends events to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _endpoints_update(
                id,
                disabled=disabled,
                event_types=event_types,
                url=url,
                secret=secret,
            )
        )

    async def delete(
        self,
        id: str,
    ) -> Response[None]:
        """Delete a webhook endpoint. The result is in the `parsed` of a Response.

        FullStory sends nothing to it any more.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/delete-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _endpoints_delete(
                id,
            )
        )


def _endpoints_list(
    *,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[WebhookEndpoint]:
    from fullstory.generated.api.webhooks import list_webhook_endpoints
    from fullstory.generated.models.webhook_endpoint import WebhookEndpoint

    return Listing(
        list_webhook_endpoints.build_request(
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        WebhookEndpoint.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "endpoints",
        list_webhook_endpoints.REPEAT,
    )


def _endpoints_create(
    *,
    url: str,
    event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
    secret: str | None = None,
) -> calls.Operation[WebhookEndpoint]:
    from fullstory.generated.api.webhooks import create_webhook_endpoint
    from fullstory.generated.models.create_webhook_endpoint_request import CreateWebhookEndpointRequest
    from fullstory.generated.models.webhook_endpoint import WebhookEndpoint

    return calls.Operation(
        create_webhook_endpoint.build_request(
            body=request_body(
                "webhooks.endpoints.create()",
                CreateWebhookEndpointRequest.check,
                {
                    "url": url,
                    "eventTypes": event_types,
                    "secret": secret,
                },
                arguments={
                    "eventTypes": "event_types",
                },
            ),
        ),
        WebhookEndpoint.from_dict,
        create_webhook_endpoint.REPEAT,
    )


def _endpoints_get(
    id: str,
) -> calls.Operation[WebhookEndpoint]:
    from fullstory.generated.api.webhooks import get_webhook_endpoint
    from fullstory.generated.models.webhook_endpoint import WebhookEndpoint

    return calls.Operation(
        get_webhook_endpoint.build_request(
            arguments.path_id("id", id),
        ),
        WebhookEndpoint.from_dict,
        get_webhook_endpoint.REPEAT,
    )


def _endpoints_update(
    id: str,
    *,
    disabled: bool | None = None,
    event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
    url: str | None = None,
    secret: str | None = None,
) -> calls.Operation[WebhookEndpoint]:
    from fullstory.generated.api.webhooks import update_webhook_endpoint
    from fullstory.generated.models.update_webhook_endpoint_request import UpdateWebhookEndpointRequest
    from fullstory.generated.models.webhook_endpoint import WebhookEndpoint

    return calls.Operation(
        update_webhook_endpoint.build_request(
            arguments.path_id("id", id),
            body=request_body(
                "webhooks.endpoints.update()",
                UpdateWebhookEndpointRequest.check,
                {
                    "disabled": disabled,
                    "eventTypes": event_types,
                    "url": url,
                    "secret": secret,
                },
                arguments={
                    "eventTypes": "event_types",
                },
            ),
        ),
        WebhookEndpoint.from_dict,
        update_webhook_endpoint.REPEAT,
    )


def _endpoints_delete(
    id: str,
) -> calls.Operation[None]:
    from fullstory.generated.api.webhooks import delete_webhook_endpoint

    return calls.Operation(
        delete_webhook_endpoint.build_request(
            arguments.path_id("id", id),
        ),
        None,
        delete_webhook_endpoint.REPEAT,
    )


def _event_types() -> calls.Operation[ListWebhookEventTypesResponse]:
    from fullstory.generated.api.webhooks import list_webhook_event_types
    from fullstory.generated.models.list_webhook_event_types_response import ListWebhookEventTypesResponse

    return calls.Operation(
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
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "subcategoryDefs",
        list_webhook_event_subcategories.REPEAT,
    )


def _sample(
    event_name: str,
    *,
    subcategory: str | None = None,
    version: int | None = None,
) -> calls.Operation[WebhookEventSample]:
    from fullstory.generated.api.webhooks import get_webhook_event_sample
    from fullstory.generated.models.webhook_event_sample import WebhookEventSample

    return calls.Operation(
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
