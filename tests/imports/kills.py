"""Imports whose process is killed at random moments, and what the sandbox holds at the end."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import fullstory
from fullstory.sandbox import Fault, Sandbox
from fullstory.sandbox.control.fault_options import Moment
from tests.imports.worker import valid

_ROOT = Path(__file__).resolve().parents[2]

FAULTS = (
    Fault(kind="reset", when=Moment.AFTER_EFFECT, probability=0.02, seed=1),
    Fault(kind="reset", when=Moment.BEFORE_READ, probability=0.01, seed=2),
    Fault(kind="status", status=503, probability=0.01, seed=3),
    Fault(kind="truncate", probability=0.01, seed=4),
)
"""Five requests of a hundred go wrong, two of them after they took effect."""


def start(settings: dict[str, Any]) -> subprocess.Popen[str]:
    """Start an import in a process of its own."""
    command = [sys.executable, "-m", "tests.imports.worker", json.dumps(settings)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(settings: dict[str, Any]) -> dict[str, int]:
    """Run an import to its end, and return the counts of its report."""
    with start(settings) as process:
        out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    counts: dict[str, int] = json.loads(out)
    return counts


def kill_after(settings: dict[str, Any], seconds: float) -> bool:
    """Start an import, and kill it after so many seconds; return whether it was still running."""
    with start(settings) as process:
        time.sleep(seconds)
        was_running = process.poll() is None
        process.kill()
    return was_running


def run_killed(sandbox: Sandbox, settings: dict[str, Any], random: Random, longest: float, kills: int) -> int:
    """Kill an import at random moments, let it go on to its end, and check that nothing is lost or doubled.

    Args:
        sandbox: Where the records go.
        settings: Those of the worker, the journal's path among them.
        random: Chooses the moments.
        longest: The latest moment, in seconds after the start.
        kills: How often to kill it.

    Returns:
        How many times it was killed while it was running.
    """
    struck = sum(kill_after(settings, random.uniform(0.2, longest)) for _ in range(kills))
    counts = finish(settings)
    count: int = settings["count"]
    expected = valid(count)
    assert counts["read"] == count
    assert counts["imported"] == len(expected), counts
    assert counts["invalid"] == count - len(expected)
    assert (counts["failed"], counts["unknown"]) == (0, 0)
    assert arrived(sandbox) == Counter({f"event {number}": 1 for number in expected})
    return struck


def arrived(sandbox: Sandbox) -> Counter[str]:
    """How often the sandbox holds each event, by name."""
    names: Counter[str] = Counter()
    before: int | None = None
    while page := sandbox.events(limit=1000, before=before):
        names.update(event["name"] for event in page)
        before = page[-1]["row"]
    return names


def run_queues(sandbox: Sandbox, folder: Path, random: Random, kills: int) -> int:
    """Kill producers at random moments, four at a time, and check that each acknowledged put arrives exactly once.

    Args:
        sandbox: Where the events go.
        folder: The journals of the queues.
        random: Chooses the moments.
        kills: How many processes to kill.

    Returns:
        How many puts were acknowledged.
    """
    acknowledged: set[str] = set()
    attempted: set[str] = set()
    running: list[tuple[str, subprocess.Popen[bytes]]] = []
    for number in range(kills):
        running.append((f"p{number}", _producer(sandbox, folder, f"p{number}", 100_000)))
        if len(running) == 4 or number == kills - 1:
            # Starting takes longer than most of what is to be interrupted.
            begun = [_first_line(process) for _, process in running]
            time.sleep(random.uniform(0, 1.0))
            for (name, process), first in zip(running, begun, strict=True):
                process.kill()
                out, _ = process.communicate()
                numbers = [int(line) for line in (first + out).split()]
                acknowledged |= {f"{name} {each}" for each in numbers}
                # The last one may have been kept without having been acknowledged.
                attempted |= {f"{name} {each}" for each in [*numbers, len(numbers)]}
            running = []
    # Whoever comes next adopts what they left.
    with _producer(sandbox, folder, "last", 1) as process:
        out, _ = process.communicate(timeout=60)
        assert out.split() == [b"0", b"flushed"]
    acknowledged.add("last 0")
    attempted.add("last 0")
    _adopt_all(sandbox, folder)
    counts = arrived(sandbox)
    assert set(counts.values()) <= {1}, "an event arrived twice"
    assert acknowledged <= set(counts), "an acknowledged event is lost"
    assert set(counts) <= attempted
    return len(acknowledged)


def _producer(sandbox: Sandbox, folder: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    settings = {
        "url": sandbox.url,
        "key": sandbox.api_key,
        "folder": str(folder),
        "name": name,
        "count": count,
        "max_batch": 50,
        "pause": 0.001,
    }
    command = [sys.executable, "-m", "tests.imports.queue_worker", json.dumps(settings)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE)


def _first_line(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None
    return process.stdout.readline()


def _adopt_all(sandbox: Sandbox, folder: Path) -> None:
    with fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
        queue = client.events.queue(journal=folder, flush_interval=0.05)
        deadline = time.monotonic() + 60
        # Its own is there as long as it is open.
        while len(list(folder.glob("*.queue"))) > 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        left = sorted(path.name for path in folder.glob("*.queue"))
        queue.close()
    assert len(left) == 1, f"not all journals were brought to their end: {left}"
