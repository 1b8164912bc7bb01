# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /v2/users"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.list_users_response import ListUsersResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    uid: str | None = None,
    email: str | None = None,
    display_name: str | None = None,
    is_identified: bool | None = None,
    page_token: str | None = None,
    include_schema: bool | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/v2/users",
        "params": to_json(
            {
                "uid": uid,
                "email": email,
                "display_name": display_name,
                "is_identified": is_identified,
                "page_token": page_token,
                "include_schema": include_schema,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ListUsersResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListUsersResponse.from_dict(response.json())
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
    display_name: str | None = None,
    is_identified: bool | None = None,
    page_token: str | None = None,
    include_schema: bool | None = None,
) -> Response[ErrorResponse | ListUsersResponse]:
    """List users.

    The users that match every given filter, a page at a time. Send the same filters with each page token.

    https://developer.fullstory.com/server/v2/users/list-users/

    Args:
        client: Says where the API is, and sends the request.
        uid: Only the user with this `uid`.
        email: Only users with this email address.
        display_name: Only users with this display name.
        is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
        page_token: The `next_page_token` of the previous page; leave it out for the first page.
        include_schema: Whether to report the type of each property, and the conflicts between types.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    display_name: str | None = None,
    is_identified: bool | None = None,
    page_token: str | None = None,
    include_schema: bool | None = None,
) -> ErrorResponse | ListUsersResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        uid=uid,
        email=email,
        display_name=display_name,
        is_identified=is_identified,
        page_token=page_token,
        include_schema=include_schema,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    display_name: str | None = None,
    is_identified: bool | None = None,
    page_token: str | None = None,
    include_schema: bool | None = None,
) -> Response[ErrorResponse | ListUsersResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    uid: str | None = None,
    email: str | None = None,
    display_name: str | None = None,
    is_identified: bool | None = None,
    page_token: str | None = None,
    include_schema: bool | None = None,
) -> ErrorResponse | ListUsersResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ListUsersResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
