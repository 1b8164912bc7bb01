# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /v2/visit_profile"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_summary_profile_request import CreateSummaryProfileRequest
from ...models.error_response import ErrorResponse
from ...models.summary_profile import SummaryProfile
from ...types import Response, known_status

REPEAT: Literal["safe", "keyed", "never"] = "never"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    body: CreateSummaryProfileRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": "/v2/visit_profile",
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, CreateSummaryProfileRequest) else body,
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | SummaryProfile | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return SummaryProfile.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateSummaryProfileRequest | Mapping[str, Any],
) -> Response[ErrorResponse | SummaryProfile]:
    """Create a summary profile.

    Stores a configuration that summaries can use by its id. Creating it twice makes two.

    https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

    Args:
        client: Says where the API is, and sends the request.
        body: A profile to store. As a model or as a plain mapping.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            body=body,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CreateSummaryProfileRequest | Mapping[str, Any],
) -> ErrorResponse | SummaryProfile | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateSummaryProfileRequest | Mapping[str, Any],
) -> Response[ErrorResponse | SummaryProfile]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            body=body,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateSummaryProfileRequest | Mapping[str, Any],
) -> ErrorResponse | SummaryProfile | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | SummaryProfile]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
