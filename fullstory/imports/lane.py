"""One journal of a queue: what is put into it, and what is sent from it."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from fullstory.batch.options import BatchJobOptions
from fullstory.calls import Outcome
from fullstory.errors import FullStoryError
from fullstory.imports.conversation import Conversation, Sent, Target
from fullstory.imports.machine import ImportMachine, Rules
from fullstory.imports.queue_options import QueueOptions, next_cut
from fullstory.imports.queue_store import QueueStore
from fullstory.imports.window import Window
from fullstory.retry import MAX_WAIT_SECONDS, RetryPolicy

logger: logging.Logger = logging.getLogger("fullstory")

_MAX_IN_FLIGHT = 4
# Whatever happens, a queue goes on: what it holds is not to be lost, and it has time.
_FOREVER = BatchJobOptions(max_retries=2**31, fetch="failures", total_timeout=3e9)


class Lane:
    """Decides what is sent from one journal.

    Args:
        target: Where the records go.
        options: Those of the queue.
        path: The journal.
        clock: Tells the seconds of a clock that never goes back.
        wall_clock: Tells the seconds since 1970.
        is_own: Whether this process puts records into it. Otherwise it was left by one that died.

    Attributes:
        store: The journal.
        is_flushing: Whether somebody waits until everything is sent.
        not_before: When it goes on after an error that only a person can correct.
    """

    def __init__(
        self,
        target: Target,
        options: QueueOptions,
        path: Path,
        clock: Callable[[], float],
        wall_clock: Callable[[], float],
        *,
        is_own: bool,
    ) -> None:
        self.store = QueueStore(path, syncs_each=is_own and options.fsync == "each")
        self.is_flushing = False
        self.not_before = -math.inf
        self._target = target
        self._options = options
        self._path = path
        self._clock, self._wall_clock = clock, wall_clock
        self._is_own = is_own
        self._number = self.store.next_number()
        # What was left behind has waited long enough.
        self._oldest = clock() if is_own and not self.store.uncut else -math.inf
        self._start_over()

    def _start_over(self) -> None:
        policy = RetryPolicy(_FOREVER.max_retries, self._target.caller.policy.jitter, math.inf)
        may_repeat = self._target.kind == "users" or self._options.allow_duplicates
        rules = Rules(_FOREVER, policy, may_repeat, sets_aside=True, new_key=lambda: str(uuid4()))
        self._machine = ImportMachine(rules, Window(_MAX_IN_FLIGHT))
        for batch in self.store.unfinished():
            self._machine.add(batch)
        self._conversation = Conversation(self._target, self._machine, self.store, self._clock, self._wall_clock)

    def put(self, record: bytes) -> int:
        """Keep a record; return how many are in no batch."""
        if not self.store.uncut:
            self._oldest = self._clock()
        self.store.put(record)
        return self.store.uncut

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._path.name

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to send, and nothing to be asked for."""
        return self._machine.is_idle and not self.store.uncut

    def start(self) -> list[Sent]:
        """Return what is to be sent now. `store.sync` must come first."""
        now = self._clock()
        if now < self.not_before:
            return []
        while self._machine.wants_records:
            cut = next_cut(self._options, self.store.uncut, now - self._oldest, is_flushing=self._is_hurried)
            if cut is None:
                break
            self._machine.add(self.store.cut(self._number, cut, str(uuid4()), self._wall_clock()))
            self._number += 1
        sent = self._conversation.start()
        self.store.settle()
        return sent

    @property
    def _is_hurried(self) -> bool:
        return self.is_flushing or not self._is_own

    def take(self, sent: Sent, answer: Outcome) -> bool:
        """Take in an answer; return whether records were settled."""
        self._conversation.take(sent, answer)
        if self._machine.error is not None:
            self._recover(self._machine.error)
        return self.store.settle()

    def _recover(self, error: FullStoryError) -> None:
        # Such as a key that was withdrawn. The records stay where they are until it is corrected.
        logger.error("queue of %s: %s; trying again in %d s", self._target.kind, error, MAX_WAIT_SECONDS)
        self.not_before = self._clock() + MAX_WAIT_SECONDS
        self._start_over()

    def wait(self) -> float | None:
        """Return in how many seconds something is to be done; None if time brings nothing."""
        now = self._clock()
        if now < self.not_before:
            return self.not_before - now
        waits = [self._machine.wait(now)]
        if self.store.uncut and self._machine.wants_records:
            waits.append(max(0.0, self._oldest + self._options.flush_interval - now) if not self._is_hurried else 0.0)
        return min((wait for wait in waits if wait is not None), default=None)

    def close(self) -> None:
        """Close the journal, and remove it if it holds nothing of interest."""
        counts = self.store.counts()
        is_empty = not self.store.pending and not counts.unfinished and not counts.failed and not counts.unknown
        self.store.close(removes=is_empty)
