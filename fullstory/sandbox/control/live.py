"""Live updates: listeners hear of each change in the sandbox as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

# A listener that does not keep up loses the oldest updates.
_BACKLOG = 1000


class Update(NamedTuple):
    """A change, with its data as JSON.

    `request`, `job`, `operation`, `delivery`, `faults`, `settings`, `clock` or `reset`.
    """

    kind: str
    data: Any


class LiveUpdates:
    """Passes updates on to listeners. Use it only in the server's thread."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Update | None]] = set()

    @property
    def has_listeners(self) -> bool:
        return bool(self._queues)

    def publish(self, kind: str, data: Any) -> None:
        self._put(Update(kind, data))

    async def listen(self, heartbeat_seconds: float) -> AsyncIterator[Update | None]:
        """Yield each update from now on until `close`, and None whenever none came for `heartbeat_seconds`."""
        queue: asyncio.Queue[Update | None] = asyncio.Queue(_BACKLOG)
        self._queues.add(queue)
        try:
            while True:
                try:
                    update = await asyncio.wait_for(queue.get(), heartbeat_seconds)
                except TimeoutError:
                    yield None
                    continue
                if update is None:
                    return
                yield update
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        """End every listener's iteration."""
        self._put(None)

    def _put(self, update: Update | None) -> None:
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(update)
