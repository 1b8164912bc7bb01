"""The drivers: what they wait with, and when they close the connections."""

from __future__ import annotations

import threading
import time
from typing import Any

import httpx
import pytest

from fullstory import InvalidArgumentError
from fullstory.async_connections import AsyncConnections
from fullstory.calls import Call, Request, Wait
from fullstory.connections import BlockingConnections
from fullstory.drivers import AsyncDriver, BlockingDriver
from tests.clients import settled
from tests.unit.harness import Answer, Connect

Driver = BlockingDriver | AsyncDriver


@pytest.fixture(
    params=[
        (BlockingDriver, BlockingConnections, httpx.Client),
        (AsyncDriver, AsyncConnections, httpx.AsyncClient),
    ]
)
def make(request: pytest.FixtureRequest) -> Any:
    """Make a driver, of one kind and then of the other, with an HTTP client of its own."""
    driver, connections, http = request.param
    return lambda owned=True: driver(connections(http(), owned=owned))


async def close(driver: Driver) -> None:
    await settled((driver.close if isinstance(driver, BlockingDriver) else driver.aclose)())


def waiting(seconds: float) -> Call[str]:
    yield Wait(seconds, Request("GET /", True, None, {}))
    return "done"


async def test_drivers_really_wait_where_nothing_else_is_given(make: Any) -> None:
    driver = make()
    started = time.perf_counter()
    assert await settled(driver.run(waiting(0.01))) == "done"
    assert time.perf_counter() - started >= 0.009
    await close(driver)


def test_a_pause_ends_when_its_time_is_over_or_when_it_is_stopped() -> None:
    with httpx.Client() as http:
        pause = BlockingDriver(BlockingConnections(http, owned=False)).pause
        stop = threading.Event()
        assert not pause(stop, 0.001)
        timer = threading.Timer(0.01, stop.set)
        timer.start()
        # More seconds than a thread can wait for.
        assert pause(stop, 1e300)
        timer.join()


def test_jitter_is_random_where_nothing_else_is_given(make: Any) -> None:
    driver = make()
    numbers = [driver.jitter() for _ in range(20)]
    assert all(0 <= number < 1 for number in numbers)
    assert len(set(numbers)) > 1


async def test_closing_waits_for_batch_jobs(make: Any) -> None:
    driver = make()
    driver.add_job()
    driver.lend().add_job()
    await close(driver)
    with pytest.raises(InvalidArgumentError, match="the client is closed: make a new one to start a batch job"):
        driver.add_job()
    await settled(driver.remove_job())
    assert not driver.connections.http.is_closed
    await settled(driver.remove_job())
    assert driver.connections.http.is_closed


async def test_batch_jobs_leave_an_open_driver_open(make: Any) -> None:
    driver = make()
    driver.add_job()
    await settled(driver.remove_job())
    assert not driver.connections.http.is_closed
    await close(driver)
    assert driver.connections.http.is_closed


async def test_the_users_http_client_is_closed_by_no_job(make: Any) -> None:
    driver = make(owned=False)
    driver.add_job()
    await close(driver)
    await settled(driver.remove_job())
    assert not driver.connections.http.is_closed


async def test_closing_what_was_lent_closes_nothing(make: Any) -> None:
    driver = make()
    lent = driver.lend()
    assert lent.connections.http is driver.connections.http
    await close(lent)
    await close(lent.lend())
    assert not driver.connections.http.is_closed
    lent.add_job()
    await close(driver)
    assert not driver.connections.http.is_closed
    await settled(lent.remove_job())
    assert driver.connections.http.is_closed


async def test_a_lent_driver_waits_and_tells_the_time_like_its_lender(connect: Connect) -> None:
    api = connect(Answer(503), Answer(body={"id": "1"}))
    other = api.client.with_options(timeout=3)
    assert (await settled(other.users.get("1"))).id == "1"
    assert api.waits == [0.5]
