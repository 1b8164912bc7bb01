# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /v2/sessions/{session_id}/summary"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.generate_session_summary_request import GenerateSessionSummaryRequest
from ...models.generate_session_summary_response import GenerateSessionSummaryResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "never"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""

TIMEOUT: float = 300
"""How many seconds the wrapped method waits for the answer, unless the client was given a timeout."""


def build_request(
    session_id: str,
    *,
    body: GenerateSessionSummaryRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": f"/v2/sessions/{quote(str(to_json(session_id)), safe='')}/summary",
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, GenerateSessionSummaryRequest) else body,
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | GenerateSessionSummaryResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return GenerateSessionSummaryResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: GenerateSessionSummaryRequest | Mapping[str, Any],
) -> Response[ErrorResponse | GenerateSessionSummaryResponse]:
    """Summarise a session with a configuration of its own.

    What a language model says about a session. The configuration given is laid over that of the stored profile value by
    value, but a list is appended to the profile's list. It is made while the call waits. Each call costs an activation.

    https://developer.fullstory.com/server/sessions/generate-summary/

    Args:
        client: Says where the API is, and sends the request.
        session_id: The id of the session, two numbers with a colon between them.
        body: How to summarise the session. As a model or as a plain mapping.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            session_id,
            body=body,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: GenerateSessionSummaryRequest | Mapping[str, Any],
) -> ErrorResponse | GenerateSessionSummaryResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        session_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: GenerateSessionSummaryRequest | Mapping[str, Any],
) -> Response[ErrorResponse | GenerateSessionSummaryResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            session_id,
            body=body,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: GenerateSessionSummaryRequest | Mapping[str, Any],
) -> ErrorResponse | GenerateSessionSummaryResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            session_id,
            client=client,
            body=body,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | GenerateSessionSummaryResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
