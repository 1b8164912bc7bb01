"""What an export takes of memory: the same, however large it is."""

from __future__ import annotations

import gzip
from pathlib import Path

import orjson
import pytest

from tests.integration.own_clients import run_script

# About 170 MB of rows, in a file of less than one.
ROWS = 400_000

SCRIPT = """
import asyncio, sys
import fullstory
from tests.benchmarks.process_usage import peak_memory

url, way, path = sys.argv[1:]

def blocking():
    with fullstory.init("na1.key", base_url=url) as client:
        export = client.segments.resume_export("1")
        if way == "rows":
            return sum(1 for _ in export.rows())
        return export.download(path).stat().st_size

async def awaited():
    async with fullstory.init_async("na1.key", base_url=url) as client:
        export = await client.segments.resume_export("1")
        if way == "rows":
            count = 0
            async for _ in export.rows():
                count += 1
            return count
        return (await export.download(path)).stat().st_size

import httpx, orjson, aiohttp, httpx_aiohttp
before = peak_memory()
print(blocking(), asyncio.run(awaited()), peak_memory(), peak_memory() - before)
"""


@pytest.mark.parametrize("format", ["ndjson", "json", "csv"])
@pytest.mark.parametrize("way", ["rows", "download"])
def test_memory_stays_flat(tmp_path: Path, format: str, way: str) -> None:
    from tests.benchmarks.exports import host

    row = {"UserId": 2**62 + 1, "EventType": "custom", "EventTargetText": "text " * 75}
    line = {"ndjson": b"%b\n", "json": b"%b,", "csv": b"%b\r\n"}[format] % (
        b"123,custom," + b"text " * 75 if format == "csv" else orjson.dumps(row)
    )
    head, end = {"ndjson": (b"", b""), "json": (b"[", orjson.dumps(row) + b"]"), "csv": (b"a,b,c\r\n", b"")}[format]
    path = tmp_path / "export.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(ROWS // 1000):
            file.write(line * 1000)
        file.write(end)
    size = len(head) + len(line) * ROWS + len(end)
    with host(path) as url:
        printed = run_script(SCRIPT, url, way, str(tmp_path / "stored"), timeout=120)
    first, second, peak, more = map(int, printed.split())
    assert first == second == (ROWS + (format == "json") if way == "rows" else size)
    assert peak < 100e6
    assert more < 25e6
