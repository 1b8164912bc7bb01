# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from collections.abc import Mapping
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_user_batch_request import CreateUserBatchRequest
from ...models.create_user_batch_response import CreateUserBatchResponse
from ...models.error_response import ErrorResponse
from ...types import UNSET, Response, Unset, known_status


def build_request(
    *,
    body: CreateUserBatchRequest | Mapping[str, Any],
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    """The request as keyword arguments for httpx, without base URL and authentication."""
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/users/batch",
    }

    _kwargs["json"] = body.to_dict() if isinstance(body, CreateUserBatchRequest) else body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreateUserBatchResponse | ErrorResponse | None:
    """The response's body as the model that the API document names for its status code, or None where it names none."""
    if response.status_code == 200:
        response_200 = CreateUserBatchResponse.from_dict(response.json())

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
) -> Response[CreateUserBatchResponse | ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateUserBatchRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[CreateUserBatchResponse | ErrorResponse]:
    """Import users in a batch

     Starts a job that creates or updates up to 50,000 users. Ask for the job's status until it is
    finished, then fetch what was imported and what failed.

    Args:
        idempotency_key (str | Unset):
        body (CreateUserBatchRequest): The users to import.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreateUserBatchResponse | ErrorResponse]
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
    body: CreateUserBatchRequest,
    idempotency_key: str | Unset = UNSET,
) -> CreateUserBatchResponse | ErrorResponse | None:
    """Import users in a batch

     Starts a job that creates or updates up to 50,000 users. Ask for the job's status until it is
    finished, then fetch what was imported and what failed.

    Args:
        idempotency_key (str | Unset):
        body (CreateUserBatchRequest): The users to import.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreateUserBatchResponse | ErrorResponse
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateUserBatchRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[CreateUserBatchResponse | ErrorResponse]:
    """Import users in a batch

     Starts a job that creates or updates up to 50,000 users. Ask for the job's status until it is
    finished, then fetch what was imported and what failed.

    Args:
        idempotency_key (str | Unset):
        body (CreateUserBatchRequest): The users to import.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreateUserBatchResponse | ErrorResponse]
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
    body: CreateUserBatchRequest,
    idempotency_key: str | Unset = UNSET,
) -> CreateUserBatchResponse | ErrorResponse | None:
    """Import users in a batch

     Starts a job that creates or updates up to 50,000 users. Ask for the job's status until it is
    finished, then fetch what was imported and what failed.

    Args:
        idempotency_key (str | Unset):
        body (CreateUserBatchRequest): The users to import.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreateUserBatchResponse | ErrorResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
