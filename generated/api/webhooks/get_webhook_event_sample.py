# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /webhooks/v1/event-types/{event_name}/sample"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.webhook_event_sample import WebhookEventSample
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    event_name: str,
    *,
    subcategory: str | None = None,
    version: int | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": f"/webhooks/v1/event-types/{quote(str(to_json(event_name)), safe='')}/sample",
        "params": to_json(
            {
                "subcategory": subcategory,
                "version": version,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | WebhookEventSample | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return WebhookEventSample.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    event_name: str,
    *,
    client: AuthenticatedClient | Client,
    subcategory: str | None = None,
    version: int | None = None,
) -> Response[ErrorResponse | WebhookEventSample]:
    """Get a sample of an event.

    An example of what endpoints receive when this kind of event happens.

    https://developer.fullstory.com/anywhere/v1/webhooks/get-event-sample/

    Args:
        client: Says where the API is, and sends the request.
        event_name: The kind of event, such as `note.created`.
        subcategory: The subcategory, for kinds of events that have them.
        version: The version of the payload; the newest when left out.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            event_name,
            subcategory=subcategory,
            version=version,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    event_name: str,
    *,
    client: AuthenticatedClient | Client,
    subcategory: str | None = None,
    version: int | None = None,
) -> ErrorResponse | WebhookEventSample | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        event_name,
        client=client,
        subcategory=subcategory,
        version=version,
    ).parsed


async def asyncio_detailed(
    event_name: str,
    *,
    client: AuthenticatedClient | Client,
    subcategory: str | None = None,
    version: int | None = None,
) -> Response[ErrorResponse | WebhookEventSample]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            event_name,
            subcategory=subcategory,
            version=version,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    event_name: str,
    *,
    client: AuthenticatedClient | Client,
    subcategory: str | None = None,
    version: int | None = None,
) -> ErrorResponse | WebhookEventSample | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            event_name,
            client=client,
            subcategory=subcategory,
            version=version,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | WebhookEventSample]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
