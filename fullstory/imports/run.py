"""One run of an import, for both drivers: what they read goes in, what they are to send comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from fullstory.batch.requests import ENCODED_AT_ONCE
from fullstory.calls import Outcome
from fullstory.errors import InvalidArgumentError
from fullstory.imports import steps
from fullstory.imports.building import BatchBuilder, Closed
from fullstory.imports.conversation import Conversation, Sent, Target
from fullstory.imports.database import Database
from fullstory.imports.machine import ImportMachine, Rules
from fullstory.imports.options import ImportOptions
from fullstory.imports.records import ChangesEncoder, Encoder
from fullstory.imports.report import ImportReport
from fullstory.imports.resuming import SourceCheck
from fullstory.imports.store import JournalStore
from fullstory.imports.window import Window
from fullstory.json_body import encode
from fullstory.retry import RetryPolicy


class ImportRun:
    """One run of an import.

    Args:
        target: Where the records go.
        options: How.
        clock: Tells the seconds of a clock that never goes back.
        wall_clock: Tells the seconds since 1970.
        reads: Whether there are records to read; otherwise only what the journal holds is brought to its end.

    Raises:
        JournalError: The journal cannot be used for this import.
    """

    def __init__(
        self,
        target: Target,
        options: ImportOptions,
        clock: Callable[[], float],
        wall_clock: Callable[[], float],
        *,
        reads: bool = True,
    ) -> None:
        self._target = target
        self._options = options
        self._clock, self._wall_clock = clock, wall_clock
        self._began = clock()
        policy = RetryPolicy(options.batches.max_retries, target.caller.policy.jitter, float("inf"))
        may_repeat = target.kind == "users" or options.allow_duplicates
        rules = Rules(options.batches, policy, may_repeat, sets_aside=False, new_key=lambda: str(uuid4()))
        self._machine = ImportMachine(rules, Window(options.max_in_flight))
        shared = self._encoded_shared()
        self.store = JournalStore(Database(options.path), keeps_bodies=options.path is not None)
        key = options.key if options.only_changed else None
        self._conversation = Conversation(target, self._machine, self.store, clock, wall_clock, key)
        try:
            self._begin(shared, reads)
        except BaseException:
            self.close()
            raise

    def _encoded_shared(self) -> bytes:
        shared, check = self._target.shared, self._target.endpoints.check_shared
        if shared is None or check is None:
            return b""
        try:
            check(shared, "shared")
        except ValueError as problem:
            raise InvalidArgumentError(str(problem)) from None
        return encode(shared, "shared")

    def _begin(self, shared: bytes, reads: bool) -> None:
        options, store = self._options, self.store
        with store.transaction():
            store.check_fact("kind", self._target.kind, f"of {store.fact('kind')}")
            store.check_fact("host", self._target.host, f"into {store.fact('host')}")
            store.check_fact("shared", shared, "with something else in `shared`")
            store.check_fact("only_changed", int(options.only_changed), "with another only_changed")
            if options.only_changed:
                store.check_fact("key", options.key, f"with the key {store.fact('key')!r}")
                if reads:
                    store.start_over(forget=options.full)
        self._number = store.next_number()
        for batch in store.unfinished():
            self._machine.add(batch)
        # Only then can be told which records have changed.
        self._settles_first = options.only_changed and not self._machine.is_idle
        encoder = Encoder(self._target.endpoints.item_check, options.max_batch_bytes)
        spans = store.known_spans() if reads and not options.only_changed else []
        self._check = SourceCheck(encoder, spans)
        self._encoder: Encoder | ChangesEncoder = encoder
        if options.only_changed:
            self._encoder = ChangesEncoder(encoder, options.key, store.digests)
        reads_again = options.path is not None and not options.only_changed
        first = sum(span.read for span in spans)
        self._builder = BatchBuilder(first, options.batch_size, options.max_batch_bytes, shared, digests=reads_again)
        self._source_ended = not reads

    # Reading

    @property
    def wanted(self) -> int:
        """How many records are to be read next, at most; 0 while none is wanted."""
        if self._source_ended:
            return 0
        if not self._check.is_done:
            return min(ENCODED_AT_ONCE, self._check.wanted)
        if self._settles_first:
            return 0
        return min(ENCODED_AT_ONCE, self._builder.room) if self._machine.wants_records else 0

    def feed(self, records: list[Any]) -> list[Closed]:
        """Take in records, no more than were wanted, and return the batches that are full."""
        if not self._check.is_done:
            self._check.feed(records)
            return []
        closed: list[Closed] = []
        for stretch in self._encoder.stretches(records, self._builder.next_index):
            if stretch.invalid and self._options.on_invalid == "raise":
                raise InvalidArgumentError(stretch.invalid[0].reason)
            closed += self._builder.add(stretch)
        return closed

    def end_of_source(self) -> list[Closed]:
        """Take note that there are no more records, and return the last batch."""
        self._check.end()
        self._source_ended = True
        return self.flush()

    def flush(self) -> list[Closed]:
        """Close the batch that is being filled, if anything was read for it."""
        return [] if self._builder.is_empty else [self._builder.close()]

    @property
    def is_filling(self) -> bool:
        """Whether a batch is being filled."""
        return not self._builder.is_empty

    def add(self, closed: list[Closed]) -> None:
        """Take in batches that are full."""
        for each in closed:
            key, number = str(uuid4()), self._number
            with self.store.transaction():
                self.store.close_batch(each, number, key, self._wall_clock())
            self._number += 1
            if each.body is not None:
                self._machine.add(steps.Batch(number, each.records, key, each.body))

    # Sending

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self._source_ended and self._machine.is_idle

    @property
    def is_stopped(self) -> bool:
        """Whether the import cannot go on, and no outcome is awaited."""
        return self._machine.error is not None and not self._machine.is_busy

    @property
    def is_busy(self) -> bool:
        """Whether the outcome of an exchange is awaited."""
        return self._machine.is_busy

    @property
    def wait(self) -> float | None:
        """In how many seconds something can be sent that cannot be sent now; None if time brings nothing."""
        return self._machine.wait(self._clock()) if self._check.is_done else None

    def start(self) -> list[Sent]:
        """Return what is to be sent now. All of it is written down already."""
        if not self._check.is_done:
            return []
        return self._conversation.start()

    def take(self, sent: Sent, answer: Outcome) -> bool:
        """Take in the answer to an exchange, or the exception in its place; return whether there is progress."""
        taken = self._conversation.take(sent, answer)
        self._builder.take_back(taken.body)
        self._settles_first = self._settles_first and not self._machine.is_idle
        return taken.is_progress

    # The end

    def raise_error(self) -> None:
        """Raise why the import cannot go on."""
        error = self._machine.error
        if error is None:
            raise RuntimeError("nothing can be sent, and nothing is awaited")
        counts = self.store.counts()
        advice = (
            "without a journal, it cannot go on where it stopped"
            if self._options.path is None
            else "run it again with the same journal to go on"
        )
        error.add_note(f"The import stopped after {counts.read:,} records, {counts.imported:,} imported; {advice}.")
        raise error.with_traceback(None)

    def report(self) -> ImportReport:
        """Return how far the import is."""
        duration = self._clock() - self._began
        return ImportReport(self.store.counts(), duration, self._open_store, self._target.endpoints.import_model)

    @contextmanager
    def _open_store(self) -> Iterator[JournalStore]:
        """Open the journal for reading. A temporary one stays open as long as the run, or a report of it, exists."""
        path = self._options.path
        if path is None:
            yield self.store
            return
        database = Database(path, only_read=True)
        try:
            yield JournalStore(database, keeps_bodies=True)
        finally:
            database.close()

    def close(self) -> None:
        """Close the journal."""
        if self._options.path is not None:
            self.store.database.close()
