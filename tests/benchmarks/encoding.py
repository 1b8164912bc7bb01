"""Time to check and encode 50,000 requests.

The SDK's side is what `batch_create` and `execute` do: `BatchRequests.add`, which checks and encodes, and `body`. Plain
dicts are compared with `orjson.dumps` of the same list; requests with a Decimal and a numpy float in each with what the
SDK takes for plain dicts. They take turns; the ratio is the median of the turns' ratios, in CPU time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from statistics import median
from typing import Any

import numpy
import orjson

from fullstory.batch.item_check import ItemCheck
from fullstory.batch.requests import BatchRequests
from fullstory.generated.models import UserImportRequest
from tests.benchmarks.people import BATCH_SIZE, people
from tests.benchmarks.report import Figure, show


def run(*, quick: bool) -> list[Figure]:
    requests = people(500 if quick else BATCH_SIZE)
    for request in requests:
        request["properties"]["rating"] = request["properties"]["total_spent"] / 8
    exact = [_with_other_numbers(request) for request in requests]
    plain: list[float] = []
    other: list[float] = []
    theirs: list[float] = []
    for _ in range(3 if quick else 21):
        body = _timed(plain, lambda: _encoded(requests))
        its = _timed(theirs, lambda: orjson.dumps(requests))
        other_body = _timed(other, lambda: _encoded(exact))
    assert body == other_body == b'{"requests":' + its + b"}"
    size = f"{len(its) / 1e6:.1f} MB"
    figures = [_figure(f"{len(requests):,} plain dicts, {size}", plain, theirs)]
    show("encoding a batch, CPU", "orjson.dumps", figures)
    figures.append(_figure("a Decimal and a numpy float in each", other, plain, target=3.0))
    show("other numbers, CPU", "plain dicts", figures[1:])
    return figures


def _with_other_numbers(request: dict[str, Any]) -> dict[str, Any]:
    properties = request["properties"]
    numbers = {"total_spent": Decimal(str(properties["total_spent"])), "rating": numpy.float64(properties["rating"])}
    return {**request, "properties": properties | numbers}


def _encoded(requests: list[dict[str, Any]]) -> bytes:
    batch = BatchRequests(ItemCheck(UserImportRequest.check))
    batch.add(requests)
    return b"".join(batch.body())


def _timed(seconds: list[float], work: Callable[[], Any]) -> Any:
    began = time.process_time()
    result = work()
    seconds.append(time.process_time() - began)
    return result


def _figure(name: str, ours: list[float], theirs: list[float], target: float | None = None) -> Figure:
    mine, its = (f"{median(seconds) * 1e3:.1f} ms" for seconds in (ours, theirs))
    return Figure(name, mine, its, median(one / other for one, other in zip(ours, theirs, strict=True)), target)
