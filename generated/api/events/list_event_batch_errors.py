# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /v2/events/batch/{job_id}/errors"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.list_event_batch_errors_response import ListEventBatchErrorsResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    job_id: str,
    *,
    page_token: str | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": f"/v2/events/batch/{quote(str(to_json(job_id)), safe='')}/errors",
        "params": to_json(
            {
                "page_token": page_token,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ListEventBatchErrorsResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListEventBatchErrorsResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status and response.status_code not in {202}:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> Response[ErrorResponse | ListEventBatchErrorsResponse]:
    """List the events that a batch could not import.

    A page of the requests that failed, each with the reason.

    https://developer.fullstory.com/server/v2/events/get-batch-events-import-errors/

    Args:
        client: Says where the API is, and sends the request.
        job_id: The id of the batch job.
        page_token: The `next_page_token` of the previous page; leave it out for the first page.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            job_id,
            page_token=page_token,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> ErrorResponse | ListEventBatchErrorsResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        job_id,
        client=client,
        page_token=page_token,
    ).parsed


async def asyncio_detailed(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> Response[ErrorResponse | ListEventBatchErrorsResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            job_id,
            page_token=page_token,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    job_id: str,
    *,
    client: AuthenticatedClient | Client,
    page_token: str | None = None,
) -> ErrorResponse | ListEventBatchErrorsResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            job_id,
            client=client,
            page_token=page_token,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ListEventBatchErrorsResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
