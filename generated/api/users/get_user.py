# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.get_user_response import GetUserResponse
from ...types import UNSET, Response, Unset, known_status


def build_request(
    id: str,
    *,
    include_schema: bool | Unset = UNSET,
) -> dict[str, Any]:
    """The request as keyword arguments for httpx, without base URL and authentication."""

    params: dict[str, Any] = {}

    params["include_schema"] = include_schema

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v2/users/{id}".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | GetUserResponse | None:
    """The response's body as the model that the API document names for its status code, or None where it names none."""
    if response.status_code == 200:
        response_200 = GetUserResponse.from_dict(response.json())

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
) -> Response[ErrorResponse | GetUserResponse]:
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
    include_schema: bool | Unset = UNSET,
) -> Response[ErrorResponse | GetUserResponse]:
    """Get a user

     The user with this id. The key needs Architect level or higher.

    Args:
        id (str):
        include_schema (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | GetUserResponse]
    """

    kwargs = build_request(
        id=id,
        include_schema=include_schema,
    )

    response = client.get_httpx_client().request(
        **client.request_arguments(kwargs),
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    include_schema: bool | Unset = UNSET,
) -> ErrorResponse | GetUserResponse | None:
    """Get a user

     The user with this id. The key needs Architect level or higher.

    Args:
        id (str):
        include_schema (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | GetUserResponse
    """

    return sync_detailed(
        id=id,
        client=client,
        include_schema=include_schema,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    include_schema: bool | Unset = UNSET,
) -> Response[ErrorResponse | GetUserResponse]:
    """Get a user

     The user with this id. The key needs Architect level or higher.

    Args:
        id (str):
        include_schema (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | GetUserResponse]
    """

    kwargs = build_request(
        id=id,
        include_schema=include_schema,
    )

    response = await client.get_async_httpx_client().request(
        **client.request_arguments(kwargs),
    )

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    include_schema: bool | Unset = UNSET,
) -> ErrorResponse | GetUserResponse | None:
    """Get a user

     The user with this id. The key needs Architect level or higher.

    Args:
        id (str):
        include_schema (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | GetUserResponse
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            include_schema=include_schema,
        )
    ).parsed
