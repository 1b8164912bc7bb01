"""CPU time of `users.create` against bare httpx that makes the same request.

Both send the same JSON body with the same Authorization, Content-Type and a new Idempotency-Key, and return the decoded
answer. They take turns in short rounds on one server, so that whatever else the machine does hits both; the ratio is
the median of the rounds' ratios. Only this process's own CPU time counts.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from statistics import median
from uuid import uuid4

import httpx

import fullstory
from tests.benchmarks.fast_server import fast_server
from tests.benchmarks.people import person
from tests.benchmarks.report import Figure, show

API_KEY = "na1.benchmark"
TARGET = 1.0


def run(*, quick: bool) -> list[Figure]:
    rounds, requests = (3, 5) if quick else (60, 100)
    with fast_server() as server:
        began, server_began = time.perf_counter(), server.cpu_seconds()
        figures = [
            _figure("blocking", *_blocking(server.url, rounds, requests), requests, TARGET),
            _figure("async, one at a time", *asyncio.run(_async(server.url, rounds, requests)), requests, None),
        ]
        share = (server.cpu_seconds() - server_began) / (time.perf_counter() - began)
    note = f"The server was busy {share:.0%} of the time. {rounds} rounds of {requests} requests each, medians."
    show("users.create, CPU per request", "bare httpx", figures, note)
    return figures


def _figure(name: str, ours: list[float], theirs: list[float], requests: int, target: float | None) -> Figure:
    ratio = median(mine / its for mine, its in zip(ours, theirs, strict=True))

    def each(seconds: list[float]) -> str:
        return f"{median(seconds) / requests * 1e6:.0f} µs"

    return Figure(name, each(ours), each(theirs), ratio, target)


def headers() -> dict[str, str]:
    """Those that the SDK sends too and that cost something, an Idempotency-Key of its own among them."""
    return {
        "Authorization": f"Basic {API_KEY}",
        "Idempotency-Key": str(uuid4()),
        "Content-Type": "application/json",
    }


def _blocking(base_url: str, rounds: int, requests: int) -> tuple[list[float], list[float]]:
    url, fields = f"{base_url}/v2/users", person(1)

    def ours() -> None:
        for _ in range(requests):
            client.users.create(**fields)

    def theirs() -> None:
        for _ in range(requests):
            http.post(url, json=fields, headers=headers()).raise_for_status().json()

    with fullstory.init(API_KEY, base_url=base_url) as client, httpx.Client() as http:
        return _take_turns(ours, theirs, rounds)


def _take_turns(ours: Callable[[], None], theirs: Callable[[], None], rounds: int) -> tuple[list[float], list[float]]:
    both: tuple[list[float], list[float]] = ([], [])
    ours()
    theirs()
    for number in range(rounds):
        # Neither is always the first.
        for which in (0, 1) if number % 2 else (1, 0):
            began = time.process_time()
            (ours, theirs)[which]()
            both[which].append(time.process_time() - began)
    return both


async def _async(base_url: str, rounds: int, requests: int) -> tuple[list[float], list[float]]:
    url, fields = f"{base_url}/v2/users", person(1)

    async def ours() -> None:
        for _ in range(requests):
            await client.users.create(**fields)

    async def theirs() -> None:
        for _ in range(requests):
            (await http.post(url, json=fields, headers=headers())).raise_for_status().json()

    async with fullstory.init_async(API_KEY, base_url=base_url) as client, httpx.AsyncClient() as http:
        return await _take_turns_async(ours, theirs, rounds)


async def _take_turns_async(
    ours: Callable[[], Awaitable[None]], theirs: Callable[[], Awaitable[None]], rounds: int
) -> tuple[list[float], list[float]]:
    both: tuple[list[float], list[float]] = ([], [])
    await ours()
    await theirs()
    for number in range(rounds):
        for which in (0, 1) if number % 2 else (1, 0):
            began = time.process_time()
            await (ours, theirs)[which]()
            both[which].append(time.process_time() - began)
    return both
