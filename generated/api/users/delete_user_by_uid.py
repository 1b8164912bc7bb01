# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""DELETE /v2/users"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delete_user_response import DeleteUserResponse
from ...models.error_response import ErrorResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    uid: str,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "delete",
        "url": "/v2/users",
        "params": to_json(
            {
                "uid": uid,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DeleteUserResponse | ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return DeleteUserResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    uid: str,
) -> Response[DeleteUserResponse | ErrorResponse]:
    """Delete a user.

    Starts deleting a user permanently. This takes a while: until then the user can be read, and has `is_being_deleted`
    set.

    https://developer.fullstory.com/server/v2/users/delete-user/

    Args:
        client: Says where the API is, and sends the request.
        uid: Your own identifier for the user.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            uid=uid,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    uid: str,
) -> DeleteUserResponse | ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        uid=uid,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    uid: str,
) -> Response[DeleteUserResponse | ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            uid=uid,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    uid: str,
) -> DeleteUserResponse | ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            uid=uid,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DeleteUserResponse | ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
