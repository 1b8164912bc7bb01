"""What is said to the server about batches: the decisions of a machine become requests, and answers become entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from fullstory.answers import Answer
from fullstory.batch import steps as batch_steps
from fullstory.batch.endpoints import Answers, BatchEndpoints
from fullstory.batch.results import ResultWalk
from fullstory.calls import Caller, Outcome, Request
from fullstory.drivers import log_retry
from fullstory.error_mapping import answer_was_lost
from fullstory.errors import ApiError, FullStoryError, ResponseParseError
from fullstory.imports import steps
from fullstory.imports.building import Body
from fullstory.imports.machine import ImportMachine
from fullstory.imports.report import failed_keys
from fullstory.imports.store import FAILURES, IMPORTS, JournalStore

# The server looked at the request, and did nothing.
_WITHOUT_EFFECT = frozenset({401, 403, 404, 429})
_LISTS = {batch_steps.Results.IMPORTS: IMPORTS, batch_steps.Results.ERRORS: FAILURES}


class Target(NamedTuple):
    """Where the records go.

    Attributes:
        kind: `users` or `events`.
        caller: Makes requests and errors.
        endpoints: Those of this kind of batch.
        single: The endpoint that takes one record.
        shared: What all records have in common.
        url: The address of the API.
    """

    kind: str
    caller: Caller
    endpoints: BatchEndpoints[Any, Any]
    single: Any
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


class Taken(NamedTuple):
    """What an answer brought.

    Attributes:
        entries: What was written down.
        body: The body that nothing needs any more; None where there is none.
    """

    entries: list[steps.Entry]
    body: Body | None

    @property
    def is_progress(self) -> bool:
        """Whether a batch came further."""
        return any(isinstance(entry, steps.Created | steps.Finished | steps.Refused) for entry in self.entries)


class Conversation:
    """Carries out what a machine decides, but for sending itself.

    Args:
        target: Where the records go.
        machine: Decides.
        store: Where everything is written down before anything else happens.
        clock: Tells the seconds of a clock that never goes back.
        wall_clock: Tells the seconds since 1970.
        key: The field that tells whose record it is, where the store remembers what was sent.
    """

    def __init__(
        self,
        target: Target,
        machine: ImportMachine,
        store: JournalStore,
        clock: Callable[[], float],
        wall_clock: Callable[[], float],
        key: str | None = None,
    ) -> None:
        self._target = target
        self._machine = machine
        self._store = store
        self._clock, self._wall_clock = clock, wall_clock
        self._key = key
        self._answers = Answers(target.caller)
        self._walks: dict[int, dict[batch_steps.Results, ResultWalk]] = {}
        self._refused_keys: dict[int, set[str]] = {}

    def start(self) -> list[Sent]:
        """Return what is to be sent now. All of it is written down already."""
        due = self._machine.start(self._clock(), self._wall_clock())
        if due.entries:
            with self._store.transaction():
                self._store.write(due.entries)
        return [Sent(number, action, self._request(number, action)) for number, action in due.exchanges]

    def _request(self, number: int, action: batch_steps.Exchange) -> Request:
        batch, caller = self._machine.batch(number), self._target.caller
        if batch.is_single:
            single = self._target.single
            return caller.request(
                single.build_request(body={}, idempotency_key=batch.key), single.REPEAT, batch.content
            )
        endpoints = replace(self._target.endpoints, idempotency_key=batch.key)
        return endpoints.request(caller, action, lambda: batch.content)

    def take(self, sent: Sent, answer: Outcome) -> Taken:
        """Take in the answer to an exchange, or the exception in its place."""
        number, action, request = sent
        body = self._machine.batch(number).body
        outcome, brought = self._read(sent, answer)
        no_next = self._walk(number)[action.results].error if isinstance(action, batch_steps.Fetch) else None
        entries = self._machine.receive(number, outcome, self._clock())
        is_refused = any(isinstance(entry, steps.Refused) for entry in entries)
        if entries or brought is not None:
            with self._store.transaction():
                self._keep(sent, outcome, brought)
                if is_refused and body is not None:
                    self._store.keep_body(number, body)
                self._store.write(entries)
                self._remember(entries)
        if isinstance(outcome, steps.CallRefused) and self._machine.error is None and not is_refused:
            log_retry(request, outcome.error, self._machine.wait(self._clock()) or 0.0)
        elif no_next is not None:
            # The page that came is kept; it is the next one that cannot be asked for.
            self._machine.receive(number, steps.CallRefused(no_next, reached=True), self._clock())
        is_over = is_refused or isinstance(outcome, batch_steps.JobCreated)
        return Taken(entries, body if is_over else None)

    def _walk(self, number: int) -> dict[batch_steps.Results, ResultWalk]:
        return self._walks.setdefault(number, {results: ResultWalk() for results in batch_steps.Results})

    def _read(self, sent: Sent, answer: Outcome) -> tuple[steps.Outcome, Any]:
        try:
            response = self._target.caller.result(sent.request, answer)
            if not isinstance(response, Answer):
                raise response
            if self._machine.batch(sent.number).is_single:
                return steps.SingleTaken(), None
            outcome, brought = self._answers.read(sent.action, sent.request, response, self._walk(sent.number))
        except FullStoryError as error:
            if isinstance(error, ResponseParseError):
                # With the same key, or without any effect, the same question costs nothing.
                error.can_retry = True
            return steps.CallRefused(error, reached=not _had_no_effect(error)), None
        is_of_interest = isinstance(outcome, batch_steps.PageSeen) or _is_final(outcome)
        return outcome, brought if is_of_interest else None

    def _keep(self, sent: Sent, outcome: object, brought: Any) -> None:
        """Write down what an answer brought."""
        if _is_final(outcome):
            self._store.note_counts(sent.number, _count(brought.imports), _count(brought.errors))
        if not (isinstance(outcome, batch_steps.PageSeen) and isinstance(sent.action, batch_steps.Fetch)):
            return
        is_first = sent.action.page_token is None
        if brought.count or is_first:
            self._store.put_page(sent.number, _LISTS[sent.action.results], brought.content, is_first=is_first)
        if self._key is not None and sent.action.results is batch_steps.Results.ERRORS and brought.count:
            self._refused_keys.setdefault(sent.number, set()).update(failed_keys(brought.content, self._key))

    def _remember(self, entries: list[steps.Entry]) -> None:
        for entry in entries:
            if isinstance(entry, steps.Finished):
                self._walks.pop(entry.number, None)
                refused = self._refused_keys.pop(entry.number, set())
                if self._key is not None and entry.problem is None:
                    self._store.remember(entry.number, refused)


def _is_final(outcome: object) -> bool:
    return isinstance(outcome, batch_steps.StatusSeen) and outcome.status in ("COMPLETED", "FAILED")


def _count(value: Any) -> int | None:
    """Return a count of the server's; None where it is not one."""
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _had_no_effect(error: FullStoryError) -> bool:
    """Return whether a request that failed certainly did not do anything."""
    if isinstance(error, ApiError):
        return error.status_code in _WITHOUT_EFFECT
    return error.can_retry and not isinstance(error, ResponseParseError) and not answer_was_lost(error)
