# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /segments/v1"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.list_segments_response import ListSegmentsResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    creator: str | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/segments/v1",
        "params": to_json(
            {
                "creator": creator,
                "limit": limit,
                "paginationToken": pagination_token,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ListSegmentsResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListSegmentsResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    creator: str | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> Response[ErrorResponse | ListSegmentsResponse]:
    """List segments.

    The segments of the account, built-in ones such as `everyone` among them, a page at a time.

    https://developer.fullstory.com/server/v1/segments/list-segments/

    Args:
        client: Says where the API is, and sends the request.
        creator: Only segments made by the FullStory account with this email address.
        limit: The most segments on a page, up to 100. At least 1. At most 100. 20 when left out.
        pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            creator=creator,
            limit=limit,
            pagination_token=pagination_token,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    creator: str | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> ErrorResponse | ListSegmentsResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        creator=creator,
        limit=limit,
        pagination_token=pagination_token,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    creator: str | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> Response[ErrorResponse | ListSegmentsResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            creator=creator,
            limit=limit,
            pagination_token=pagination_token,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    creator: str | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> ErrorResponse | ListSegmentsResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            creator=creator,
            limit=limit,
            pagination_token=pagination_token,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ListSegmentsResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
