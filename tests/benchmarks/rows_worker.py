"""Reads the rows of a file in one way, and prints as JSON how many there were, the CPU time and the most memory.

`python -m tests.benchmarks.rows_worker WAY SOURCE`: `sdk` and `async` read an export from the server at a URL; `plain`
reads a file with gzip and orjson.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys

import orjson

import fullstory
from tests.benchmarks.process_usage import cpu_seconds, peak_memory


def sdk(url: str) -> int:
    with fullstory.init("na1.key", base_url=url) as client:
        return sum(1 for _ in client.segments.resume_export("1").rows())


def sdk_async(url: str) -> int:
    async def count() -> int:
        async with fullstory.init_async("na1.key", base_url=url) as client:
            rows = 0
            async for _ in (await client.segments.resume_export("1")).rows():
                rows += 1
            return rows

    return asyncio.run(count())


def plain(path: str) -> int:
    rows = 0
    with gzip.open(path) as lines:
        for line in lines:
            orjson.loads(line)
            rows += 1
    return rows


WAYS = {"sdk": sdk, "async": sdk_async, "plain": plain}


def main() -> None:
    way, source = sys.argv[1:]
    before = cpu_seconds()
    rows = WAYS[way](source)
    print(json.dumps({"rows": rows, "cpu": cpu_seconds() - before, "memory": peak_memory()}))


if __name__ == "__main__":
    main()
