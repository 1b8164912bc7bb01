"""Time to check and encode 50,000 requests against `orjson.dumps` of the same list.

The SDK's side is what `batch_create` and `execute` do with plain dicts: `BatchRequests.add`, which checks and encodes,
and `body`. They take turns; the ratio is the median of the turns' ratios, in CPU time.
"""

from __future__ import annotations

import time
from statistics import median

import orjson

from fullstory.batch.item_check import ItemCheck
from fullstory.batch.requests import BatchRequests
from fullstory.generated.models import UserImportRequest
from tests.benchmarks.people import BATCH_SIZE, people
from tests.benchmarks.report import Figure, show


def run(*, quick: bool) -> list[Figure]:
    requests = people(500 if quick else BATCH_SIZE)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(3 if quick else 21):
        began = time.process_time()
        batch = BatchRequests(ItemCheck(UserImportRequest.check))
        batch.add(requests)
        body = list(batch.body())
        ours.append(time.process_time() - began)
        began = time.process_time()
        plain = orjson.dumps(requests)
        theirs.append(time.process_time() - began)
    assert b"".join(body) == b'{"requests":' + plain + b"}"
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    mine, its = (f"{median(seconds) * 1e3:.1f} ms" for seconds in (ours, theirs))
    figures = [Figure(f"{len(requests):,} plain dicts, {len(plain) / 1e6:.1f} MB", mine, its, ratio)]
    show("encoding a batch, CPU", "orjson.dumps", figures)
    return figures
