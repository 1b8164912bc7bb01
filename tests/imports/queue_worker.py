"""A producer that puts events into a queue in a process of its own, which may be killed at any moment.

    python -m tests.imports.queue_worker '{"url": ..., "key": ..., "folder": ..., "name": "p1", "count": 1000}'

prints the number of each event when `put` has returned, and, when all are put, `flushed` once the server has them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import fullstory


def main(given: str) -> None:
    settings: dict[str, Any] = json.loads(given)
    with fullstory.init(settings["key"], base_url=settings["url"]) as client:
        queue = client.events.queue(journal=settings["folder"], flush_interval=0.05, max_batch=settings["max_batch"])
        for number in range(settings["count"]):
            queue.put(name=f"{settings['name']} {number}", user={"uid": f"u{number % 10}"})
            os.write(1, b"%d\n" % number)
            time.sleep(settings["pause"])
        queue.flush(60)
        queue.close()
        os.write(1, b"flushed\n")


if __name__ == "__main__":
    main(sys.argv[1])
