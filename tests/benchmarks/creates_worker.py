"""One side of the benchmark of many creates at once, in a process of its own.

    echo 640 16 | python -m tests.benchmarks.creates_worker aiohttp http://127.0.0.1:8080

makes 640 creates, 16 at once, and prints what they took as JSON; every further line is a further round on the same
connections. The sides are `aiohttp` and `httpx`, which are the SDK's async client on one or the other, and `bare`,
which is aiohttp alone. The NodeJS SDK's is node/creates.js.
"""

from __future__ import annotations

import sys

from tests.benchmarks.plain_install import hide

hide(*(["httpx_aiohttp"] if "httpx" in sys.argv[1:] else []))

# ruff: noqa: E402
import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from tests.benchmarks.people import person
from tests.benchmarks.process_usage import cpu_seconds, peak_memory

API_KEY = "na1.benchmark"

Create = Callable[[], Awaitable[Any]]


@asynccontextmanager
async def sdk(base_url: str) -> AsyncIterator[Create]:
    import fullstory

    fields = person(1)
    async with fullstory.init_async(API_KEY, base_url=base_url) as client:
        yield lambda: client.users.create(**fields)


@asynccontextmanager
async def bare(base_url: str) -> AsyncIterator[Create]:
    import aiohttp

    url, fields = f"{base_url}/v2/users", person(1)
    async with aiohttp.ClientSession() as session:

        async def create() -> bytes:
            headers = {"Authorization": f"Basic {API_KEY}", "Idempotency-Key": str(uuid4())}
            async with session.post(url, json=fields, headers=headers) as response:
                response.raise_for_status()
                return await response.read()

        yield create


async def main(side: str, base_url: str) -> None:
    async with (bare if side == "bare" else sdk)(base_url) as create:
        # Nothing else runs between the rounds, so that it does not matter that the event loop stands still.
        for line in sys.stdin:
            requests, at_once = map(int, line.split())
            print(json.dumps(await measured(create, requests, at_once)), flush=True)


async def measured(create: Create, requests: int, at_once: int) -> dict[str, float]:
    """Carry out a round and return what it took."""
    began, cpu_began = time.perf_counter(), cpu_seconds()
    for _ in range(0, requests, at_once):
        await asyncio.gather(*(create() for _ in range(at_once)))
    cpu, wall = cpu_seconds() - cpu_began, time.perf_counter() - began
    return {"cpu": cpu, "wall": wall, "peak_memory": peak_memory()}


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
