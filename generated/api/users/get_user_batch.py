# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /v2/users/batch/{job_id}"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.job_status_response import JobStatusResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    job_id: str,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": f"/v2/users/batch/{quote(str(to_json(job_id)), safe='')}",
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | JobStatusResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return JobStatusResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorResponse | JobStatusResponse]:
    """Get the status of a batch of users.

    How far the job has got, and how many users were imported or failed so far.

    https://developer.fullstory.com/server/v2/users/get-batch-user-import-status/

    Args:
        client: Says where the API is, and sends the request.
        job_id: The id of the batch job.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            job_id,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorResponse | JobStatusResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        job_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorResponse | JobStatusResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            job_id,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorResponse | JobStatusResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            job_id,
            client=client,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | JobStatusResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
