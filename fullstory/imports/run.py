"""One run of an import, for both drivers: what they read goes in, what they are to send comes out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from fullstory.answers import Answer
from fullstory.batch import steps as batch_steps
from fullstory.batch.endpoints import Answers, BatchEndpoints
from fullstory.batch.requests import ENCODED_AT_ONCE
from fullstory.batch.results import ResultWalk
from fullstory.calls import Caller, Outcome, Request
from fullstory.drivers import log_retry
from fullstory.error_mapping import answer_was_lost
from fullstory.errors import FullStoryError, InvalidArgumentError, JournalError, RateLimitError, ResponseParseError
from fullstory.imports import steps
from fullstory.imports.building import BatchBuilder, Closed
from fullstory.imports.database import Database
from fullstory.imports.machine import ImportMachine, Rules
from fullstory.imports.options import ImportOptions
from fullstory.imports.records import ChangesEncoder, Encoder
from fullstory.imports.report import ImportReport, failed_keys
from fullstory.imports.resuming import SourceCheck
from fullstory.imports.store import FAILURES, IMPORTS, JournalStore
from fullstory.imports.window import Window
from fullstory.json_body import encode
from fullstory.retry import RetryPolicy

logger: logging.Logger = logging.getLogger("fullstory")

_LISTS = {batch_steps.Results.IMPORTS: IMPORTS, batch_steps.Results.ERRORS: FAILURES}


class Target(NamedTuple):
    """Where the records go.

    Attributes:
        kind: `users` or `events`.
        caller: Makes requests and errors.
        endpoints: Those of this kind of batch.
        shared: What all records have in common.
        url: The address of the API.
    """

    kind: str
    caller: Caller
    endpoints: BatchEndpoints[Any, Any]
    shared: Mapping[str, Any] | None
    url: str

    @property
    def host(self) -> str | None:
        """The host of the API."""
        return urlsplit(self.url).hostname


class Sent(NamedTuple):
    """An exchange that is under way."""

    number: int
    action: batch_steps.Exchange
    request: Request


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
        self._answers = Answers(target.caller)
        self._walks: dict[int, dict[batch_steps.Results, ResultWalk]] = {}
        self._refused_keys: dict[int, set[str]] = {}
        policy = RetryPolicy(options.batches.max_retries, target.caller.policy.jitter, float("inf"))
        may_repeat = target.kind == "users" or options.allow_duplicates
        rules = Rules(options.batches, policy, may_repeat, lambda: str(uuid4()))
        self._machine = ImportMachine(rules, Window(options.max_in_flight))
        shared = self._encoded_shared()
        self.store = JournalStore(Database(options.path), keeps_bodies=options.path is not None)
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
        due = self._machine.start(self._clock(), self._wall_clock())
        if due.entries:
            with self.store.transaction():
                self.store.write(due.entries)
        return [Sent(number, action, self._request(number, action)) for number, action in due.exchanges]

    def _request(self, number: int, action: batch_steps.Exchange) -> Request:
        batch = self._machine.batch(number)
        endpoints = replace(self._target.endpoints, idempotency_key=batch.key)
        return endpoints.request(self._target.caller, action, lambda: batch.content)

    def take(self, sent: Sent, answer: Outcome) -> bool:
        """Take in the answer to an exchange, or the exception in its place; return whether there is progress."""
        number, action, request = sent
        body = self._machine.batch(number).body
        outcome, brought = self._read(sent, answer)
        entries = self._machine.receive(number, outcome, self._clock())
        refused = [entry.number for entry in entries if isinstance(entry, steps.Refused)]
        if entries or isinstance(outcome, batch_steps.PageSeen):
            with self.store.transaction():
                self._keep(sent, outcome, brought)
                if refused and body is not None:
                    self.store.keep_body(number, body)
                self.store.write(entries)
                self._remember(entries)
        elif isinstance(outcome, batch_steps.StatusSeen):
            self._keep(sent, outcome, brought)
        if refused or isinstance(outcome, batch_steps.JobCreated):
            self._builder.take_back(body)
        if isinstance(outcome, steps.CallRefused):
            log_retry(request, outcome.error, self._machine.wait(self._clock()) or 0.0)
        elif isinstance(action, batch_steps.Fetch) and (no_next := self._walk(number)[action.results].error):
            # The page that came is kept; it is the next one that cannot be asked for.
            self._machine.receive(number, steps.CallRefused(no_next, reached=True), self._clock())
        self._settles_first = self._settles_first and not self._machine.is_idle
        return any(isinstance(entry, steps.Created | steps.Finished | steps.Refused) for entry in entries)

    def _walk(self, number: int) -> dict[batch_steps.Results, ResultWalk]:
        return self._walks.setdefault(number, {results: ResultWalk() for results in batch_steps.Results})

    def _read(self, sent: Sent, answer: Outcome) -> tuple[batch_steps.Outcome | steps.CallRefused, Any]:
        try:
            response = self._target.caller.result(sent.request, answer)
            if not isinstance(response, Answer):
                raise response
            return self._answers.read(sent.action, sent.request, response, self._walk(sent.number))
        except FullStoryError as error:
            if isinstance(error, ResponseParseError):
                # With the same key, or without any effect, the same question costs nothing.
                error.can_retry = True
            nothing_happened = isinstance(error, RateLimitError) or _was_not_sent(error)
            return steps.CallRefused(error, reached=not nothing_happened), None

    def _keep(self, sent: Sent, outcome: object, brought: Any) -> None:
        """Write down what an answer brought."""
        match outcome, sent.action:
            case batch_steps.StatusSeen("COMPLETED" | "FAILED"), _:
                self.store.note_counts(sent.number, _count(brought.imports), _count(brought.errors))
            case batch_steps.PageSeen(), batch_steps.Fetch(results, _, page_token):
                is_first = page_token is None
                if brought.count or is_first:
                    self.store.put_page(sent.number, _LISTS[results], brought.content, is_first=is_first)
                if self._options.only_changed and results is batch_steps.Results.ERRORS and brought.count:
                    keys = self._refused_keys.setdefault(sent.number, set())
                    keys |= failed_keys(brought.content, self._options.key)

    def _remember(self, entries: list[steps.Entry]) -> None:
        for entry in entries:
            if isinstance(entry, steps.Finished):
                self._walks.pop(entry.number, None)
                refused = self._refused_keys.pop(entry.number, set())
                if self._options.only_changed and entry.problem is None:
                    self.store.remember(entry.number, refused)

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


def _count(value: Any) -> int | None:
    """Return a count of the server's; None where it is not one."""
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _was_not_sent(error: FullStoryError) -> bool:
    return error.can_retry and not isinstance(error, JournalError | ResponseParseError) and not answer_was_lost(error)
