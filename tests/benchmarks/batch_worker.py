"""One side of the batch benchmark, in a process of its own: a batch through the SDK, measured and looked at.

    python -m tests.benchmarks.batch_worker http://127.0.0.1:8080 50000 0.05

prints what it took as JSON. The other side is node/batch.js.
"""

from __future__ import annotations

from tests.benchmarks.plain_install import hide

hide()

# ruff: noqa: E402
import json
import sys
import time
from typing import Any

import fullstory
from fullstory import BatchJobOptions, BatchJobResult
from tests.benchmarks.people import people
from tests.benchmarks.process_usage import cpu_seconds, peak_memory

API_KEY = "na1.benchmark"


def blocking(base_url: str, requests: list[dict[str, Any]], options: BatchJobOptions) -> BatchJobResult[Any, Any]:
    with fullstory.init(API_KEY, base_url=base_url) as client:
        return client.users.batch_create(requests, options=options).execute().wait()


async def in_task(base_url: str, requests: list[dict[str, Any]], options: BatchJobOptions) -> BatchJobResult[Any, Any]:
    async with fullstory.init_async(API_KEY, base_url=base_url) as client:
        return await client.users.batch_create(requests, options=options).execute().wait()


def main(base_url: str, count: str, poll_seconds: str, kind: str = "blocking") -> None:
    requests: list[dict[str, Any]] = people(int(count))
    options = BatchJobOptions(poll_interval=float(poll_seconds))
    began, cpu_began = time.perf_counter(), cpu_seconds()
    if kind == "blocking":
        imports, failed = blocking(base_url, requests, options)
    else:
        # Not with the others: a program that blocks does not hold it in memory.
        import asyncio

        imports, failed = asyncio.run(in_task(base_url, requests, options))
    results = imports or failed
    looked_at = [results[position] for position in (0, len(results) // 2, -1)]
    users = looked_at if imports else [item.user for item in looked_at]
    figures = {
        "wall": time.perf_counter() - began,
        "cpu": cpu_seconds() - cpu_began,
        "whole_cpu": cpu_seconds(),
        "peak_memory": peak_memory(),
        "imports": len(imports),
        "failed": len(failed),
        "seen": [f"{user.uid} {user.properties['total_spent']:g}" for user in users],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
