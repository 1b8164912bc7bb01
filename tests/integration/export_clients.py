"""Clients of every kind that wait for nothing, and what their exports come to."""

from __future__ import annotations

import random
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from fullstory import AsyncFullStory, ClientOptions, FullStory
from fullstory.async_connections import AsyncConnections
from fullstory.connections import BlockingConnections
from fullstory.drivers import AsyncDriver, BlockingDriver
from tests.clients import Client, client_and_driver, settled
from tests.integration.harness import API_KEY, NO_TLS, close
from tests.integration.own_clients import KINDS, ON_HTTPX

USERS_OWN = "the user's httpx.Client"
USERS_OWN_ASYNC = "the user's httpx.AsyncClient"
ALL_KINDS = (*KINDS, USERS_OWN, USERS_OWN_ASYNC)

ARGUMENTS: dict[str, Any] = {
    "type": "event",
    "format": "ndjson",
    "time_range": (datetime(2026, 1, 1, tzinfo=UTC), None),
}


class Exporter:
    """A client, and the waits that it did not wait for."""

    def __init__(self, kind: str, url: str, options: dict[str, Any]) -> None:
        self.waits: list[float] = []
        self._closed_last: list[Any] = []
        given: dict[str, Any] = {"api_key": API_KEY, "base_url": url, "timeout": 5.0} | options
        self.client: Client
        if kind in (USERS_OWN, USERS_OWN_ASYNC):
            make: Callable[..., Any] = httpx.Client if kind == USERS_OWN else httpx.AsyncClient
            http = make(verify=NO_TLS, headers={"Authorization": "Basic of the user's own", "Cookie": "a=b"})
            self.client, _ = client_and_driver(http, self.waits.append, **given)
            self._closed_last.append(http)
        elif kind == KINDS[0]:
            self.client = FullStory(**given)
            driver = BlockingDriver(
                BlockingConnections.opened(url, 4), sleep=self.waits.append, jitter=random.Random(1).random
            )
            self.client.set_up(ClientOptions[Any](**given).checked(), driver)
        else:
            self.client = AsyncFullStory(**given)
            async_driver = AsyncDriver(
                AsyncConnections.opened(url, 4), sleep=self._sleep, jitter=random.Random(1).random
            )
            self.client.set_up(ClientOptions[Any](**given).checked(), async_driver)

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def export(self, **arguments: Any) -> Any:
        return await settled(self.client.segments.export("everyone", **(ARGUMENTS | arguments)))

    async def resume(self, operation_id: str) -> Any:
        return await settled(self.client.segments.resume_export(operation_id))

    async def close(self) -> None:
        for each in (self.client, *self._closed_last):
            await close(each)


async def rows_of(export: Any) -> list[dict[str, Any]]:
    """Return the rows of an export of either client."""
    rows: Any = export.rows()
    if hasattr(rows, "__aiter__"):
        return [row async for row in rows]
    return list(rows)


@pytest.fixture(params=ALL_KINDS)
async def exporter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """Make clients of one kind after the other."""
    if request.param == ON_HTTPX:
        monkeypatch.setitem(sys.modules, "httpx_aiohttp", None)
    made: list[Exporter] = []

    def make(url: str, **options: Any) -> Exporter:
        made.append(Exporter(request.param, url, options))
        return made[-1]

    yield make
    for each in made:
        await each.close()
