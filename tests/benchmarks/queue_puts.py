"""What putting a record into a queue costs: CPU and wall time of each `put`, while the queue sends in the background.

The events are sent to a sandbox in another process. The CPU time is that of the thread that puts; beside it stands what
`orjson.dumps` and a bare `INSERT` into SQLite take, which nothing that keeps its promise can do without.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

import fullstory
from tests.benchmarks.report import Figure, show
from tests.benchmarks.sandbox_rates import KEY, served

CPU_TARGET = 30e-6
BLOCKING_TARGET = 1e-3
# Busier than most services are.
_PAUSE = 0.0005


def run(*, quick: bool) -> list[Figure]:
    count = 200 if quick else 20_000
    with served() as sandbox, tempfile.TemporaryDirectory() as folder:
        cpu, wall = _puts(sandbox.url, Path(folder), count)
    typical = median(cpu)
    longest = quantiles(wall, n=1000)[-1]
    figures = [
        Figure("CPU, median", _shown(typical), _shown(CPU_TARGET), typical / CPU_TARGET, 1.0),
        Figure("wall, 99.9 %", _shown(longest), _shown(BLOCKING_TARGET), longest / BLOCKING_TARGET, 1.0),
        Figure("wall, median", _shown(median(wall))),
    ]
    show("queue.put", "the target", figures, f"{count:,} puts, one each {_PAUSE * 1e3:g} ms, fsync by interval.")
    return figures


def _puts(url: str, folder: Path, count: int) -> tuple[list[float], list[float]]:
    cpu, wall = [], []
    with fullstory.init(KEY, base_url=url) as client:
        queue = client.events.queue(journal=folder, flush_interval=1.0)
        for number in range(count):
            began, cpu_began = time.perf_counter(), time.thread_time()
            queue.put(name="Order Completed", user={"uid": f"u{number % 100}"}, properties={"number": number})
            cpu.append(time.thread_time() - cpu_began)
            wall.append(time.perf_counter() - began)
            time.sleep(_PAUSE)
        queue.close(60)
    return cpu, wall


def _shown(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs"
