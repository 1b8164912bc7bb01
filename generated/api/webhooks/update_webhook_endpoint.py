# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /webhooks/v1/endpoints/{id}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.update_webhook_endpoint_request import UpdateWebhookEndpointRequest
from ...models.webhook_endpoint import WebhookEndpoint
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    id: str,
    *,
    body: UpdateWebhookEndpointRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": f"/webhooks/v1/endpoints/{quote(str(to_json(id)), safe='')}",
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, UpdateWebhookEndpointRequest) else body,
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | WebhookEndpoint | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return WebhookEndpoint.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 409, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateWebhookEndpointRequest | Mapping[str, Any],
) -> Response[ErrorResponse | WebhookEndpoint]:
    """Update a webhook endpoint.

    Changes what is given; what is left out or empty stays as it was, except `disabled`: the server enables an endpoint
    when `disabled` is left out. A new URL gives the endpoint a new id, which is in the answer.

    https://developer.fullstory.com/anywhere/v1/webhooks/update-endpoint/

    Args:
        client: Says where the API is, and sends the request.
        id: The id of the webhook endpoint, which is its URL in base64.
        body: What to change about a webhook endpoint. As a model or as a plain mapping.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            id,
            body=body,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateWebhookEndpointRequest | Mapping[str, Any],
) -> ErrorResponse | WebhookEndpoint | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateWebhookEndpointRequest | Mapping[str, Any],
) -> Response[ErrorResponse | WebhookEndpoint]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            id,
            body=body,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateWebhookEndpointRequest | Mapping[str, Any],
) -> ErrorResponse | WebhookEndpoint | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            id,
            client=client,
            body=body,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | WebhookEndpoint]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
