# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.update_user_request import UpdateUserRequest
from ...models.update_user_response import UpdateUserResponse
from ...types import Response, known_status


def build_request(
    id: str,
    *,
    body: UpdateUserRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """The request as keyword arguments for httpx, without base URL and authentication."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/users/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict() if isinstance(body, UpdateUserRequest) else body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | UpdateUserResponse | None:
    """The response's body as the model that the API document names for its status code, or None where it names none."""
    if response.status_code == 200:
        response_200 = UpdateUserResponse.from_dict(response.json())

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
) -> Response[ErrorResponse | UpdateUserResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUserRequest,
) -> Response[ErrorResponse | UpdateUserResponse]:
    """Update a user

     Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is
    set already cannot be changed. Sending the same update twice does no harm, so there is no
    `Idempotency-Key`.

    Args:
        id (str):
        body (UpdateUserRequest): What to change about a user; anything left out stays as it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | UpdateUserResponse]
    """

    kwargs = build_request(
        id=id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **client.request_arguments(kwargs),
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUserRequest,
) -> ErrorResponse | UpdateUserResponse | None:
    """Update a user

     Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is
    set already cannot be changed. Sending the same update twice does no harm, so there is no
    `Idempotency-Key`.

    Args:
        id (str):
        body (UpdateUserRequest): What to change about a user; anything left out stays as it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | UpdateUserResponse
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUserRequest,
) -> Response[ErrorResponse | UpdateUserResponse]:
    """Update a user

     Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is
    set already cannot be changed. Sending the same update twice does no harm, so there is no
    `Idempotency-Key`.

    Args:
        id (str):
        body (UpdateUserRequest): What to change about a user; anything left out stays as it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | UpdateUserResponse]
    """

    kwargs = build_request(
        id=id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(
        **client.request_arguments(kwargs),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateUserRequest,
) -> ErrorResponse | UpdateUserResponse | None:
    """Update a user

     Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is
    set already cannot be changed. Sending the same update twice does no harm, so there is no
    `Idempotency-Key`.

    Args:
        id (str):
        body (UpdateUserRequest): What to change about a user; anything left out stays as it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | UpdateUserResponse
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
