"""Updates of webhook endpoints, which always say whether the endpoint is disabled: the server enables it otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from fullstory.calls import Call, Caller, Operation, Response
from fullstory.generated.resources import webhooks as generated
from fullstory.resource import described_by

if TYPE_CHECKING:
    from fullstory.generated.models.webhook_endpoint import WebhookEndpoint
    from fullstory.generated.models.webhook_event_type_request import WebhookEventTypeRequestDict


class Webhooks(generated.Webhooks):
    __doc__ = generated.Webhooks.__doc__

    @cached_property
    def with_response(self) -> WebhooksWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return WebhooksWithResponse(self._caller, self._driver)

    @cached_property
    def endpoints(self) -> WebhooksEndpoints:
        """The endpoints part of `webhooks`."""
        return WebhooksEndpoints(self._caller, self._driver)


class WebhooksWithResponse(generated.WebhooksWithResponse):
    __doc__ = generated.WebhooksWithResponse.__doc__

    @cached_property
    def endpoints(self) -> WebhooksEndpointsWithResponse:
        """The endpoints part of `webhooks`. Every method returns a Response around its result."""
        return WebhooksEndpointsWithResponse(self._caller, self._driver)


class WebhooksEndpoints(generated.WebhooksEndpoints):
    __doc__ = generated.WebhooksEndpoints.__doc__

    @cached_property
    def with_response(self) -> WebhooksEndpointsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return WebhooksEndpointsWithResponse(self._caller, self._driver)

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

        Changes what is given; what is left out or empty stays as it was. A new URL gives the endpoint a new id, which
        is in the answer.

        The server enables an endpoint whenever an update does not say `disabled`. So if you leave it out, the endpoint
        is read first, and the update repeats what it is. If somebody else enables or disables it between the two
        requests, that change is undone: give `disabled` where that can happen.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/anywhere/v1/webhooks/update-endpoint/

        Args:
            id: The id of the webhook endpoint, which is its URL in base64.
            disabled: Whether the endpoint receives nothing. It stays as it is when this is left out.
            event_types: The kinds of events it receives instead of those it received; unchanged when empty or left out.
            url: The URL that receives events from now on, with http or https; unchanged when empty or left out. It
                gives the endpoint a new id. Such an update is not repeated when its answer is lost, as the old id may
                be gone by then.
            secret: Signs what the endpoint receives from now on; unchanged when empty or left out. It cannot be read
                back.

        Returns:
            The webhook endpoint as it is now.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no webhook endpoint with this id.
            ConflictError: There is a webhook endpoint with this URL.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        operation = generated._endpoints_update(id, disabled=disabled, event_types=event_types, url=url, secret=secret)
        return self._driver.run(update(self._caller, id, operation)).parsed


class WebhooksEndpointsWithResponse(generated.WebhooksEndpointsWithResponse):
    __doc__ = generated.WebhooksEndpointsWithResponse.__doc__

    @described_by(WebhooksEndpoints.update)
    def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> Response[WebhookEndpoint]:
        operation = generated._endpoints_update(id, disabled=disabled, event_types=event_types, url=url, secret=secret)
        return self._driver.run(update(self._caller, id, operation))


class AsyncWebhooks(generated.AsyncWebhooks):
    __doc__ = generated.AsyncWebhooks.__doc__

    @cached_property
    def with_response(self) -> AsyncWebhooksWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncWebhooksWithResponse(self._caller, self._driver)

    @cached_property
    def endpoints(self) -> AsyncWebhooksEndpoints:
        """The endpoints part of `webhooks`."""
        return AsyncWebhooksEndpoints(self._caller, self._driver)


class AsyncWebhooksWithResponse(generated.AsyncWebhooksWithResponse):
    __doc__ = generated.AsyncWebhooksWithResponse.__doc__

    @cached_property
    def endpoints(self) -> AsyncWebhooksEndpointsWithResponse:
        """The endpoints part of `webhooks`. Every method returns a Response around its result."""
        return AsyncWebhooksEndpointsWithResponse(self._caller, self._driver)


class AsyncWebhooksEndpoints(generated.AsyncWebhooksEndpoints):
    __doc__ = generated.AsyncWebhooksEndpoints.__doc__

    @cached_property
    def with_response(self) -> AsyncWebhooksEndpointsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncWebhooksEndpointsWithResponse(self._caller, self._driver)

    @described_by(WebhooksEndpoints.update)
    async def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> WebhookEndpoint:
        operation = generated._endpoints_update(id, disabled=disabled, event_types=event_types, url=url, secret=secret)
        return (await self._driver.run(update(self._caller, id, operation))).parsed


class AsyncWebhooksEndpointsWithResponse(generated.AsyncWebhooksEndpointsWithResponse):
    __doc__ = generated.AsyncWebhooksEndpointsWithResponse.__doc__

    @described_by(WebhooksEndpoints.update)
    async def update(
        self,
        id: str,
        *,
        disabled: bool | None = None,
        event_types: Sequence[WebhookEventTypeRequestDict] | None = None,
        url: str | None = None,
        secret: str | None = None,
    ) -> Response[WebhookEndpoint]:
        operation = generated._endpoints_update(id, disabled=disabled, event_types=event_types, url=url, secret=secret)
        return await self._driver.run(update(self._caller, id, operation))


def update(caller: Caller, id: str, operation: Operation[WebhookEndpoint]) -> Call[Response[WebhookEndpoint]]:
    """Make an update; one that does not say whether the endpoint is disabled says what it is.

    Args:
        caller: Makes the calls.
        id: The endpoint's id, which was checked.
        operation: The update.
    """
    body = operation.request["json"]
    if body.get("url"):
        # The old id is gone afterwards: a repeat of an update whose answer was lost would be told 404.
        operation = operation._replace(repeat="never")
    if "disabled" not in body:
        body["disabled"] = not (yield from _is_enabled(caller, id))
    return (yield from caller.call(operation))


def _is_enabled(caller: Caller, id: str) -> Call[bool]:
    operation = generated._endpoints_get(id)
    request = caller.request(operation.request, operation.repeat)
    answer = yield from caller.attempts(request)
    endpoint = caller.json_object(request, answer)
    # False may be left out of an answer, but not all of an endpoint. To guess wrong would start or stop deliveries.
    enabled = endpoint.get("enabled") or False
    if not isinstance(enabled, bool) or not (endpoint.get("id") or endpoint.get("url")):
        problem = "the body does not say whether the endpoint is enabled; give disabled to update it"
        raise caller.unreadable(request, answer, problem)
    return enabled
