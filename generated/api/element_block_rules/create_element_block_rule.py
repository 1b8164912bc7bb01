# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""POST /v2beta/privacy/elements"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_element_block_rule_request import CreateElementBlockRuleRequest
from ...models.element_block_rule import ElementBlockRule
from ...models.error_response import ErrorResponse
from ...types import Response, known_status

REPEAT: Literal["safe", "keyed", "never"] = "keyed"
"""Whether a request that may have taken effect can be repeated: always, with an Idempotency-Key, or never."""


def build_request(
    *,
    body: CreateElementBlockRuleRequest | Mapping[str, Any],
    idempotency_key: str | None = None,
) -> dict[str, Any]:
    """Return the request as keyword arguments for httpx, without base URL and authentication."""
    request: dict[str, Any] = {
        "method": "post",
        "url": "/v2beta/privacy/elements",
        "headers": {
            "Content-Type": "application/json",
        },
        "json": body.to_dict() if isinstance(body, CreateElementBlockRuleRequest) else body,
    }
    if idempotency_key is not None:
        request["headers"]["Idempotency-Key"] = idempotency_key
    return request


def parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ElementBlockRule | ErrorResponse | None:
    """Return the body as the model that the API document names for the status code; None where it names none."""
    if response.status_code == 200:
        return ElementBlockRule.from_dict(response.json())
    if response.status_code in {400, 401, 403, 404, 409, 429, 500}:
        return ErrorResponse.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateElementBlockRuleRequest | Mapping[str, Any],
    idempotency_key: str | None = None,
) -> Response[ElementBlockRule | ErrorResponse]:
    """Create an element block rule.

    Adds a rule of your own.

    https://developer.fullstory.com/server/beta/elementblockrules/create-element-block-rule/

    Args:
        client: Says where the API is, and sends the request.
        body: A rule to create. As a model or as a plain mapping.
        idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24 hours,
            the same key with the same body gets the first answer again instead of doing the work twice; with another
            body it is an error.

    Raises:
        errors.UnexpectedStatus: The API document does not list the status code; see raise_on_unexpected_status.
        httpx.HTTPError: There was no complete answer.
    """
    request = client.request_arguments(
        build_request(
            body=body,
            idempotency_key=idempotency_key,
        )
    )
    return _response(client, client.get_httpx_client().request(**request))


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CreateElementBlockRuleRequest | Mapping[str, Any],
    idempotency_key: str | None = None,
) -> ElementBlockRule | ErrorResponse | None:
    """Return what `sync_detailed` parsed."""
    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateElementBlockRuleRequest | Mapping[str, Any],
    idempotency_key: str | None = None,
) -> Response[ElementBlockRule | ErrorResponse]:
    """Do the same as `sync_detailed`, awaited."""
    request = client.request_arguments(
        build_request(
            body=body,
            idempotency_key=idempotency_key,
        )
    )
    return _response(client, await client.get_async_httpx_client().request(**request))


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateElementBlockRuleRequest | Mapping[str, Any],
    idempotency_key: str | None = None,
) -> ElementBlockRule | ErrorResponse | None:
    """Return what `asyncio_detailed` parsed."""
    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed


def _response(
    client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ElementBlockRule | ErrorResponse]:
    return Response(
        status_code=known_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=parse_response(client=client, response=response),
    )
