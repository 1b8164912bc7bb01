# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /v2/sessions/{session_id}/context"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.generate_session_context_request import GenerateSessionContextRequest
from ...models.generate_session_context_response import GenerateSessionContextResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "never"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""

TIMEOUT: float = 300
"""How many seconds the wrapped method waits for the answer, unless the client was given a timeout."""


def build_request(
    session_id: str,
    *,
    body: GenerateSessionContextRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": f"/v2/sessions/{quote(str(to_json(session_id)), safe='')}/context",
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, GenerateSessionContextRequest) else body,
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | GenerateSessionContextResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return GenerateSessionContextResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: GenerateSessionContextRequest | Mapping[str, Any],
) -> Response[ErrorResponse | GenerateSessionContextResponse]:
    """Prepare a session for a language model.

    A session as facts and pages with their events, short enough for a prompt. Each call costs an activation, so it is
    not repeated when it may have been counted.

    https://developer.fullstory.com/server/sessions/generate-context/

    Args:
        client: Says where the API is, and sends the request.
        session_id: The id of the session, two numbers with a colon between them.
        body: What to prepare, and how. As a model or as a plain mapping.

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
    body: GenerateSessionContextRequest | Mapping[str, Any],
) -> ErrorResponse | GenerateSessionContextResponse | None:
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
    body: GenerateSessionContextRequest | Mapping[str, Any],
) -> Response[ErrorResponse | GenerateSessionContextResponse]:
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
    body: GenerateSessionContextRequest | Mapping[str, Any],
) -> ErrorResponse | GenerateSessionContextResponse | None:
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
) -> Response[ErrorResponse | GenerateSessionContextResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
