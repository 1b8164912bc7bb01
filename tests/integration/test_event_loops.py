"""Event loops: an async client belongs to one of asyncio's, and says so elsewhere."""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import trio

import fullstory
from fullstory import InvalidArgumentError
from tests.integration.answers import api
from tests.integration.faulty_server import FaultyServer
from tests.integration.harness import API_KEY
from tests.integration.own_clients import ON_AIOHTTP, ON_HTTPX, opener

OTHER_LOOP = r"belongs to another event loop: make one for each, best with `async with init_async\(\)`"
TRIO = r"makes a client for asyncio: under trio, call a client made by init\(\) in a thread"


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    # The connections of a loop that ended stay open until they are collected.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        with FaultyServer(rest=api) as server:
            yield server
        gc.collect()


@pytest.fixture(params=[ON_HTTPX, ON_AIOHTTP])
def client(request: pytest.FixtureRequest, server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> Any:
    return opener(request.param, monkeypatch)(server.url)


async def uid(client: Any) -> Any:
    return (await client.users.get("1")).uid


def test_a_second_loop_is_refused(client: Any, server: FaultyServer) -> None:
    assert asyncio.run(uid(client)) == "ada"
    for _ in range(2):
        with pytest.raises(InvalidArgumentError, match=OTHER_LOOP):
            asyncio.run(uid(client))
        with pytest.raises(InvalidArgumentError, match=OTHER_LOOP):
            asyncio.run(uid(client.with_options(timeout=3)))
    with pytest.raises(InvalidArgumentError, match=OTHER_LOOP):
        asyncio.run(client.aclose())
    assert len(server.requests) == 1


def test_a_client_for_each_loop(server: FaultyServer) -> None:
    async def main() -> Any:
        async with fullstory.init_async(API_KEY, base_url=server.url) as client:
            return await uid(client)

    assert [asyncio.run(main()) for _ in range(3)] == ["ada"] * 3


def test_a_client_may_be_made_outside_of_the_loop(client: Any) -> None:
    async def main() -> Any:
        async with client:
            return await uid(client)

    assert asyncio.run(main()) == "ada"
    with pytest.raises(InvalidArgumentError, match="the client is closed: make a new one"):
        asyncio.run(uid(client))


def test_trio_is_refused(client: Any, server: FaultyServer) -> None:
    with pytest.raises(InvalidArgumentError, match=TRIO):
        trio.run(uid, client)
    # No harm is done.
    assert asyncio.run(uid(client)) == "ada"
    with pytest.raises(InvalidArgumentError, match=TRIO):
        trio.run(uid, client)
    with pytest.raises(InvalidArgumentError, match=TRIO):
        trio.run(client.aclose)
    assert len(server.requests) == 1


def test_a_context_manager_under_trio(client: Any) -> None:
    async def main() -> None:
        async with client:
            await uid(client)

    with pytest.raises(InvalidArgumentError, match=TRIO):
        trio.run(main)


def test_under_trio_a_blocking_client_works_in_a_thread(server: FaultyServer) -> None:
    async def main() -> Any:
        with fullstory.init(API_KEY, base_url=server.url) as client:
            return await trio.to_thread.run_sync(client.users.get, "1")

    assert trio.run(main).uid == "ada"


def test_the_users_http_client_under_trio(server: FaultyServer) -> None:
    client = fullstory.init_async(API_KEY, base_url=server.url, http_client=httpx.AsyncClient())
    with pytest.raises(InvalidArgumentError, match=TRIO):
        trio.run(uid, client)


def test_the_users_http_client_in_a_second_loop(server: FaultyServer) -> None:
    """Whatever the HTTP client makes of it, what comes is an answer or an error of this package."""
    http = httpx.AsyncClient()
    client = fullstory.init_async(API_KEY, base_url=server.url, http_client=http, max_retries=0)
    assert asyncio.run(uid(client)) == "ada"
    with pytest.raises(InvalidArgumentError, match=OTHER_LOOP):
        asyncio.run(uid(client))
    # Without connections of another loop it works in any.
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"uid": "ada"}))
    client = fullstory.init_async(API_KEY, http_client=httpx.AsyncClient(transport=transport))
    assert [asyncio.run(uid(client)) for _ in range(2)] == ["ada"] * 2


async def test_a_blocking_client_works_in_a_running_loop(server: FaultyServer) -> None:
    with fullstory.init(API_KEY, base_url=server.url) as client:
        assert client.users.get("1").uid == "ada"
        job = client.users.batch_create([{"uid": "ada"}])
        assert job.state == "not_started"


async def test_a_closed_client_in_use(server: FaultyServer) -> None:
    client = fullstory.init(API_KEY, base_url=server.url)
    assert client.users.get("1").uid == "ada"
    client.close()
    with pytest.raises(InvalidArgumentError, match="the client is closed: make a new one"):
        client.users.get("1")
    assert len(server.requests) == 1
