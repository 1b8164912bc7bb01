# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""GET /v2beta/extraction/rules"""

from __future__ import annotations

from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.extraction_scope import ExtractionScope
from ...models.list_extraction_rules_response import ListExtractionRulesResponse
from ...types import Response, known_status, to_json

REPEAT: Literal["safe", "keyed", "never"] = "safe"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    scope: ExtractionScope | str,
    property_name: str | None = None,
    include_archived: bool | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    return {
        "method": "get",
        "url": "/v2beta/extraction/rules",
        "params": to_json(
            {
                "scope": scope,
                "property_name": property_name,
                "include_archived": include_archived,
            }
        ),
    }


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ListExtractionRulesResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ListExtractionRulesResponse.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    scope: ExtractionScope | str,
    property_name: str | None = None,
    include_archived: bool | None = None,
) -> Response[ErrorResponse | ListExtractionRulesResponse]:
    """List extraction rules.

    The extraction rules of a scope, all at once, and how many of each scope may be active.

    https://developer.fullstory.com/server/beta/extractionrules/list-extraction-rules/

    Args:
        client: Says where the API is, and sends the request.
        scope: The scope of the rules. One of `UNSPECIFIED`, `PAGE`, `USER`, `ELEMENT`, `REQUEST`, `EVENT`.
        property_name: Only rules that set the property of this name.
        include_archived: Whether to list archived rules too.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            scope=scope,
            property_name=property_name,
            include_archived=include_archived,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    scope: ExtractionScope | str,
    property_name: str | None = None,
    include_archived: bool | None = None,
) -> ErrorResponse | ListExtractionRulesResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        scope=scope,
        property_name=property_name,
        include_archived=include_archived,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    scope: ExtractionScope | str,
    property_name: str | None = None,
    include_archived: bool | None = None,
) -> Response[ErrorResponse | ListExtractionRulesResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            scope=scope,
            property_name=property_name,
            include_archived=include_archived,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    scope: ExtractionScope | str,
    property_name: str | None = None,
    include_archived: bool | None = None,
) -> ErrorResponse | ListExtractionRulesResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            scope=scope,
            property_name=property_name,
            include_archived=include_archived,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ListExtractionRulesResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
