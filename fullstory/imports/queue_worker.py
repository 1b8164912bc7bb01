"""What sends the records of a queue: a generator that decides and never acts, for a thread and for a task."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Generator
from typing import NamedTuple, TypeAlias
from uuid import uuid4

from fullstory.calls import Outcome, Send
from fullstory.errors import JournalError, JournalInUseError
from fullstory.imports.conversation import Target
from fullstory.imports.lane import Lane
from fullstory.imports.queue_options import QueueOptions

logger: logging.Logger = logging.getLogger("fullstory")

SUFFIX = ".queue"
# How often to look for what other processes left behind when they died.
_ADOPTION_SECONDS = 30.0


class Rest(NamedTuple):
    """Wait so many seconds, or until the worker is woken."""

    seconds: float


class Sync(NamedTuple):
    """Call a function that waits for the disk."""

    act: Callable[[], None]


Work: TypeAlias = Generator[Send | Rest | Sync, Outcome, None]


class QueueWorker:
    """Sends what one process puts into a queue, and what others left behind.

    Args:
        target: Where the records go.
        options: Those of the queue.
        clock: Tells the seconds of a clock that never goes back.
        wall_clock: Tells the seconds since 1970.
        settled: Called whenever records were settled.

    Attributes:
        own: What this process puts records into.
        is_stopping: Whether to stop as soon as nothing is under way.
    """

    def __init__(
        self,
        target: Target,
        options: QueueOptions,
        clock: Callable[[], float],
        wall_clock: Callable[[], float],
        settled: Callable[[], None],
    ) -> None:
        self._target = target
        self._options = options
        self._clock, self._wall_clock = clock, wall_clock
        self._settled = settled
        self.is_stopping = False
        self._adopted: list[Lane] = []
        self._refused: set[str] = set()
        options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._own_name = f"{target.kind}-{os.getpid()}-{uuid4().hex[:8]}{SUFFIX}"
        self.own = self._lane(self._own_name, is_own=True)
        self._next_adoption = self._next_sync = clock()

    def _lane(self, name: str, *, is_own: bool = False) -> Lane:
        path = self._options.folder / name
        lane = Lane(self._target, self._options, path, self._clock, self._wall_clock, is_own=is_own)
        with lane.store.transaction():
            lane.store.check_fact("kind", self._target.kind, f"of {lane.store.fact('kind')}")
            lane.store.check_fact("host", self._target.host, f"into {lane.store.fact('host')}")
        return lane

    def work(self) -> Work:
        """Send whatever there is, until told to stop."""
        while not self.is_stopping:
            self._adopt()
            for lane in (self.own, *self._adopted):
                yield from self._send(lane)
            yield from self._sync()
            self._let_go()
            seconds = self._seconds()
            if seconds > 0:
                yield Rest(seconds)
        self.close()

    def _send(self, lane: Lane) -> Work:
        sent = lane.start()
        if sent and lane.store.is_dirty:
            # Under which key what was sent has to be known after a power failure, too.
            yield Sync(lane.store.sync)
        for each in sent:
            answer = yield Send(each.request, 0)
            if lane.take(each, answer):
                self._settled()

    def _sync(self) -> Work:
        if self.own.store.is_dirty and self._clock() >= self._next_sync:
            self._next_sync = self._clock() + self._options.fsync_interval
            yield Sync(self.own.store.sync)

    def _seconds(self) -> float:
        """Return how long nothing is to be done."""
        waits = [lane.wait() for lane in (self.own, *self._adopted)]
        seconds = min((wait for wait in waits if wait is not None), default=self._options.flush_interval)
        if self.own.store.is_dirty or self._options.fsync == "interval":
            seconds = min(seconds, self._options.fsync_interval)
        return min(seconds, max(0.0, self._next_adoption - self._clock()))

    def _adopt(self) -> None:
        """Take over the journals of processes that died."""
        if self._clock() < self._next_adoption:
            return
        self._next_adoption = self._clock() + _ADOPTION_SECONDS
        adopted = {lane.name for lane in self._adopted}
        for path in sorted(self._options.folder.glob(f"{self._target.kind}-*{SUFFIX}")):
            if path.name in (self._own_name, *adopted, *self._refused):
                continue
            try:
                self._adopted.append(self._lane(path.name))
            except JournalInUseError:
                continue
            except JournalError as problem:
                self._refused.add(path.name)
                logger.error("queue of %s: %s", self._target.kind, problem)

    def _let_go(self) -> None:
        for lane in self._adopted:
            if lane.is_idle:
                # It may stay there, with what was refused; another look would find nothing else.
                self._refused.add(lane.name)
                lane.close()
        self._adopted = [lane for lane in self._adopted if not lane.is_idle]

    def close(self) -> None:
        """Close all journals."""
        for lane in (self.own, *self._adopted):
            lane.close()
        self._adopted = []
