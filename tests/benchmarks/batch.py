"""A batch of 50,000 users, from creating it to having all results, against FullStory's own SDK for NodeJS.

Each side runs in a process of its own, in turns, on the same server with the same poll interval: batch_worker.py and
node/batch.js. Wall and CPU time (user and system, of all threads) are taken from before there is a client to having
counted the results and looked at three of them; peak memory is that of the whole process, the requests included.
Two batches are measured: all users imported (COMPLETED), and all refused (FAILED). Mixed ones cannot be compared,
because the NodeJS SDK leaves out the imports of a FAILED batch.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.fast_server import FastServer, fast_server
from tests.benchmarks.nodejs import NOT_COMPARED, node_variables
from tests.benchmarks.people import BATCH_SIZE
from tests.benchmarks.report import Figure, show

TARGETS = {"cpu": 0.65, "wall": 0.85, "peak_memory": 0.65}

POLL_SECONDS = 0.05
POLLS = 3
PAGE_SIZE = 1000

_ROOT = Path(__file__).resolve().parents[2]
_NAMES = {"cpu": "CPU time", "wall": "wall time", "peak_memory": "peak memory"}


def run(*, quick: bool, node: Path | None) -> list[Figure]:
    """Measure.

    Args:
        quick: Whether only to see that it runs.
        node: The folder with the NodeJS SDK; None where it is not compared with.
    """
    users, turns = (200, 1) if quick else (BATCH_SIZE, 7)
    figures: list[Figure] = []
    for outcome in ("COMPLETED", "FAILED"):
        with fast_server(users=users, page_size=PAGE_SIZE, polls=POLLS, outcome=outcome) as server:
            figures += _compare(server, outcome, users, turns, node)
    return figures


def _compare(server: FastServer, outcome: str, users: int, turns: int, folder: Path | None) -> list[Figure]:
    ours: list[dict[str, Any]] = []
    in_task: list[dict[str, Any]] = []
    theirs: list[dict[str, Any]] = []
    server_began = server.cpu_seconds()
    with tempfile.TemporaryDirectory() as bytecode:
        _sdk(server, users, "async", bytecode)
        for _ in range(turns):
            ours.append(_sdk(server, users, "blocking", bytecode))
            in_task.append(_sdk(server, users, "async", bytecode))
            if folder is not None:
                theirs.append(_node(folder, server, users))
    server_seconds = server.cpu_seconds() - server_began
    everything = [*ours, *in_task, *theirs]
    for one in everything:
        counted = (one["imports"], one["failed"])
        assert counted == ((users, 0) if outcome == "COMPLETED" else (0, users)), f"not all results came: {one}"
        assert one["seen"] == ours[0]["seen"], f"other results came: {one}"
    figures = [_figure(kind, "", ours, theirs, TARGETS[kind]) for kind in TARGETS]
    figures += [_figure(kind, ", async", in_task, theirs, None) for kind in TARGETS]
    share = server_seconds / sum(one["wall"] for one in everything)
    notes = [f"The server was busy {share:.0%} of the time. {turns} turns, medians; polled every {POLL_SECONDS} s."]
    if folder is None:
        notes.append(NOT_COMPARED)
    show(f"a batch of {users:,} users, {outcome}", "NodeJS SDK", figures, *notes)
    return figures


def _figure(
    kind: str, variant: str, ours: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]], target: float | None
) -> Figure:
    def shown(value: float) -> str:
        return f"{value / 1e6:.0f} MB" if kind == "peak_memory" else f"{value * 1e3:.0f} ms"

    mine = median(one[kind] for one in ours)
    name = _NAMES[kind] + variant
    if not theirs:
        return Figure(name, shown(mine))
    ratio = median(own[kind] / other[kind] for own, other in zip(ours, theirs, strict=True))
    return Figure(name, shown(mine), shown(median(one[kind] for one in theirs)), ratio, target)


def _sdk(server: FastServer, users: int, kind: str, bytecode: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.batch_worker", server.url, str(users), str(POLL_SECONDS), kind]
    # Bytecode lies ready from the second time on, as after an installation.
    return _figures(command, _ROOT, {"PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""})


def _node(folder: Path, server: FastServer, users: int) -> dict[str, Any]:
    command = ["node", "batch.js", str(users), str(POLL_SECONDS)]
    return _figures(command, folder, node_variables(server))


def _figures(command: Sequence[str], folder: Path, variables: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(command, cwd=folder, env={**os.environ, **variables}, stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
