"""Creates of a blocking client that many threads share, against a bare httpx.Client with as many connections.

Both run in this process, in turns, each on a server of its own that counts the connections it saw. Only this process's
own CPU time counts.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from statistics import median

import httpx

import fullstory
from fullstory import ClientOptions
from tests.benchmarks.create_user import API_KEY, headers
from tests.benchmarks.fast_server import fast_server
from tests.benchmarks.people import person
from tests.benchmarks.report import Figure, show

THREADS = 50
CREATES = 40


def run(*, quick: bool) -> list[Figure]:
    rounds, creates = (1, 2) if quick else (9, CREATES)
    fields = person(1)
    connections = ClientOptions.max_connections
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    with (
        fast_server() as server,
        fast_server() as other,
        fullstory.init(API_KEY, base_url=server.url) as client,
        httpx.Client(limits=limits) as http,
    ):

        def ours() -> None:
            client.users.create(**fields)

        def theirs() -> None:
            http.post(f"{other.url}/v2/users", json=fields, headers=headers()).raise_for_status().json()

        both: tuple[list[float], list[float]] = ([], [])
        opened: tuple[list[int], list[int]] = ([], [])
        for number in range(rounds):
            # Neither is always the first.
            for which in (0, 1) if number % 2 else (1, 0):
                create, sees = ((ours, server), (theirs, other))[which]
                before = sees.so_far().connections
                both[which].append(_cpu_seconds(create, creates))
                # In each round by itself: httpx closes what was idle during a long one of the other side.
                opened[which].append(sees.so_far().connections - before)
    most, its_most = map(max, opened)
    each, its_each = (f"{median(seconds) / THREADS / creates * 1e6:.0f} µs" for seconds in both)
    ratio = median(mine / its for mine, its in zip(*both, strict=True))
    figures = [
        Figure("connections opened, per thread", str(most), f"{THREADS} threads", most / THREADS, 1.0),
        Figure("CPU per request", each, its_each, ratio),
    ]
    note = f"{rounds} rounds, medians. The most connections of a round; the bare httpx.Client opened {its_most}."
    show(f"{THREADS} threads x {creates} creates", "bare httpx", figures, note)
    return figures


def _cpu_seconds(create: Callable[[], None], creates: int) -> float:
    """Return what the threads and the rest of this process took."""
    problems: list[Exception] = []
    together = threading.Barrier(THREADS + 1)

    def work() -> None:
        together.wait()
        try:
            for _ in range(creates):
                create()
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    began = time.process_time()
    together.wait()
    for thread in threads:
        thread.join()
    seconds = time.process_time() - began
    if problems:
        raise problems[0]
    return seconds
