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
