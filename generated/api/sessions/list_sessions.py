# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /v2/sessions"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.list_sessions_response import ListSessionsResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    uid: str | None = None,
    email: str | None = None,
    session_uid: str | None = None,
    limit: int | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/v2/sessions",
        "params": to_json(
            {
                "uid": uid,
                "email": email,
                "session_uid": session_uid,
                "limit": limit,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ListSessionsResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListSessionsResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    session_uid: str | None = None,
    limit: int | None = None,
) -> Response[ErrorResponse | ListSessionsResponse]:
    """List the sessions of a user.

    The latest sessions of one user, newest first. Say whose with `uid` or `email` (with both, those of either), or ask
    for one session with `session_uid` alone. It is meant for looking up one person, not for export: the list is not
    paged.

    https://developer.fullstory.com/server/sessions/list-sessions/

    Args:
        client: Says where the API is, and sends the request.
        uid: Your own identifier for the user.
        email: The user's email address.
        session_uid: Your own identifier for one session; excludes `uid` and `email`.
        limit: The most sessions to list; 20 when left out. At least 1.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            uid=uid,
            email=email,
            session_uid=session_uid,
            limit=limit,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    session_uid: str | None = None,
    limit: int | None = None,
) -> ErrorResponse | ListSessionsResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        uid=uid,
        email=email,
        session_uid=session_uid,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    session_uid: str | None = None,
    limit: int | None = None,
) -> Response[ErrorResponse | ListSessionsResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            uid=uid,
            email=email,
            session_uid=session_uid,
            limit=limit,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    session_uid: str | None = None,
    limit: int | None = None,
) -> ErrorResponse | ListSessionsResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            uid=uid,
            email=email,
            session_uid=session_uid,
            limit=limit,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ListSessionsResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
