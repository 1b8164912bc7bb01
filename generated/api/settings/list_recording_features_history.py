# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /settings/recording/v1/features/history"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.feature_settings_history import FeatureSettingsHistory
from ...models.recording_platform import RecordingPlatform
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    platform: RecordingPlatform | str | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/settings/recording/v1/features/history",
        "params": to_json(
            {
                "platform": platform,
                "paginationToken": pagination_token,
                "limit": limit,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | FeatureSettingsHistory | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return FeatureSettingsHistory.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    platform: RecordingPlatform | str | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Response[ErrorResponse | FeatureSettingsHistory]:
    """List the versions of the recording features.

    Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a time.

    https://developer.fullstory.com/server/v1/settings/list-recording-features-history/

    Args:
        client: Says where the API is, and sends the request.
        platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One of
            `web`, `mobile`.
        pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
        limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            platform=platform,
            pagination_token=pagination_token,
            limit=limit,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    platform: RecordingPlatform | str | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> ErrorResponse | FeatureSettingsHistory | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        platform=platform,
        pagination_token=pagination_token,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    platform: RecordingPlatform | str | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Response[ErrorResponse | FeatureSettingsHistory]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            platform=platform,
            pagination_token=pagination_token,
            limit=limit,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    platform: RecordingPlatform | str | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> ErrorResponse | FeatureSettingsHistory | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            platform=platform,
            pagination_token=pagination_token,
            limit=limit,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | FeatureSettingsHistory]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
