"""The sandbox's own figures: creates a second, a full batch, start-up, and memory with a million events.

`python -m tests.benchmarks.sandbox_rates` (`--quick` only sees that everything runs). The server is a process of its
own, pinned to one core where there are two; what drives it is a plain socket on the other, so that a client library's
own cost is not in the figures.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import orjson

TARGETS = {"creates": 1500.0, "batch": 2.0, "start": 0.5, "memory": 300.0}
BATCH_SIZE = 50_000
KEY = "sandbox-admin"


class Served:
    """A sandbox in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.pid = process.pid
        self.url = url
        self.client = httpx.Client(base_url=url, headers={"Authorization": f"Basic {KEY}"}, timeout=120)

    def cpu_seconds(self) -> float:
        """User and system time of the process so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_megabytes(self, name: str = "VmRSS") -> float:
        found = re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{self.pid}/status").read_text())
        assert found is not None
        return int(found[1]) / 1024


@contextmanager
def served(*options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "fullstory.cli", "sandbox", "--port", "0", "--processing-time", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=_use_core(0)) as process:
        url = url_printed_by(process)
        try:
            yield Served(process, url)
        finally:
            process.terminate()


def url_printed_by(process: subprocess.Popen[str]) -> str:
    """The address in what the command prints when it is ready."""
    assert process.stdout is not None
    return next(line.split()[1] for line in process.stdout if "URL" in line)


def _use_core(core: int) -> Any:
    cores = sorted(os.sched_getaffinity(0))
    return (lambda: os.sched_setaffinity(0, {cores[core]})) if len(cores) > 1 else None


def user(number: int) -> dict[str, Any]:
    properties = {"plan": "paid", "seats": number, "total_spent": 14.55, "address": {"city": "Rome"}}
    return {"uid": f"u{number}", "display_name": "Ada Lovelace", "email": "ada@example.com", "properties": properties}


def event(number: int) -> dict[str, Any]:
    properties = {"order_id": f"A-{number}", "price": 12.5, "items": ["a", "b"], "shipping": {"city": "Rome"}}
    moment = "2026-01-31T12:00:00Z"
    return {
        "name": "Order Completed",
        "user": {"uid": f"u{number % 5000}"},
        "timestamp": moment,
        "properties": properties,
    }


def creates(server: Served, path: str, bodies: Sequence[bytes]) -> tuple[float, float]:
    """Requests per second, and per second of the server's CPU time; one connection, one after the other."""
    connection = socket.create_connection((server.client.base_url.host, server.client.base_url.port or 80))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {KEY}\r\nContent-Type: application/json\r\n"
    )
    cpu, began = server.cpu_seconds(), time.perf_counter()
    for number, body in enumerate(bodies):
        rest = f"Idempotency-Key: {path}{number}\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + rest.encode() + body)
        answer = b""
        while not answer.endswith(b"}"):
            answer += connection.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200"), answer
    wall = time.perf_counter() - began
    connection.close()
    return len(bodies) / wall, len(bodies) / max(server.cpu_seconds() - cpu, 0.01)


def import_events(server: Served, body: bytes) -> float:
    """Seconds from sending a batch of events to reading that it is finished."""
    began = time.perf_counter()
    accepted = server.client.post("/v2/events/batch", content=body, headers={"Content-Type": "application/json"})
    job = accepted.raise_for_status().json()["job"]["id"]
    while True:
        status = server.client.get(f"/v2/events/batch/{job}").json()
        if status["job"]["status"] != "PROCESSING":
            assert status["job"]["status"] == "COMPLETED"
            return time.perf_counter() - began
        time.sleep(0.01)


def first_answer() -> float:
    """Seconds from starting Python to the first answer of a sandbox."""
    program = (
        "import urllib.request\n"
        "from fullstory.sandbox import Sandbox\n"
        "sandbox = Sandbox().start()\n"
        "headers = {'Authorization': 'Basic sandbox-admin'}\n"
        "urllib.request.urlopen(urllib.request.Request(sandbox.url + '/v2/users', headers=headers)).read()\n"
        "sandbox.stop()\n"
    )
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)
    return time.perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sandbox_rates")
    parser.add_argument("--quick", action="store_true", help="only see that everything runs; the figures mean nothing")
    quick = parser.parse_args(arguments).quick
    requests, batch, batches = (50, 500, 2) if quick else (5000, BATCH_SIZE, 20)
    if len(os.sched_getaffinity(0)) > 1:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[1:])
    events = orjson.dumps({"requests": [event(number) for number in range(batch)]})
    with tempfile.TemporaryDirectory() as folder:
        for where, options in (("in memory", []), ("in a file", ["--db", f"{folder}/sandbox.db"])):
            with served(*options) as server:
                for path, make in (("/v2/users", user), ("/v2/events", event)):
                    wall, cpu = creates(server, path, [orjson.dumps(make(number)) for number in range(requests)])
                    say(f"POST {path}, {where}: {wall:,.0f} a second, {cpu:,.0f} per CPU second", wall, "creates", 1)
                taken = [import_events(server, events) for _ in range(3)]
                text = f"{median(taken):.2f} s, the worst of three {max(taken):.2f} s"
                say(f"a batch of {batch:,} events, {where}: {text}", median(taken), "batch", -1)
                for _ in range(batches - 3):
                    import_events(server, events)
                stored = server.client.get("/_sandbox/state").json()["events"]
                resident, peak = server.memory_megabytes(), server.memory_megabytes("VmHWM")
                say(f"{stored:,} events {where}: {resident:.0f} MB, at its peak {peak:.0f} MB", peak, "memory", -1)
    starts = [first_answer() for _ in range(2 if quick else 9)]
    text = f"from starting Python to the first answer: {median(starts):.2f} s, the best {min(starts):.2f} s"
    say(text, median(starts), "start", -1)


def say(text: str, value: float, target: str, sign: int) -> None:
    """Prints a figure beside what was aimed at; `sign` is 1 where more is better."""
    reached = sign * value >= sign * TARGETS[target]
    bound = "at least" if sign > 0 else "at most"
    print(f"{text} (aim: {bound} {TARGETS[target]:g}; {'reached' if reached else 'missed'})", flush=True)


if __name__ == "__main__":
    main()
