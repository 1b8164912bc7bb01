"""The life of a batch job as a state machine that does nothing itself.

Rules:
1. It is told outcomes (`receive`) and says what the driver does next (`action`). It never sends, waits, logs or
   calls anybody.
2. It holds no clock and no randomness: waits are actions, and jitter comes with the retry policy.
3. EXPECTED lists what may happen at each step. Any other outcome is refused and changes nothing; one that comes after
   the end is ignored, because a driver may learn late that its job was stopped.
4. One driver owns a machine. To go on after the end, make a new machine that starts from the job's id.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from fullstory.batch import steps
from fullstory.batch.options import BatchJobOptions
from fullstory.errors import ApiError, FullStoryError, MaxRetriesError, RateLimitError, UnknownError
from fullstory.retry import MAX_WAIT_SECONDS, RetryPolicy

FIRST_POLL_SECONDS = 0.25
LONGEST_POLL_SECONDS = 2.0


class Step(Enum):
    """Where the job is."""

    CREATING = "creating"
    POLLING = "polling"
    FETCHING_IMPORTS = "fetching imports"
    FETCHING_ERRORS = "fetching errors"
    COMPLETED = "completed"
    ABORTED = "aborted"


_ENDINGS = frozenset({Step.COMPLETED, Step.ABORTED})
_LISTS = {Step.FETCHING_IMPORTS: steps.Results.IMPORTS, Step.FETCHING_ERRORS: steps.Results.ERRORS}

# Everywhere a call may fail, a pause end and the user stop the job.
_ALWAYS = frozenset({steps.CallFailed, steps.Waited, steps.Stopped})

EXPECTED: dict[Step, frozenset[type[steps.Outcome]]] = {
    Step.CREATING: _ALWAYS | {steps.JobCreated},
    Step.POLLING: _ALWAYS | {steps.StatusSeen, steps.NotReady},
    Step.FETCHING_IMPORTS: _ALWAYS | {steps.PageSeen, steps.NotReady},
    Step.FETCHING_ERRORS: _ALWAYS | {steps.PageSeen, steps.NotReady},
}


class BatchMachine:
    """One execution of a batch job.

    Args:
        options: How to poll and retry.
        policy: How long to wait after an error.
        job_id: Where to go on with a job that exists; None creates one.
        errors: Those of the job's earlier executions.

    Attributes:
        step: Where the job is.
        job_id: The job's id; None before the server accepted the batch.
        errors: Every error of the job so far, oldest first.
        abort_error: What ended it, where it was aborted.
        failures_in_a_row: How many calls failed since the last success.
        unread: The lists of results that the server refused to give, and why.
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
        self.errors: list[FullStoryError] = list(errors)
        self.abort_error: FullStoryError | None = None
        self.failures_in_a_row: int = 0
        self.unread: dict[steps.Results, FullStoryError] = {}
        self._policy = policy
        self._options = options
        self._interval = FIRST_POLL_SECONDS if options.poll_interval is None else options.poll_interval
        self._slowest_asked = 0.0
        self._pause: float | None = None
        self._page_token: str | None = None

    @property
    def state(self) -> steps.JobState:
        """How far the job is, as the user sees it."""
        if self.step is Step.COMPLETED:
            return steps.JobState.COMPLETED
        return steps.JobState.ABORTED if self.step is Step.ABORTED else steps.JobState.PENDING

    @property
    def action(self) -> steps.Action | None:
        """The driver's next action; None at the end."""
        if self.step in _ENDINGS:
            return None
        if self._pause is not None:
            return steps.Pause(self._pause)
        if self.job_id is None:
            return steps.Create()
        if self.step is Step.POLLING:
            return steps.Poll(self.job_id)
        return steps.Fetch(_LISTS[self.step], self.job_id, self._page_token)

    def receive(self, outcome: steps.Outcome) -> tuple[steps.Notification, ...]:
        """Take in what happened, and return what listeners are to hear of it, in this order.

        Raises:
            RuntimeError: The outcome is not expected at this step.
        """
        if self.step in _ENDINGS:
            return ()
        if type(outcome) not in EXPECTED[self.step]:
            raise RuntimeError(f"{type(outcome).__name__} is not expected while {self.step.value}")
        match outcome:
            case steps.Waited():
                self._pause = None
                return ()
            case steps.CallFailed(error):
                return self._failed(error)
            case steps.Stopped():
                return self._abort(UnknownError(f"{self.name}: stopped on this side before it was done"))
        # Everything else is an answer of the server, thus a success.
        self.failures_in_a_row = 0
        match outcome:
            case steps.JobCreated(job_id):
                self.job_id = job_id
                self._pause = self._next_interval()
                self.step = Step.POLLING
                return (steps.Notification.CREATED,)
            case steps.StatusSeen(status) if status in ("COMPLETED", "FAILED"):
                return self._next_list()
            case steps.StatusSeen():
                self._pause = self._next_interval()
                return (steps.Notification.PROCESSING,)
            case steps.NotReady():
                self._pause = self._next_interval()
                return ()
            case steps.PageSeen(next_page_token):
                return self._page_seen(next_page_token)

    def _page_seen(self, next_page_token: str | None) -> tuple[steps.Notification, ...]:
        self._page_token = next_page_token
        return () if next_page_token is not None else self._next_list()

    def _next_list(self) -> tuple[steps.Notification, ...]:
        """Go on to the next list of results to fetch; the job is done when there is none."""
        self._page_token = None
        if self.step is Step.POLLING and self._options.fetch == "all":
            self.step = Step.FETCHING_IMPORTS
        elif self.step is not Step.FETCHING_ERRORS and self._options.fetch != "none":
            self.step = Step.FETCHING_ERRORS
        else:
            self.step = Step.COMPLETED
            return (steps.Notification.DONE,)
        return ()

    def _failed(self, error: FullStoryError) -> tuple[steps.Notification, ...]:
        self.errors.append(error)
        attempt = self.failures_in_a_row
        self.failures_in_a_row += 1
        delay = self._policy.delay(can_retry=error.can_retry, retry_after=error.retry_after, attempt=attempt)
        if delay is None:
            gave_up = error.can_retry and attempt >= self._options.max_retries
            return (steps.Notification.ERROR, *self._failed_for_good(self._gave_up(error) if gave_up else error))
        if isinstance(error, RateLimitError):
            self._slowest_asked = max(self._slowest_asked, min(delay, MAX_WAIT_SECONDS))
        self._pause = delay
        if self.step is Step.POLLING:
            self._pause = max(delay, self._next_interval())
        return (steps.Notification.ERROR,)

    def _failed_for_good(self, error: FullStoryError) -> tuple[steps.Notification, ...]:
        """Abort; where the server refuses to give a list of results, go on without it."""
        if self.step not in _LISTS or not _is_refusal(error):
            return self._abort(error)
        # The import itself is over, and what it brought is not lost with a list that the key may not read.
        self.unread[_LISTS[self.step]] = error
        self.failures_in_a_row = 0
        return self._next_list()

    def _gave_up(self, last: FullStoryError) -> MaxRetriesError:
        count = self.failures_in_a_row
        in_a_row = "1 error" if count == 1 else f"{count} errors in a row, the last one"
        error = MaxRetriesError(f"{self.name}: gave up after {in_a_row}: {last}", errors=self.errors)
        error.__cause__ = last
        return error

    @property
    def name(self) -> str:
        """What to call the job in messages."""
        return "batch job (no id yet)" if self.job_id is None else f"batch job {self.job_id}"

    def _abort(self, error: FullStoryError) -> tuple[steps.Notification, ...]:
        self.step = Step.ABORTED
        self.abort_error = error
        return (steps.Notification.ABORT,)

    def _next_interval(self) -> float:
        """The wait before the next poll: as given, or growing; never shorter than what the server once asked for."""
        interval = self._interval
        if self._options.poll_interval is None:
            self._interval = min(interval * 2, LONGEST_POLL_SECONDS)
        return max(interval, self._slowest_asked)


def _is_refusal(error: FullStoryError) -> bool:
    """Return whether the server will not give what was asked for, however often it is asked."""
    return isinstance(error, ApiError) and 400 <= error.status_code < 500 and not error.can_retry
