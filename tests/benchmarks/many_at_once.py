"""Creates of an async client, many at once, against FullStory's own SDK for NodeJS and against bare aiohttp.

Each side runs in a process of its own, creates_worker.py or node/creates.js, and keeps its connections from round to
round; rounds of the sides take turns on one server. A round awaits all requests of one gather, or Promise.all, before
the next. CPU time is user and system, of all threads; peak memory is that of the whole process.

The SDK uses aiohttp where it is installed, and httpx elsewhere. Both are measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from fullstory import ClientOptions
from tests.benchmarks.fast_server import FastServer, fast_server
from tests.benchmarks.nodejs import NOT_COMPARED, node_variables
from tests.benchmarks.report import Figure, show

AT_ONCE = {1: 300, 16: 640, 64: 1280, 1000: 2000}
"""How many requests are under way at once, and how many make a round."""

TARGETS = {"NodeJS SDK": 0.8, "bare aiohttp": 3.0}
"""Of CPU time on aiohttp with as many requests at once as a program usually has."""
USUAL = (16, 64)

GATHERED = 5000
DELAY = 0.05
WALL_TARGETS = {"aiohttp": 1.5, "httpx": 4.0}

Round = dict[str, float]

_ROOT = Path(__file__).resolve().parents[2]
_NAMES = {"cpu": "CPU", "wall": "wall", "peak_memory": "peak memory"}


def run(*, quick: bool, node: Path | None) -> list[Figure]:
    """Measure.

    Args:
        quick: Whether only to see that it runs.
        node: The folder with the NodeJS SDK; None where it is not compared with.
    """
    return [*_per_request(quick, node), *_gathered(quick)]


def _per_request(quick: bool, node: Path | None) -> list[Figure]:
    rounds = 2 if quick else 9
    against_node: list[Figure] = []
    against_bare: list[Figure] = []
    busy = wall = 0.0
    for at_once, requests in ({1: 2, 16: 16} if quick else AT_ONCE).items():
        with fast_server() as server:
            taken = _rounds(server, node, rounds, requests, at_once)
            busy += server.cpu_seconds()
        wall += sum(each["wall"] for side in taken.values() for each in side)
        for side in ("aiohttp", "httpx"):
            against_node += _figures(side, "NodeJS SDK", taken, requests, at_once)
        against_bare += _figures("aiohttp", "bare aiohttp", taken, requests, at_once)
    notes = [f"The servers were busy {busy / wall:.0%} of the time. {rounds} rounds, medians."]
    show("async creates, each", "bare aiohttp", against_bare, *notes)
    show("async creates, each", "NodeJS SDK", against_node, *notes, *([] if node else [NOT_COMPARED]))
    return [*against_bare, *against_node]


def _rounds(
    server: FastServer, node: Path | None, rounds: int, requests: int, at_once: int
) -> Mapping[str, Sequence[Round]]:
    """Return what the rounds of each side took."""
    with ExitStack() as stack:
        sides = {
            "aiohttp": stack.enter_context(_sdk("aiohttp", server)),
            "httpx": stack.enter_context(_sdk("httpx", server)),
            "bare aiohttp": stack.enter_context(_sdk("bare", server)),
        }
        if node is not None:
            sides["NodeJS SDK"] = stack.enter_context(_node(node, server))
        taken: dict[str, list[Round]] = {name: [] for name in sides}
        for number in range(rounds + 1):
            for name, side in sides.items():
                measured = side.round(requests, at_once)
                # The first round opens the connections, and shows NodeJS which code to compile.
                if number:
                    taken[name].append(measured)
    return taken


def _figures(
    side: str, other: str, taken: Mapping[str, Sequence[Round]], requests: int, at_once: int
) -> Iterator[Figure]:
    ours, theirs = taken[side], taken.get(other)
    for kind, name in _NAMES.items():

        def shown(rounds: Sequence[Round], kind: str = kind) -> str:
            value = median(one[kind] for one in rounds)
            return f"{value / 1e6:.0f} MB" if kind == "peak_memory" else f"{value / requests * 1e6:.0f} µs"

        name = f"{at_once:,} at once, on {side}: {name}"
        if theirs is None:
            yield Figure(name, shown(ours))
            continue
        ratio = median(mine[kind] / its[kind] for mine, its in zip(ours, theirs, strict=True))
        target = TARGETS[other] if kind == "cpu" and side == "aiohttp" and at_once in USUAL else None
        yield Figure(name, shown(ours), shown(theirs), ratio, target)


def _gathered(quick: bool) -> list[Figure]:
    """Measure many more creates at once than there are connections."""
    creates, turns = (20, 1) if quick else (GATHERED, 3)
    ideal = creates / ClientOptions.max_connections * DELAY
    figures: list[Figure] = []
    for side, target in WALL_TARGETS.items():
        with fast_server(delay=DELAY) as server, _sdk(side, server) as worker:
            wall = median(worker.round(creates, creates)["wall"] for _ in range(turns))
            seen = server.so_far()
        # The worker ends with an error where one of them fails.
        assert seen.creates == creates * turns, f"{seen.creates - creates * turns} requests were sent again"
        name = f"on {side}, over {seen.connections} connections"
        figures.append(Figure(name, f"{wall:.2f} s", f"{ideal:.2f} s", wall / ideal, target))
    note = f"{turns} turns, medians. All succeeded, none was sent again. Ideal: every connection is always in use."
    show(f"{creates:,} creates gathered, each {DELAY * 1e3:.0f} ms at the server, wall", "ideal", figures, note)
    return figures


class _Side:
    """A process that carries out rounds."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def round(self, requests: int, at_once: int) -> Round:
        """Let it carry out one and return what that took."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{requests} {at_once}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the process has ended, see what it wrote above"
        taken: Round = json.loads(line)
        return taken


def _sdk(side: str, server: FastServer) -> Any:
    return _process([sys.executable, "-m", "tests.benchmarks.creates_worker", side, server.url], _ROOT, {})


def _node(folder: Path, server: FastServer) -> Any:
    return _process(["node", "creates.js"], folder, node_variables(server))


@contextmanager
def _process(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Iterator[_Side]:
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        # Leaving closes its standard input, which ends it.
        yield _Side(process)
