"""An import in a process of its own, which may be killed at any moment.

    python -m tests.imports.worker '{"url": ..., "key": ..., "journal": ..., "kind": "events", "count": 3000}'

prints the report's counts as JSON when it is done.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from typing import Any

import fullstory
from fullstory import BatchJobOptions

# Every so many records, one that cannot be sent.
INVALID_EVERY = 997


def record(kind: str, number: int) -> dict[str, Any]:
    """The record with a number, the same every time; some cannot be sent."""
    if number % INVALID_EVERY == INVALID_EVERY - 1:
        return {"bogus": number}
    if kind == "events":
        return {"name": f"event {number}", "user": {"uid": f"u{number % 50}"}, "properties": {"number": number}}
    return {"uid": f"u{number}", "display_name": f"User {number}", "properties": {"number": number}}


def records(kind: str, count: int) -> Iterator[dict[str, Any]]:
    """The first so many records."""
    return (record(kind, number) for number in range(count))


def valid(count: int) -> set[int]:
    """The numbers of those that can be sent."""
    return {number for number in range(count) if number % INVALID_EVERY != INVALID_EVERY - 1}


def main(given: str) -> None:
    settings = json.loads(given)
    url, key, kind, count = (settings.pop(name) for name in ("url", "key", "kind", "count"))
    is_async = settings.pop("is_async", False)
    options = BatchJobOptions(poll_interval=0.02, max_retries=20)
    if is_async:
        report = asyncio.run(_awaited(url, key, kind, count, options, settings))
    else:
        with fullstory.init(key, base_url=url) as client:
            resource: Any = getattr(client, kind)
            report = resource.import_all(records(kind, count), options=options, **settings)
    print(json.dumps({name: getattr(report, name) for name in ("read", "imported", "failed", "invalid", "unknown")}))


async def _awaited(
    url: str, key: str, kind: str, count: int, options: BatchJobOptions, settings: dict[str, Any]
) -> Any:
    async with fullstory.init_async(key, base_url=url) as client:
        resource: Any = getattr(client, kind)
        return await resource.import_all(records(kind, count), options=options, **settings)


if __name__ == "__main__":
    main(sys.argv[1])
