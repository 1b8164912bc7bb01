"""One side of the benchmark of imports, in a process of its own.

    python -m tests.benchmarks.import_worker http://127.0.0.1:8080 1000000 journal /tmp/journal

prints what it took as JSON. The kinds are `plain` and `journal`, which import through the SDK, `floor`, which does by
hand what cannot be left out, and `reading`, which only makes the records.
"""

from __future__ import annotations

from tests.benchmarks.plain_install import hide

hide()

# ruff: noqa: E402
import json
import socket
import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import orjson

import fullstory
from fullstory import BatchJobOptions
from tests.benchmarks.people import BATCH_SIZE, people
from tests.benchmarks.process_usage import cpu_seconds, peak_memory

_DISTINCT = 50_000


def users(count: int) -> Iterator[dict[str, Any]]:
    """So many users, one after the other. Making each afresh would cost more than importing it."""
    some = people(min(count, _DISTINCT))
    while count > 0:
        yield from islice(some, count)
        count -= len(some)


def by_hand(url: str, records: Iterator[dict[str, Any]]) -> int:
    """Send the batches over a bare socket, each after the other, and read the answers."""
    parts = urlsplit(url)
    imported = 0
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        while some := list(islice(records, BATCH_SIZE)):
            body = orjson.dumps({"requests": some})
            connection.sendall(b"POST /v2/users/batch HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body))
            connection.sendall(body)
            job_id = _answer(connection)["job"]["id"]
            connection.sendall(b"GET /v2/users/batch/%s HTTP/1.1\r\n\r\n" % job_id.encode())
            while _answer(connection)["job"]["status"] == "PROCESSING":
                connection.sendall(b"GET /v2/users/batch/%s HTTP/1.1\r\n\r\n" % job_id.encode())
            connection.sendall(b"GET /v2/users/batch/%s/errors HTTP/1.1\r\n\r\n" % job_id.encode())
            imported += len(some) - len(_answer(connection)["results"])
    return imported


def _answer(connection: socket.socket) -> Any:
    received = b""
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += connection.recv(65_536)
    length = int(received[:end].lower().rpartition(b"content-length:")[2].split(b"\r\n")[0])
    body = received[end + 4 :]
    while len(body) < length:
        body += connection.recv(65_536)
    return orjson.loads(body)


def main(url: str, count: str, kind: str, journal: str = "") -> None:
    records = users(int(count))
    first = next(records)
    began, cpu_began, memory_began = time.perf_counter(), cpu_seconds(), peak_memory()
    if kind == "reading":
        imported = sum(1 for _ in records) + 1
    elif kind == "floor":
        imported = by_hand(url, _with(first, records))
    else:
        with fullstory.init("na1.benchmark", base_url=url) as client:
            options = BatchJobOptions(poll_interval=0.05)
            report = client.users.import_all(_with(first, records), journal=journal or None, options=options)
        imported = report.imported
    figures = {
        "wall": time.perf_counter() - began,
        "cpu": cpu_seconds() - cpu_began,
        "peak_memory": peak_memory(),
        "grown": peak_memory() - memory_began,
        "imported": imported,
    }
    print(json.dumps(figures))


def _with(first: dict[str, Any], others: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from others


if __name__ == "__main__":
    main(*sys.argv[1:])
