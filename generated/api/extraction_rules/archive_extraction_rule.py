# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /v2beta/extraction/rules/{id}/archive"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.extraction_rule_with_usage import ExtractionRuleWithUsage
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    id: str,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "post",
        "url": f"/v2beta/extraction/rules/{quote(str(to_json(id)), safe='')}/archive",
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ExtractionRuleWithUsage | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ExtractionRuleWithUsage.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorResponse | ExtractionRuleWithUsage]:
    """Archive an extraction rule.

    Switches a rule off and hides it from the list. There is no other way to remove one.

    https://developer.fullstory.com/server/beta/extractionrules/archive-extraction-rule/

    Args:
        client: Says where the API is, and sends the request.
        id: The id of the rule.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            id,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorResponse | ExtractionRuleWithUsage | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorResponse | ExtractionRuleWithUsage]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            id,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorResponse | ExtractionRuleWithUsage | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            id,
            client=client,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ExtractionRuleWithUsage]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
