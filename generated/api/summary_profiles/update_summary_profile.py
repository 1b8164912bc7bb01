# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /v2/visit_profile/{id}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.summary_profile import SummaryProfile
from ...models.update_summary_profile_request import UpdateSummaryProfileRequest
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    id: str,
    *,
    body: UpdateSummaryProfileRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": f"/v2/visit_profile/{quote(str(to_json(id)), safe='')}",
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, UpdateSummaryProfileRequest) else body,
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
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateSummaryProfileRequest | Mapping[str, Any],
) -> Response[ErrorResponse | SummaryProfile]:
    """Update a summary profile.

    Sets the fields given; what is left out stays as it was. FullStory does not say whether a section that is given
    replaces the stored one or is laid over it: give a section whole to be sure.

    https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

    Args:
        client: Says where the API is, and sends the request.
        id: The id of the profile.
        body: What to change about a profile; anything left out stays as it is. As a model or as a plain mapping.

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
    body: UpdateSummaryProfileRequest | Mapping[str, Any],
) -> ErrorResponse | SummaryProfile | None:
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
    body: UpdateSummaryProfileRequest | Mapping[str, Any],
) -> Response[ErrorResponse | SummaryProfile]:
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
    body: UpdateSummaryProfileRequest | Mapping[str, Any],
) -> ErrorResponse | SummaryProfile | None:
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
) -> Response[ErrorResponse | SummaryProfile]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
