"""The life of a batch job as a state machine that does nothing itself.

Rules:
1. It is told facts (`receive`) and says what it wishes next (`wish`). It never sends, waits, logs or calls anybody.
2. There is no clock and no randomness inside: waits are wishes, and jitter comes with the retry policy.
3. What may happen when stands in MOVES. A fact that does not is refused and changes nothing; one that comes after the
   end is ignored, because a driver may learn late that its job was stopped.
4. One driver owns a machine. To go on after the end, make a new machine that starts from the job's id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from fullstory.batch.options import BatchJobOptions
from fullstory.errors import FullStoryError, MaxRetriesError, RateLimitError, UnknownError
from fullstory.retry import RetryPolicy

FIRST_POLL_SECONDS = 0.25
LONGEST_POLL_SECONDS = 2.0


class JobState(StrEnum):
    """How far a batch job is on this side."""

    NOT_STARTED = "not_started"
    PENDING = "pending"
    COMPLETED = "completed"
    ABORTED = "aborted"


class Step(Enum):
    """What the machine is about."""

    CREATING = "creating"
    POLLING = "polling"
    FETCHING_IMPORTS = "fetching imports"
    FETCHING_ERRORS = "fetching errors"
    COMPLETED = "completed"
    ABORTED = "aborted"


class Results(Enum):
    """The two lists of results a job has."""

    IMPORTS = "imports"
    ERRORS = "errors"


# Facts: what the driver tells.


@dataclass(frozen=True, slots=True)
class JobCreated:
    """The server accepted the batch."""

    job_id: str


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """The server told the job's status. Any status but COMPLETED and FAILED means that it still works on it."""

    status: str


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page of results came."""

    next_page_token: str | None


@dataclass(frozen=True, slots=True)
class NotReady:
    """The server answered 202 where results were asked for: it has not prepared them yet."""


@dataclass(frozen=True, slots=True)
class CallFailed:
    """A call failed; whether it took effect is unknown."""

    error: FullStoryError


@dataclass(frozen=True, slots=True)
class Waited:
    """The pause is over."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user does not want to go on."""


Fact: TypeAlias = JobCreated | StatusSeen | PageSeen | NotReady | CallFailed | Waited | Stopped


# Wishes: what the driver is to do next.


@dataclass(frozen=True, slots=True)
class Create:
    """Send the batch, always with the same idempotency key and the same bytes."""


