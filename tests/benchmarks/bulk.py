"""A million users from an iterator, against what cannot be left out: `orjson.dumps`, a bare socket, and the answers.

Each side runs in a process of its own, in turns, on the same server: import_worker.py. Making the records is measured
too, and taken off both sides. Peak memory is that of the whole process, with 50,000 records that the iterator repeats.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.fast_server import FastServer, fast_server
from tests.benchmarks.people import BATCH_SIZE
from tests.benchmarks.report import Figure, show

CPU_TARGETS = {"plain": 1.5, "journal": 2.0}
MEMORY_TARGET = 150e6
MEMORY_GROWTH_TARGET = 1.1

_ROOT = Path(__file__).resolve().parents[2]
_NAMES = {"plain": "without journal", "journal": "with a journal"}


def run(*, quick: bool) -> list[Figure]:
    """Measure."""
    many, few, turns = (2 * BATCH_SIZE, BATCH_SIZE, 1) if quick else (1_000_000, 100_000, 3)
    with (
        fast_server(users=BATCH_SIZE, page_size=1000, polls=1) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        taken = {
            kind: [_worker(server, many, kind, Path(folder)) for _ in range(turns)]
            for kind in ("reading", "floor", *CPU_TARGETS)
        }
        small = {kind: _worker(server, few, kind, Path(folder)) for kind in CPU_TARGETS}
    cpu = {kind: median(each["cpu"] for each in all_of_it) for kind, all_of_it in taken.items()}
    floor = cpu["floor"] - cpu["reading"]
    figures: list[Figure] = []
    for kind, target in CPU_TARGETS.items():
        ours = cpu[kind] - cpu["reading"]
        peak = max(each["peak_memory"] for each in taken[kind])
        smaller = small[kind]["peak_memory"]
        figures += [
            Figure(f"CPU, {_NAMES[kind]}", f"{ours:.2f} s", f"{floor:.2f} s", ours / floor, target),
            Figure(f"memory, {_NAMES[kind]}", _megabytes(peak), _megabytes(MEMORY_TARGET), peak / MEMORY_TARGET, 1.0),
            Figure(
                "the same / with fewer", _megabytes(peak), _megabytes(smaller), peak / smaller, MEMORY_GROWTH_TARGET
            ),
        ]
    show(f"import_all of {many:,} users", "the floor", figures, f"{turns} turns, medians; fewer are {few:,} users.")
    return figures


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f} MB"


def _worker(server: FastServer, count: int, kind: str, folder: Path) -> dict[str, Any]:
    journal = folder / "journal"
    journal.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.benchmarks.import_worker", server.url, str(count), kind]
    if kind == "journal":
        command.append(str(journal))
    # Bytecode lies ready from the second time on, as after an installation.
    variables = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(command, cwd=_ROOT, env=variables, stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    assert figures["imported"] == count, figures
    return figures
