"""CPU time and memory to read the rows of an export, against gzip and orjson on the same file.

The SDK reads it from a server in another process, through its own transport; the other side opens the file. Each run is
a process of its own, they take turns, and the ratio is the median of the turns' ratios.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from tests.benchmarks.report import Figure, show

ROWS = 1_000_000
FORMATS = ("ndjson", "json", "csv")
MOST_MEMORY = 100e6
ROOT = Path(__file__).resolve().parents[2]


def run(*, quick: bool) -> list[Figure]:
    count, rounds = (500, 1) if quick else (ROWS, 3)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for format in FORMATS:
            path = Path(folder) / f"events.{format}.gz"
            write(path, format, count)
            with host(path) as url:
                figures += _compared(path, url, format, rounds)
            path.unlink()
    show(f"rows() of {count:,} events", "gzip and orjson", figures)
    return figures


def _compared(path: Path, url: str, format: str, rounds: int) -> Iterator[Figure]:
    baseline = "plain" if format == "ndjson" else "sdk"
    for way, name in (("sdk", "blocking"), ("async", "async")):
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(work(way, url))
            if baseline == "plain":
                theirs.append(work("plain", str(path)))
        cpu, memory = median(each["cpu"] for each in ours), max(each["memory"] for each in ours)
        its = f"{median(each['cpu'] for each in theirs):.2f} s" if theirs else ""
        ratio = median(one["cpu"] / other["cpu"] for one, other in zip(ours, theirs, strict=True)) if theirs else None
        yield Figure(f"{format}, {name}, CPU", f"{cpu:.2f} s", its, ratio, None if ratio is None else 1.5)
        yield Figure(f"{format}, {name}, most memory", f"{memory / 1e6:.0f} MB", "100 MB", memory / MOST_MEMORY, 1.0)


def work(way: str, source: str) -> dict[str, Any]:
    """Read the rows in a process of its own; return what it measured."""
    command = [sys.executable, "-m", "tests.benchmarks.rows_worker", way, source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@contextmanager
def host(path: Path) -> Iterator[str]:
    """Serve a file as that of an export; the URL is that of the API."""
    command = [sys.executable, "-m", "tests.benchmarks.file_host", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.communicate()


def write(path: Path, format: str, count: int) -> None:
    """Write an export of events, without holding it."""
    numbers = random.Random(3)
    with gzip.open(path, "wb", compresslevel=6) as file:
        for index in range(count):
            row = event(numbers, index)
            if format == "csv":
                header = ",".join(row) + "\r\n" if index == 0 else ""
                file.write((header + ",".join(_cell(value) for value in row.values()) + "\r\n").encode())
            else:
                before, after = (b"", b"\n") if format == "ndjson" else (b"," if index else b"[", b"")
                file.write(before + orjson.dumps(row) + after)
        if format == "json":
            file.write(b"]")


def event(numbers: random.Random, index: int) -> dict[str, Any]:
    """Return a row with the default fields of an export of events."""
    session = numbers.getrandbits(62) | 2**62
    return {
        "IndvId": 2**62 + index // 50,
        "UserId": 2**62 + index // 40,
        "SessionId": session,
        "PageId": session + 1,
        "UserAppKey": f"user{index // 50}",
        "UserEmail": f"user{index // 50}@example.com",
        "SessionStart": f"2026-05-06T07:{index % 60:02}:09.123Z",
        "EventStart": f"2026-05-06T07:{index % 60:02}:{index % 59:02}.{index % 1000:03}Z",
        "EventType": numbers.choice(("click", "navigate", "custom", "change", "pageview")),
        "EventTargetText": numbers.choice(("Add to basket", "Check out", 'Say "hello", friend', "Übersicht")),
        "EventTargetSelector": f"div#main > ul.list > li:nth-child({index % 40})",
        "EventModFrustrated": index % 3,
        "EventModDead": index % 2,
        "PageUrl": f"https://shop.example.com/products/{numbers.randrange(10**6)}?from=search",
        "PageUserAgent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0",
        "PageBrowser": "Chrome",
        "PageDuration": numbers.randrange(10**6),
        "PageLatLong": f"{numbers.uniform(-90, 90):.4f},{numbers.uniform(-180, 180):.4f}",
    }


def _cell(value: object) -> str:
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text
