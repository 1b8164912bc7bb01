# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /users/v1/individual/{uid}/customevent"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_user_event_v1_request import CreateUserEventV1Request
from ...models.create_user_event_v1_response import CreateUserEventV1Response
from ...models.v1_error_response import V1ErrorResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "never"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    uid: str,
    *,
    body: CreateUserEventV1Request | Mapping[str, Any],
    integration: str | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": f"/users/v1/individual/{quote(str(to_json(uid)), safe='')}/customevent",
        "params": to_json(
            {
                "integration": integration,
            }
        ),
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, CreateUserEventV1Request) else body,
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreateUserEventV1Response | V1ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return CreateUserEventV1Response.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return V1ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: CreateUserEventV1Request | Mapping[str, Any],
    integration: str | None = None,
) -> Response[CreateUserEventV1Response | V1ErrorResponse]:
    """Record an event of a user.

    Records an event of a user that exists already. `POST /v2/events` replaces it. A repeated call records the event
    twice.

    Args:
        client: Says where the API is, and sends the request.
        uid: Your own identifier for the user.
        body: A CreateUserEventV1Request. As a model or as a plain mapping.
        integration: The name of the product that calls.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            uid,
            body=body,
            integration=integration,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: CreateUserEventV1Request | Mapping[str, Any],
    integration: str | None = None,
) -> CreateUserEventV1Response | V1ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        uid,
        client=client,
        body=body,
        integration=integration,
    ).parsed


async def asyncio_detailed(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: CreateUserEventV1Request | Mapping[str, Any],
    integration: str | None = None,
) -> Response[CreateUserEventV1Response | V1ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            uid,
            body=body,
            integration=integration,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: CreateUserEventV1Request | Mapping[str, Any],
    integration: str | None = None,
) -> CreateUserEventV1Response | V1ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            uid,
            client=client,
            body=body,
            integration=integration,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CreateUserEventV1Response | V1ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
