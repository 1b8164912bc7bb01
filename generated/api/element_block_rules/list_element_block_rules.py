# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /v2beta/privacy/elements"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.list_element_block_rules_response import ListElementBlockRulesResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    page_token: str | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/v2beta/privacy/elements",
        "params": to_json(
            {
                "page_token": page_token,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ListElementBlockRulesResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListElementBlockRulesResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> Response[ErrorResponse | ListElementBlockRulesResponse]:
    """List element block rules.

    All element block rules, a page at a time.

    https://developer.fullstory.com/server/beta/elementblockrules/list-element-block-rules/

    Args:
        client: Says where the API is, and sends the request.
        page_token: The `next_page_token` of the previous page; leave it out for the first page.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            page_token=page_token,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> ErrorResponse | ListElementBlockRulesResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        page_token=page_token,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> Response[ErrorResponse | ListElementBlockRulesResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            page_token=page_token,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> ErrorResponse | ListElementBlockRulesResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            page_token=page_token,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ListElementBlockRulesResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