@dataclass(frozen=True, slots=True)
class Poll:
    """Ask for the job's status."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for a page of results."""

    results: Results
    job_id: str
    page_token: str | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait."""

    seconds: float


Call: TypeAlias = Create | Poll | Fetch
Wish: TypeAlias = Call | Pause | None


class Notice(Enum):
    """What listeners may want to know."""

    CREATED = "created"
    PROCESSING = "processing"
    ERROR = "error"
    ABORT = "abort"
    DONE = "done"


_ENDINGS = frozenset({Step.COMPLETED, Step.ABORTED})

MOVES: dict[Step, dict[type[Fact], frozenset[Step]]] = {
    Step.CREATING: {
        JobCreated: frozenset({Step.POLLING}),
        CallFailed: frozenset({Step.CREATING, Step.ABORTED}),
        Waited: frozenset({Step.CREATING}),
        Stopped: frozenset({Step.ABORTED}),
    },
    Step.POLLING: {
        StatusSeen: frozenset({Step.POLLING, Step.FETCHING_IMPORTS}),
        CallFailed: frozenset({Step.POLLING, Step.ABORTED}),
        Waited: frozenset({Step.POLLING}),
        Stopped: frozenset({Step.ABORTED}),
    },
    Step.FETCHING_IMPORTS: {
        PageSeen: frozenset({Step.FETCHING_IMPORTS, Step.FETCHING_ERRORS}),
        NotReady: frozenset({Step.FETCHING_IMPORTS}),
        CallFailed: frozenset({Step.FETCHING_IMPORTS, Step.ABORTED}),
        Waited: frozenset({Step.FETCHING_IMPORTS}),
        Stopped: frozenset({Step.ABORTED}),
    },
    Step.FETCHING_ERRORS: {
        PageSeen: frozenset({Step.FETCHING_ERRORS, Step.COMPLETED}),
        NotReady: frozenset({Step.FETCHING_ERRORS}),
        CallFailed: frozenset({Step.FETCHING_ERRORS, Step.ABORTED}),
        Waited: frozenset({Step.FETCHING_ERRORS}),
        Stopped: frozenset({Step.ABORTED}),
    },
}


class BatchMachine:
    """One execution of a batch job.

    Args:
        options: How to poll and retry.
        policy: How long to wait after an error.
        job_id: Where to go on with a job that exists; None creates one.
        errors: Those of the job's earlier executions.

    Attributes:
        step: What it is about.
        job_id: The job's id; None before the server accepted the batch.
        errors: Every error of the job so far, oldest first.
        abort_error: What ended it, where it was aborted.
        failures_in_a_row: How many calls failed since the last success.
        asked_tokens: The page tokens asked for so far in the list that is being fetched.
    """

    def __init__(
        self,
        options: BatchJobOptions,
        policy: RetryPolicy,
        job_id: str | None = None,
        errors: Iterable[FullStoryError] = (),
    ) -> None:
        self.step = Step.CREATING if job_id is None else Step.POLLING
        self.job_id = job_id
        self.errors = list(errors)
        self.abort_error: FullStoryError | None = None
        self.failures_in_a_row = 0
        self.asked_tokens: set[str] = set()
        self._policy = policy
        self._max_retries = options.max_retries
        self._fixed_interval = options.poll_interval
        self._interval = FIRST_POLL_SECONDS if options.poll_interval is None else options.poll_interval
        self._slowest_asked = 0.0
        self._pause: float | None = None
        self._page_token: str | None = None

    @property
    def state(self) -> JobState:
        """The step as the user sees it."""
        if self.step is Step.COMPLETED:
            return JobState.COMPLETED
        return JobState.ABORTED if self.step is Step.ABORTED else JobState.PENDING

    @property
    def wish(self) -> Wish:
        """What to do next; None at the end."""
        if self.step in _ENDINGS:
            return None
        if self._pause is not None:
            return Pause(self._pause)
        if self.job_id is None:
            return Create()
        if self.step is Step.POLLING:
            return Poll(self.job_id)
        results = Results.IMPORTS if self.step is Step.FETCHING_IMPORTS else Results.ERRORS
        return Fetch(results, self.job_id, self._page_token)

    def receive(self, fact: Fact) -> tuple[Notice, ...]:
        """Take in what happened, and say what listeners should hear of it, in this order.

        Raises:
            RuntimeError: It cannot happen now.
        """
        if self.step in _ENDINGS:
            return ()
        if type(fact) not in MOVES[self.step]:
            raise RuntimeError(f"{type(fact).__name__} cannot happen while {self.step.value}")
        match fact:
            case Waited():
                self._pause = None
                return ()
            case CallFailed(error):
                return self._failed(error)
            case Stopped():
                return self._abort(UnknownError(f"{self._name()}: stopped on this side before it was done"))
        # Everything else is an answer of the server, thus a success.
        self.failures_in_a_row = 0
        match fact:
            case JobCreated(job_id):
                self.job_id = job_id
                self._pause = self._next_interval()
                self.step = Step.POLLING
                return (Notice.CREATED,)
            case StatusSeen(status) if status in ("COMPLETED", "FAILED"):
                self.step = Step.FETCHING_IMPORTS
                return ()
            case StatusSeen():
                self._pause = self._next_interval()
                return (Notice.PROCESSING,)
            case NotReady():
                self._pause = self._next_interval()
                return ()
            case PageSeen(next_page_token):
                return self._page_seen(next_page_token)

    def _page_seen(self, next_page_token: str | None) -> tuple[Notice, ...]:
        self._page_token = next_page_token
        if next_page_token is not None:
            self.asked_tokens.add(next_page_token)
            return ()
        self.asked_tokens.clear()
        if self.step is Step.FETCHING_IMPORTS:
            self.step = Step.FETCHING_ERRORS
            return ()
        self.step = Step.COMPLETED
        return (Notice.DONE,)

    def _failed(self, error: FullStoryError) -> tuple[Notice, ...]:
        self.errors.append(error)
        attempt = self.failures_in_a_row
        self.failures_in_a_row += 1
        delay = self._policy.delay(can_retry=error.can_retry, retry_after=error.retry_after, attempt=attempt)
        if delay is None:
            gave_up = error.can_retry and attempt >= self._max_retries
            return (Notice.ERROR, *self._abort(self._gave_up(error) if gave_up else error))
        if isinstance(error, RateLimitError):
            self._slowest_asked = max(self._slowest_asked, delay)
        self._pause = delay
        if self.step is Step.POLLING:
            self._pause = max(delay, self._next_interval())
        return (Notice.ERROR,)

    def _gave_up(self, last: FullStoryError) -> MaxRetriesError:
        count = self.failures_in_a_row
        in_a_row = "1 error" if count == 1 else f"{count} errors in a row, the last one"
        error = MaxRetriesError(f"{self._name()}: gave up after {in_a_row}: {last}", errors=self.errors)
        error.__cause__ = last
        return error

    def _name(self) -> str:
        return "batch job (no id yet)" if self.job_id is None else f"batch job {self.job_id}"

    def _abort(self, error: FullStoryError) -> tuple[Notice, ...]:
        self.step = Step.ABORTED
        self.abort_error = error
        return (Notice.ABORT,)

    def _next_interval(self) -> float:
        """The wait before the next poll: as given, or growing; never shorter than what the server once asked for."""
        interval = self._interval
        if self._fixed_interval is None:
            self._interval = min(interval * 2, LONGEST_POLL_SECONDS)
        return max(interval, self._slowest_asked)
