"""Tells those who listen what happens in the sandbox, as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

# A listener that does not keep up loses the oldest of what it has not taken yet.
_BACKLOG = 1000


class Happening(NamedTuple):
    """Something that happened: `request`, `job`, `faults`, `settings`, `clock` or `reset`, and the facts, as JSON."""

    kind: str
    facts: Any


class Hub:
    """Passes on what happens. To be used in the server's thread only."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Happening | None]] = set()

    @property
    def has_listeners(self) -> bool:
        return bool(self._queues)

    def publish(self, kind: str, facts: Any) -> None:
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(Happening(kind, facts))

    async def listen(self, silence_seconds: float) -> AsyncIterator[Happening | None]:
        """What happens from now on, until `close`; None for each so many seconds in which nothing happened."""
        queue: asyncio.Queue[Happening | None] = asyncio.Queue(_BACKLOG)
        self._queues.add(queue)
        try:
            while True:
                try:
                    happening = await asyncio.wait_for(queue.get(), silence_seconds)
                except TimeoutError:
                    yield None
                    continue
                if happening is None:
                    return
                yield happening
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        """Lets everybody who listens come to an end."""
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(None)
