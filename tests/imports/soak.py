"""Kill imports and queues at as many random moments as it takes to believe them: `python -m tests.imports.soak`.

The sandbox is in this process, and what is killed is in others. Five requests of a hundred go wrong as well. What the
sandbox holds at the end is compared with what was sent, event by event.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from fullstory.sandbox import Sandbox
from tests.imports.kills import FAULTS, run_killed, run_queues

_KILLS_OF_ONE = 20
_BATCH_SIZE = 5000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.imports.soak", description="Kill imports and queues.")
    parser.add_argument("--kills", type=int, default=200, help="kills of imports (default: %(default)s)")
    parser.add_argument("--events", type=int, default=300_000, help="events of each import (default: %(default)s)")
    parser.add_argument("--queue-kills", type=int, default=50, help="kills of queues (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="chooses the moments (default: %(default)s)")
    options = parser.parse_args(arguments)
    random = Random(options.seed)
    struck = killed = 0
    while killed < options.kills:
        kills = min(_KILLS_OF_ONE, options.kills - killed)
        struck += _import(random, options.events, kills, is_async=bool(killed // _KILLS_OF_ONE % 2))
        killed += kills
        print(
            f"imports of {options.events:,} events: {killed} kills, {struck} of them while they ran; each exactly once"
        )
    if options.queue_kills:
        with Sandbox(processing_time=0.2, faults=FAULTS) as sandbox, tempfile.TemporaryDirectory() as folder:
            puts = run_queues(sandbox, Path(folder), random, options.queue_kills)
        print(f"queues: {options.queue_kills} kills of 4 producers; each of {puts:,} acknowledged puts exactly once")


def _import(random: Random, events: int, kills: int, *, is_async: bool) -> int:
    began = time.monotonic()
    with Sandbox(processing_time=0.5, faults=FAULTS) as sandbox, tempfile.TemporaryDirectory() as folder:
        settings = {
            "url": sandbox.url,
            "key": sandbox.api_key,
            "kind": "events",
            "count": events,
            "batch_size": min(_BATCH_SIZE, max(1, events // 20)),
            "journal": str(Path(folder) / "journal"),
            "is_async": is_async,
        }
        struck = run_killed(sandbox, settings, random, 4.0, kills)
    print(f"  {time.monotonic() - began:.0f} s")
    return struck


if __name__ == "__main__":
    main()
