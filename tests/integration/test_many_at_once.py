"""More calls at once than connections: they wait for each other, and that is no failure."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import fullstory
from tests.integration.answers import api
from tests.integration.faulty_server import FaultyServer, Request
from tests.integration.harness import API_KEY, close
from tests.integration.own_clients import ON_AIOHTTP, ON_HTTPX, opener


def slow(request: Request) -> bytes:
    time.sleep(0.05)
    return api(request)


@pytest.mark.parametrize(("kind", "calls"), [(ON_HTTPX, 1600), (ON_AIOHTTP, 1600), (ON_AIOHTTP, 5000)])
async def test_thousands_of_tasks(kind: str, calls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer(rest=slow) as server:
        client: Any = opener(kind, monkeypatch)(server.url)
        users = await asyncio.gather(*(client.users.create(uid=str(number)) for number in range(calls)))
        await close(client)
    assert {user.id for user in users} == {"1"}
    # None was sent twice.
    assert len(server.requests) == calls
    assert server.connections <= 100


@pytest.mark.parametrize("kind", [ON_HTTPX, ON_AIOHTTP])
async def test_waiting_for_a_connection_takes_nothing_from_a_calls_time(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(rest=slow) as server:
        # Together they take at least 2.5 seconds.
        client: Any = opener(kind, monkeypatch)(server.url, max_connections=4, timeout=1.5, total_timeout=1.5)
        await asyncio.gather(*(client.users.create(uid=str(number)) for number in range(200)))
        await close(client)
    assert (len(server.requests), server.connections) == (200, 4)


@pytest.mark.parametrize(("max_connections", "most"), [(100, 50), (10, 10)])
def test_threads_reuse_connections(max_connections: int, most: int) -> None:
    with (
        FaultyServer(rest=api) as server,
        fullstory.init(API_KEY, base_url=server.url, max_connections=max_connections) as client,
        ThreadPoolExecutor(50) as threads,
    ):

        def create(thread: int) -> list[str | None]:
            return [client.users.create(uid=f"{thread}-{number}").id for number in range(40)]

        ids = [id_ for made in threads.map(create, range(50)) for id_ in made]
        assert ids == ["1"] * 2000
        assert len(server.requests) == 2000
        assert server.connections <= most


async def test_raw_calls_keep_to_the_number_of_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are not counted before they are sent: the HTTP library has them wait."""
    from fullstory.generated.api.users import get_user

    with FaultyServer(rest=slow) as server:
        for kind in (ON_HTTPX, ON_AIOHTTP):
            client: Any = opener(kind, monkeypatch)(server.url, max_connections=5)
            before = server.connections
            await asyncio.gather(*(get_user.asyncio(str(number), client=client.raw) for number in range(50)))
            assert server.connections - before <= 5
            await close(client)
            monkeypatch.undo()
