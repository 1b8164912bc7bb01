# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""DELETE /users/v1/individual/{uid}"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delete_user_v1_response import DeleteUserV1Response
from ...models.v1_error_response import V1ErrorResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    uid: str,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "delete",
        "url": f"/users/v1/individual/{quote(str(to_json(uid)), safe='')}",
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DeleteUserV1Response | V1ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return DeleteUserV1Response.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return V1ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[DeleteUserV1Response | V1ErrorResponse]:
    """Delete a user by uid.

    Starts an operation that deletes the user and all of their sessions permanently. Follow it with the `id` of the
    answer.

    Args:
        client: Says where the API is, and sends the request.
        uid: Your own identifier for the user.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            uid,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeleteUserV1Response | V1ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        uid,
        client=client,
    ).parsed


async def asyncio_detailed(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[DeleteUserV1Response | V1ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            uid,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeleteUserV1Response | V1ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            uid,
            client=client,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DeleteUserV1Response | V1ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
