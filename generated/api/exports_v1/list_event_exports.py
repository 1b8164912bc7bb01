# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /api/v1/export/list"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_event_exports_response import ListEventExportsResponse
from ...models.v1_error_response import V1ErrorResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    start: int,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "https://export.fullstory.com/api/v1/export/list",
        "params": to_json(
            {
                "start": start,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ListEventExportsResponse | V1ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListEventExportsResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return V1ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    start: int,
) -> Response[ListEventExportsResponse | V1ErrorResponse]:
    """List bundles of events.

    The first 20 finished bundles that end after `start`, the oldest first. For the next ones, call again with the
    `Stop` of the last.

    Args:
        client: Says where the API is, and sends the request.
        start: A time in seconds since 1970, in UTC.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            start=start,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    start: int,
) -> ListEventExportsResponse | V1ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        start=start,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    start: int,
) -> Response[ListEventExportsResponse | V1ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            start=start,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    start: int,
) -> ListEventExportsResponse | V1ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            start=start,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ListEventExportsResponse | V1ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
