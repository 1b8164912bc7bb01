"""Clients that wait for nothing: every wait is noted and over at once, and jitter makes each as long as it may be."""

from __future__ import annotations

import inspect
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import httpx
import httpx2

from fullstory import AsyncFullStory, ClientOptions, FullStory
from fullstory.async_connections import AsyncConnections
from fullstory.connections import BlockingConnections
from fullstory.drivers import AsyncDriver, BlockingDriver

Client: TypeAlias = FullStory | AsyncFullStory
HttpClient: TypeAlias = httpx.Client | httpx.AsyncClient | httpx2.Client | httpx2.AsyncClient
Driver: TypeAlias = BlockingDriver | AsyncDriver
Pause: TypeAlias = Callable[[threading.Event, float], bool]
Sleep: TypeAlias = Callable[[float], Awaitable[None]]


def client_and_driver(
    http: HttpClient,
    note: Callable[[float], None],
    *,
    pause: Pause | None = None,
    sleep: Sleep | None = None,
    owned: bool = False,
    clock: Callable[[], float] = time.perf_counter,
    **options: Any,
) -> tuple[Client, Driver]:
    """Make a client on an HTTP client, and the driver it uses.

    Args:
        http: What sends.
        note: Is told how many seconds each wait would take.
        pause: Does something else with the pauses of a blocking batch job.
        sleep: Does something else with the waits of an async client.
        owned: Whether the connections belong to the client, so that it closes them.
        clock: The clock that requests are timed with.
        options: Those of the client.
    """

    def noted_pause(stop: threading.Event, seconds: float) -> bool:
        note(seconds)
        return stop.is_set()

    async def noted_sleep(seconds: float) -> None:
        note(seconds)

    if isinstance(http, httpx.Client | httpx2.Client):
        driver = BlockingDriver(
            BlockingConnections(http, owned=owned),
            sleep=note,
            pause=pause or noted_pause,
            clock=clock,
            jitter=lambda: 1.0,
        )
        client = FullStory(**options, http_client=http)
        client.set_up(ClientOptions[Any](**options).checked(), driver)
        return client, driver
    async_driver = AsyncDriver(
        AsyncConnections(http, owned=owned), sleep=sleep or noted_sleep, clock=clock, jitter=lambda: 1.0
    )
    async_client = AsyncFullStory(**options, http_client=http)
    async_client.set_up(ClientOptions[Any](**options).checked(), async_driver)
    return async_client, async_driver


async def settled(result: Any) -> Any:
    """Return what a method of either kind of client comes to."""
    return await result if inspect.isawaitable(result) else result
