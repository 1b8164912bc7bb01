"""What an import sends, awaits, repeats and slows down for, as a state machine that does nothing itself.

Rules:
1. The life of each batch is decided by the state machine of batch jobs; this one decides which of them is next.
2. It holds no clock and no randomness. Who asks for the next step says what time it is.
3. What it wants written down comes before what it wants sent: a driver that is killed in between loses nothing.
4. It never holds a record: bodies belong to the batches, and leave them once the server has them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fullstory.batch import steps as batch_steps
from fullstory.batch.machine import BatchMachine, Step
from fullstory.batch.options import BatchJobOptions
from fullstory.errors import (
    ApiError,
    DuplicateRiskError,
    FullStoryError,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
)
from fullstory.imports import steps
from fullstory.imports.window import Window
from fullstory.retry import RetryPolicy

KEY_SECONDS = 24 * 3600.0
_MARGIN_SECONDS = 900.0
"""How long the server remembers an Idempotency-Key, and how long a request may take and clocks may differ."""

MAX_UPLOADED_BYTES = 16 * 1024 * 1024
"""Large bodies are sent one after the other: together they would take memory, and no less time."""

# What the server answers to a batch that it will never take. Other refusals are about the key or the address.
_REFUSALS = frozenset({400, 413, 422})
_READING = frozenset({Step.FETCHING_IMPORTS, Step.FETCHING_ERRORS})


@dataclass(frozen=True, slots=True)
class Rules:
    """How an import behaves.

    Attributes:
        options: How a batch polls and retries.
        policy: How long to wait after an error.
        may_repeat: Whether a batch may be sent again under a new key when it is unknown whether it arrived.
        sets_aside: Whether one that may not is set aside; otherwise it ends the import.
        new_key: Makes an Idempotency-Key.
    """

    options: BatchJobOptions
    policy: RetryPolicy
    may_repeat: bool
    sets_aside: bool
    new_key: Callable[[], str]


@dataclass(slots=True)
class _UnderWay:
    """A batch that was sent, or waits for it.

    Attributes:
        batch: The batch.
        machine: Decides what happens to it.
        may_be_there: Whether the server may have it under its present key.
        started: When the first exchange began.
        not_before: When the next exchange may begin.
        is_busy: Whether the outcome of an exchange is awaited.
        slowed: How often in a row the server asked to slow down.
    """

    batch: steps.Batch
    machine: BatchMachine
    may_be_there: bool
    started: float | None = None
    not_before: float = 0.0
    is_busy: bool = False
    slowed: int = 0


class ImportMachine:
    """Decides about all batches of an import.

    Args:
        rules: How it behaves.
        window: How many batches may be under way.

    Attributes:
        error: Why the import cannot go on; None as long as it can.
    """

    def __init__(self, rules: Rules, window: Window) -> None:
        self.error: FullStoryError | None = None
        self._rules = rules
        self._window = window
        # Those that wait to be sent come last, in the order in which they were added.
        self._batches: dict[int, _UnderWay] = {}

    def add(self, batch: steps.Batch) -> None:
        """Take in a batch: a new one, or one that the journal knows."""
        machine = BatchMachine(self._rules.options, self._rules.policy, batch.job_id)
        self._batches[batch.number] = _UnderWay(batch, machine, batch.sent_at is not None)

    def batch(self, number: int) -> steps.Batch:
        """Return a batch that is not finished."""
        return self._batches[number].batch

    @property
    def is_idle(self) -> bool:
        """Whether no batch is left."""
        return not self._batches

    @property
    def is_busy(self) -> bool:
        """Whether the outcome of an exchange is awaited."""
        return any(each.is_busy for each in self._batches.values())

    @property
    def wants_records(self) -> bool:
        """Whether another batch should be read: one may wait ready, while the others are under way."""
        return self.error is None and all(self._is_under_way(each) for each in self._batches.values())

    def start(self, now: float, wall: float) -> steps.Exchanges:
        """Return what is to be done now.

        Args:
            now: The time of a clock that never goes back, in seconds.
            wall: The time in seconds since 1970.
        """
        due = steps.Exchanges([], [])
        for each in list(self._batches.values()):
            if self.error is not None:
                break
            if each.is_busy or now < each.not_before:
                continue
            self._start(each, due, now, wall)
        # What was begun before an error is not carried out, but for what is written down.
        return due if self.error is None else self._given_up(due)

    def _given_up(self, due: steps.Exchanges) -> steps.Exchanges:
        for number, _ in due.exchanges:
            self._batches[number].is_busy = False
        return steps.Exchanges([], [])

    def _start(self, each: _UnderWay, due: steps.Exchanges, now: float, wall: float) -> None:
        if isinstance(each.machine.action, batch_steps.Pause):
            each.machine.receive(batch_steps.Waited())
        action = each.machine.action
        if action is None or isinstance(action, batch_steps.Pause):
            return
        if isinstance(action, batch_steps.Create):
            if not self._may_send(each, now):
                return
            due.entries.extend(self._before_sending(each.batch, wall))
            if each.batch.number not in self._batches:
                return
        if each.started is None:
            each.started = now
        elif now - each.started > self._rules.options.total_timeout:
            self.error = RequestTimeoutError(
                f"{each.machine.name}: not done within {self._rules.options.total_timeout} s"
            )
        each.is_busy = True
        due.exchanges.append((each.batch.number, action))

    def _may_send(self, each: _UnderWay, now: float) -> bool:
        # One that was sent before has its place: it waits for those only that certainly are with the server.
        counts = self._is_under_way if each.batch.sent_at is None else _is_with_server
        others = [other for other in self._batches.values() if other is not each and counts(other)]
        uploading = sum(other.batch.size for other in others if other.is_busy)
        if uploading and uploading + each.batch.size > MAX_UPLOADED_BYTES:
            return False
        working = sum(other.batch.records for other in others if other.machine.step not in _READING)
        return self._window.has_room(len(others), working, each.batch.records, now)

    def _is_under_way(self, each: _UnderWay) -> bool:
        """Return whether a batch was sent, so that the server may work on it or have results of it."""
        return _is_with_server(each) or each.batch.sent_at is not None

    def _before_sending(self, batch: steps.Batch, wall: float) -> list[steps.Entry]:
        """Return what to write down before a batch is sent; where it must not be sent, the error is set."""
        if batch.sent_at is not None:
            if wall - batch.sent_at < KEY_SECONDS - _MARGIN_SECONDS:
                return []
            if not self._rules.may_repeat:
                if self._rules.sets_aside:
                    del self._batches[batch.number]
                    return [steps.Refused(batch.number, str(_risk(batch)))]
                self.error = _risk(batch)
                return []
            batch.key = self._rules.new_key()
        batch.sent_at = wall
        return [steps.Sending(batch.number, batch.key, wall)]

    def receive(self, number: int, outcome: steps.Outcome, now: float) -> list[steps.Entry]:
        """Take in the outcome of an exchange, and return what to write down.

        Args:
            number: The batch.
            outcome: What happened.
            now: The time.
        """
        each = self._batches[number]
        each.is_busy = False
        if isinstance(outcome, steps.CallRefused):
            return self._failed(each, outcome, now)
        if isinstance(outcome, steps.SingleTaken):
            del self._batches[number]
            return [steps.Finished(number)]
        each.slowed = 0
        each.may_be_there = True
        entries: list[steps.Entry] = []
        if isinstance(outcome, batch_steps.JobCreated):
            each.batch.job_id, each.batch.body = outcome.job_id, None
            self._window.accepted()
            entries.append(steps.Created(number, outcome.job_id))
        each.machine.receive(outcome)
        return entries + self._after(each, now)

    def _failed(self, each: _UnderWay, outcome: steps.CallRefused, now: float) -> list[steps.Entry]:
        error, batch = outcome.error, each.batch
        entries: list[steps.Entry] = []
        each.may_be_there = each.may_be_there or outcome.reached
        if not each.may_be_there:
            batch.sent_at = None
            if isinstance(error, ApiError) and not isinstance(error, RateLimitError):
                # The old one might bring the same refusal for a day.
                batch.key = self._rules.new_key()
            entries.append(steps.NotSent(batch.number, batch.key))
        if isinstance(error, RateLimitError):
            self._slow_down(each, error, now)
            return entries
        if batch.job_id is None and isinstance(error, ApiError) and error.status_code in _REFUSALS:
            del self._batches[batch.number]
            return [steps.Refused(batch.number, str(error))]
        if batch.job_id is not None and isinstance(error, NotFoundError):
            # It was acknowledged, so it is not sent again; the server forgets old jobs.
            del self._batches[batch.number]
            return [steps.Finished(batch.number, str(error))]
        if self._is_stored_failure(error, batch):
            # The key would bring the same answer for a day.
            batch.key = self._rules.new_key()
            batch.sent_at, each.may_be_there = None, False
            error.can_retry = True
        each.machine.receive(batch_steps.CallFailed(error))
        return entries + self._after(each, now)

    def _is_stored_failure(self, error: FullStoryError, batch: steps.Batch) -> bool:
        is_failure = isinstance(error, ApiError) and error.status_code == 500
        return is_failure and batch.job_id is None and self._rules.may_repeat

    def _slow_down(self, each: _UnderWay, error: RateLimitError, now: float) -> None:
        policy = self._rules.policy
        seconds = policy._replace(max_retries=each.slowed + 1).delay(
            can_retry=True, retry_after=error.retry_after, attempt=each.slowed
        )
        each.slowed += 1
        each.not_before = now + (seconds or 0.0)
        others = sum(other is not each and self._is_under_way(other) for other in self._batches.values())
        self._window.slow_down(seconds or 0.0, others + 1, now)

    def _after(self, each: _UnderWay, now: float) -> list[steps.Entry]:
        """Look at what the machine of a batch made of an outcome."""
        action = each.machine.action
        if isinstance(action, batch_steps.Pause):
            each.not_before = now + action.seconds
        elif action is None:
            if each.machine.abort_error is not None:
                self.error = self.error or each.machine.abort_error
            else:
                del self._batches[each.batch.number]
                return [steps.Finished(each.batch.number)]
        return []

    def wait(self, now: float) -> float | None:
        """Return in how many seconds something can be started that cannot be started now; None if time brings nothing.

        Args:
            now: The time.
        """
        if self.error is not None:
            return None
        times = [time for each in self._batches.values() if (time := self._next_time(each)) is not None]
        return max(0.0, min(times) - now) if times else None

    def _next_time(self, each: _UnderWay) -> float | None:
        """Return when an exchange of a batch may begin; None where an outcome has to come first."""
        if each.is_busy:
            return None
        if each.batch.job_id is not None:
            return each.not_before
        time = max(each.not_before, self._window.closed_until)
        return time if self._may_send(each, time) else None


def _is_with_server(each: _UnderWay) -> bool:
    return each.is_busy or each.batch.job_id is not None


def _risk(batch: steps.Batch) -> DuplicateRiskError:
    return DuplicateRiskError(
        f"batch {batch.number} of {batch.records:,} events was sent more than 24 hours ago, and no answer came: the "
        "server may have these events, and its memory of the Idempotency-Key has ended. They were not sent again: "
        "compare with what FullStory shows; with allow_duplicates=True they are sent once more"
    )
