# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""DELETE /v2/visit_profile/{id}"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delete_summary_profile_response import DeleteSummaryProfileResponse
from ...models.error_response import ErrorResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    id: str,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "delete",
        "url": f"/v2/visit_profile/{quote(str(to_json(id)), safe='')}",
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DeleteSummaryProfileResponse | ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return DeleteSummaryProfileResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[DeleteSummaryProfileResponse | ErrorResponse]:
    """Delete a summary profile.

    Deletes the profile with this id.

    https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

    Args:
        client: Says where the API is, and sends the request.
        id: The id of the profile.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            id,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeleteSummaryProfileResponse | ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[DeleteSummaryProfileResponse | ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            id,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeleteSummaryProfileResponse | ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            id,
            client=client,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DeleteSummaryProfileResponse | ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
