"""The time that a call may take in all, and calls that are broken off."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import BatchJobOptions, RequestTimeoutError
from tests.clients import settled
from tests.integration.answers import USERS, api
from tests.integration.cases import busy
from tests.integration.faulty_server import FaultyServer, Sent, Step, Then, always
from tests.integration.harness import API_KEY, by_name
from tests.integration.own_clients import ON_AIOHTTP, ON_HTTPX, Opener

TOTAL = 0.6
# The machine may be busy with something else.
PATIENCE = 1.5


def for_ever(piece: bytes) -> Callable[[], Iterable[bytes]]:
    """Send something again and again, in less time than a client waits for data."""

    def pieces() -> Iterator[bytes]:
        while True:
            yield piece
            time.sleep(0.05)

    return pieces


DRIPS: dict[str, Step] = {
    "nothing at all": Step(api, sent=Sent.NOTHING, then=Then.HANG),
    "in the head": Step(always(b"HTTP/1.1 200 OK\r\nX-Slow: "), more=for_ever(b"a")),
    "in headers": Step(always(b"HTTP/1.1 200 OK\r\n"), more=for_ever(b"X: y\r\n")),
    "before the answer": Step(always(b""), more=for_ever(b"HTTP/1.1 102 Processing\r\n\r\n")),
    "in the body": Step(always(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), more=for_ever(b" ")),
    "in chunks": Step(always(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), more=for_ever(b"1\r\n \r\n")),
    "in an error": Step(always(b"HTTP/1.1 503 Busy\r\nContent-Length: 100000\r\n\r\n"), more=for_ever(b" ")),
}


@contextmanager
def within(seconds: float) -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < seconds


@by_name(DRIPS, "step")
async def test_bytes_that_drip_for_ever(open_client: Opener, step: Step) -> None:
    with FaultyServer([step] * 3) as server:
        client: Any = open_client(server.url, timeout=20, total_timeout=TOTAL)
        with within(TOTAL + PATIENCE), pytest.raises(RequestTimeoutError) as caught:
            await settled(client.users.create(uid="ada"))
        assert caught.value.idempotency_key == server.requests[0].headers["idempotency-key"]
        # No time is left for another attempt.
        assert len(server.requests) == 1


@by_name({name: DRIPS[name] for name in ("in the body", "in chunks")}, "step")
@pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient])
async def test_a_body_that_drips_to_the_users_http_client(kind: Any, step: Step) -> None:
    make: Any = fullstory.init if kind is httpx.Client else fullstory.init_async
    with FaultyServer([step]) as server:
        http = kind()
        client = make(API_KEY, base_url=server.url, http_client=http, total_timeout=TOTAL)
        with within(TOTAL + PATIENCE), pytest.raises(RequestTimeoutError):
            await settled(client.users.get("1"))
        await settled(http.close() if kind is httpx.Client else http.aclose())


async def test_the_total_of_a_client_with_other_options(open_client: Opener) -> None:
    with FaultyServer([DRIPS["in the body"]]) as server:
        client: Any = open_client(server.url)
        with within(TOTAL + PATIENCE), pytest.raises(RequestTimeoutError):
            await settled(client.with_options(total_timeout=TOTAL).users.get("1"))


def test_the_thread_of_a_batch_job_ends() -> None:
    with FaultyServer([DRIPS["in the head"]]) as server:
        client = fullstory.init(API_KEY, base_url=server.url, total_timeout=TOTAL)
        job = client.users.batch_create(USERS, options=BatchJobOptions(max_retries=0)).execute()
        with within(TOTAL + PATIENCE), pytest.raises(fullstory.MaxRetriesError) as caught:
            job.wait(timeout=10)
        assert isinstance(caught.value.errors[-1], RequestTimeoutError)
        client.close()
        deadline = time.monotonic() + PATIENCE
        while any(thread.name == "fullstory-batch-job" for thread in threading.enumerate()):
            assert time.monotonic() < deadline
            time.sleep(0.01)


async def test_retries_stop_at_the_deadline(open_client: Opener) -> None:
    with FaultyServer(rest=always(busy(None))) as server:
        client: Any = open_client(server.url, max_retries=1000, total_timeout=TOTAL)
        with within(TOTAL + PATIENCE), pytest.raises(fullstory.RateLimitError):
            await settled(client.users.create(uid="ada"))
        assert 1 <= len(server.requests) < 50


async def test_a_wait_that_would_be_too_long_is_not_begun(open_client: Opener) -> None:
    with FaultyServer(rest=always(busy("30"))) as server:
        client: Any = open_client(server.url, total_timeout=20)
        with within(PATIENCE), pytest.raises(fullstory.RateLimitError):
            await settled(client.users.create(uid="ada"))
        assert len(server.requests) == 1


SILENT: dict[str, Step] = {
    "before the answer": Step(api, sent=Sent.NOTHING, then=Then.HANG),
    "in the body": Step(api, sent=Sent.HALF, then=Then.HANG),
}


async def asked(server: FaultyServer, times: int) -> None:
    """Wait until the server has been asked."""
    while len(server.requests) < times:
        await asyncio.sleep(0.01)


@by_name(SILENT, "step")
@pytest.mark.parametrize("open_client", [ON_HTTPX, ON_AIOHTTP], indirect=True)
async def test_a_cancelled_task_frees_its_connection(open_client: Opener, step: Step) -> None:
    with FaultyServer([step] * 3, rest=api) as server:
        client: Any = open_client(server.url, max_connections=1)
        for times in (1, 2, 3):
            # Those that still wait for a connection are cancelled too.
            tasks = [asyncio.create_task(client.users.get("1")) for _ in range(3)]
            await asked(server, times)
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
            assert [type(outcome) for outcome in outcomes] == [asyncio.CancelledError] * 3
        async with asyncio.timeout(5):
            assert (await client.users.get("1")).uid == "ada"


@by_name(SILENT, "step")
@pytest.mark.parametrize("open_client", [ON_HTTPX, ON_AIOHTTP], indirect=True)
async def test_a_timeout_around_a_call_frees_its_connection(open_client: Opener, step: Step) -> None:
    with FaultyServer([step], rest=api) as server:
        client: Any = open_client(server.url, max_connections=1)
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(0.2):
                await client.users.get("1")
        # It is the caller's timeout, and no failure of the call.
        assert not isinstance(caught.value, fullstory.FullStoryError)
        assert (await client.users.get("1")).uid == "ada"


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
@by_name(SILENT, "step")
def test_ctrl_c_frees_the_connection(step: Step) -> None:
    with FaultyServer([step] * 3, rest=api) as server:
        client = fullstory.init(API_KEY, base_url=server.url, max_connections=1, timeout=20)
        for times in (1, 2, 3):

            def interrupt(times: int = times) -> None:
                asyncio.run(asked(server, times))
                time.sleep(0.05)
                os.kill(os.getpid(), signal.SIGINT)

            thread = threading.Thread(target=interrupt)
            thread.start()
            with pytest.raises(KeyboardInterrupt):
                client.users.get("1")
            thread.join()
        with within(10):
            assert client.users.get("1").uid == "ada"
        client.close()
