# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /settings/recording/v1/blocking"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.blocking_settings import BlockingSettings
from ...models.error_response import ErrorResponse
from ...types import Response, known_status

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request() -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/settings/recording/v1/blocking",
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> BlockingSettings | ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return BlockingSettings.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
) -> Response[BlockingSettings | ErrorResponse]:
    """Get the blocking settings.

    Whose visits are not recorded: by IP address, user agent or app, as set now.

    https://developer.fullstory.com/server/v1/settings/get-blocking-settings/

    Args:
        client: Says where the API is, and sends the request.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(build_request())
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> BlockingSettings | ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
) -> Response[BlockingSettings | ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(build_request())
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
) -> BlockingSettings | ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[BlockingSettings | ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
