# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from collections.abc import Mapping
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_event_request import CreateEventRequest
from ...models.create_event_response import CreateEventResponse
from ...models.error_response import ErrorResponse
from ...types import UNSET, Response, Unset, known_status


def build_request(
    *,
    body: CreateEventRequest | Mapping[str, Any],
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    """The request as keyword arguments for httpx, without base URL and authentication."""
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/events",
    }

    _kwargs["json"] = body.to_dict() if isinstance(body, CreateEventRequest) else body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreateEventResponse | ErrorResponse | None:
    """The response's body as the model that the API document names for its status code, or None where it names none."""
    if response.status_code == 200:
        response_200 = CreateEventResponse.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorResponse.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = ErrorResponse.from_dict(response.json())

        return response_409

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CreateEventResponse | ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateEventRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[CreateEventResponse | ErrorResponse]:
    """Create an event

     Records one event. It names at most one identity: a session by its id; a user, optionally with that
    user's most recent session; or nothing, which makes a new anonymous user. Any other combination is
    refused.

    Args:
        idempotency_key (str | Unset):
        body (CreateEventRequest): An event to record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreateEventResponse | ErrorResponse]
    """

    kwargs = build_request(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **client.request_arguments(kwargs),
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CreateEventRequest,
    idempotency_key: str | Unset = UNSET,
) -> CreateEventResponse | ErrorResponse | None:
    """Create an event

     Records one event. It names at most one identity: a session by its id; a user, optionally with that
    user's most recent session; or nothing, which makes a new anonymous user. Any other combination is
    refused.

    Args:
        idempotency_key (str | Unset):
        body (CreateEventRequest): An event to record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreateEventResponse | ErrorResponse
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateEventRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[CreateEventResponse | ErrorResponse]:
    """Create an event

     Records one event. It names at most one identity: a session by its id; a user, optionally with that
    user's most recent session; or nothing, which makes a new anonymous user. Any other combination is
    refused.

    Args:
        idempotency_key (str | Unset):
        body (CreateEventRequest): An event to record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreateEventResponse | ErrorResponse]
    """

    kwargs = build_request(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(
        **client.request_arguments(kwargs),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateEventRequest,
    idempotency_key: str | Unset = UNSET,
) -> CreateEventResponse | ErrorResponse | None:
    """Create an event

     Records one event. It names at most one identity: a session by its id; a user, optionally with that
    user's most recent session; or nothing, which makes a new anonymous user. Any other combination is
    refused.

    Args:
        idempotency_key (str | Unset):
        body (CreateEventRequest): An event to record.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreateEventResponse | ErrorResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
