"""What 50,000 results cost while they are held: as a batch job holds them, and as a list of models.

For information only; nothing is compared with a target. Memory is what tracemalloc counts.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import orjson

from fullstory.batch.results import BatchResults, read_page
from fullstory.generated.models import UserImport
from tests.benchmarks.people import BATCH_SIZE, imported
from tests.benchmarks.report import Figure, show

PAGE_SIZE = 1000


def run(*, quick: bool) -> list[Figure]:
    count = PAGE_SIZE if quick else BATCH_SIZE
    pages = [
        orjson.dumps({"results": [imported(number) for number in range(start, start + PAGE_SIZE)]})
        for start in range(0, count, PAGE_SIZE)
    ]

    def held() -> BatchResults[UserImport]:
        results = BatchResults(UserImport)
        for page in pages:
            # A copy, as if it had just come.
            content = bytes(bytearray(page))
            results.add(read_page(content, orjson.loads(content)))
        return results

    def models() -> list[UserImport]:
        return list(held())

    held_cpu, models_cpu = _cpu_seconds(held), _cpu_seconds(models)
    held_memory, models_memory = _memory(held), _memory(models)
    cpu = (f"{held_cpu * 1e3:.0f} ms", f"{models_cpu * 1e3:.0f} ms")
    memory = (f"{held_memory / 1e6:.0f} MB", f"{models_memory / 1e6:.0f} MB")
    figures = [
        Figure("CPU time to get there", *cpu, held_cpu / models_cpu),
        Figure("memory", *memory, held_memory / models_memory),
    ]
    show(f"holding {count:,} results", "all as models", figures, "For information.")
    return figures


def _cpu_seconds(make: Callable[[], Any]) -> float:
    began = time.process_time()
    kept = make()
    seconds = time.process_time() - began
    del kept
    return seconds


def _memory(make: Callable[[], Any]) -> int:
    tracemalloc.start()
    try:
        kept = make()
        memory = tracemalloc.get_traced_memory()[0]
        del kept
        return memory
    finally:
        tracemalloc.stop()
