"""The life of a batch job, outcome by outcome: where each leads, what is to be done then, and what listeners hear."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from fullstory import BatchJobOptions, FullStoryError, JobState, MaxRetriesError, RateLimitError
from fullstory.batch import machine as machine_module
from fullstory.batch.machine import EXPECTED, BatchMachine, Step
from fullstory.batch.steps import (
    Action,
    CallFailed,
    Create,
    Fetch,
    JobCreated,
    Notification,
    NotReady,
    Outcome,
    PageSeen,
    Pause,
    Poll,
    Results,
    StatusSeen,
    Stopped,
    Waited,
)
from fullstory.errors import ConnectionFailedError, ResponseParseError
from fullstory.retry import RetryPolicy

POLL = Poll("job-1")
IMPORTS = Fetch(Results.IMPORTS, "job-1", None)
IMPORTS_PAGE_2 = Fetch(Results.IMPORTS, "job-1", "page 2")
ERRORS = Fetch(Results.ERRORS, "job-1", None)
ERRORS_PAGE_2 = Fetch(Results.ERRORS, "job-1", "page 2")

CREATED = JobCreated("job-1")
PROCESSING = StatusSeen("PROCESSING")
UNKNOWN = StatusSeen("PAUSED_FOR_REVIEW")
COMPLETED = StatusSeen("COMPLETED")
FAILED = StatusSeen("FAILED")
PAGE = PageSeen("page 2")
LAST_PAGE = PageSeen(None)
NOT_READY = NotReady()
PASSING = CallFailed(ConnectionFailedError("lost"))
FATAL = CallFailed(ResponseParseError("no JSON", status_code=200, headers={}, body=""))
WAITED = Waited()
STOPPED = Stopped()

OUTCOMES: list[Outcome] = [CREATED, PROCESSING, UNKNOWN, COMPLETED, FAILED, PAGE, LAST_PAGE, NOT_READY]
OUTCOMES += [PASSING, FATAL, WAITED, STOPPED]

# The shortest way to each step.
POLLING: list[Outcome] = [CREATED, WAITED]
WAYS: dict[Step, list[Outcome]] = {
    Step.CREATING: [],
    Step.POLLING: POLLING,
    Step.FETCHING_IMPORTS: [*POLLING, COMPLETED],
    Step.FETCHING_ERRORS: [*POLLING, COMPLETED, LAST_PAGE],
    Step.COMPLETED: [*POLLING, COMPLETED, LAST_PAGE, LAST_PAGE],
    Step.ABORTED: [STOPPED],
}

ENDED: dict[Outcome, tuple[Step, Action | None, list[str]]] = {
    FATAL: (Step.ABORTED, None, ["error", "abort"]),
    STOPPED: (Step.ABORTED, None, ["abort"]),
}
TABLE: dict[Step, dict[Outcome, tuple[Step, Action | None, list[str]]]] = {
    Step.CREATING: ENDED
    | {
        CREATED: (Step.POLLING, Pause(0.25), ["created"]),
        PASSING: (Step.CREATING, Pause(0.5), ["error"]),
        WAITED: (Step.CREATING, Create(), []),
    },
    Step.POLLING: ENDED
    | {
        PROCESSING: (Step.POLLING, Pause(0.5), ["processing"]),
        UNKNOWN: (Step.POLLING, Pause(0.5), ["processing"]),
        COMPLETED: (Step.FETCHING_IMPORTS, IMPORTS, []),
        FAILED: (Step.FETCHING_IMPORTS, IMPORTS, []),
        NOT_READY: (Step.POLLING, Pause(0.5), []),
        PASSING: (Step.POLLING, Pause(0.5), ["error"]),
        WAITED: (Step.POLLING, POLL, []),
    },
    Step.FETCHING_IMPORTS: ENDED
    | {
        PAGE: (Step.FETCHING_IMPORTS, IMPORTS_PAGE_2, []),
        LAST_PAGE: (Step.FETCHING_ERRORS, ERRORS, []),
        NOT_READY: (Step.FETCHING_IMPORTS, Pause(0.5), []),
        PASSING: (Step.FETCHING_IMPORTS, Pause(0.5), ["error"]),
        WAITED: (Step.FETCHING_IMPORTS, IMPORTS, []),
    },
    Step.FETCHING_ERRORS: ENDED
    | {
        PAGE: (Step.FETCHING_ERRORS, ERRORS_PAGE_2, []),
        LAST_PAGE: (Step.COMPLETED, None, ["done"]),
        NOT_READY: (Step.FETCHING_ERRORS, Pause(0.5), []),
        PASSING: (Step.FETCHING_ERRORS, Pause(0.5), ["error"]),
        WAITED: (Step.FETCHING_ERRORS, ERRORS, []),
    },
}
LIVE = list(TABLE)
ENDINGS = [Step.COMPLETED, Step.ABORTED]


def machine(
    *outcomes: Outcome, poll_interval: float | None = None, max_retries: int = 3, job_id: str | None = None
) -> BatchMachine:
    """A machine that was told these outcomes."""
    made = BatchMachine(BatchJobOptions(poll_interval, max_retries), RetryPolicy(max_retries, lambda: 1.0), job_id)
    for outcome in outcomes:
        made.receive(outcome)
    return made


def seen(subject: BatchMachine) -> list[object]:
    """All that can be seen of a machine."""
    public = ("step", "state", "action", "job_id", "abort_error", "failures_in_a_row")
    return [*[getattr(subject, name) for name in public], *subject.errors]


def names(notifications: tuple[Notification, ...]) -> list[str]:
    return [each.value for each in notifications]


def by_name(value: object) -> str | None:
    return value.value if isinstance(value, Step) else None if isinstance(value, list) else repr(value)[:40]


@pytest.mark.parametrize(
    ("step", "outcome"), [(step, outcome) for step in TABLE for outcome in TABLE[step]], ids=by_name
)
def test_what_each_outcome_leads_to(step: Step, outcome: Outcome) -> None:
    subject = machine(*WAYS[step])
    assert subject.step is step
    notifications = subject.receive(outcome)
    assert (subject.step, subject.action, names(notifications)) == TABLE[step][outcome]


@pytest.mark.parametrize(
    ("step", "outcome"),
    [(step, outcome) for step in TABLE for outcome in OUTCOMES if outcome not in TABLE[step]],
    ids=by_name,
)
def test_any_other_outcome_is_refused_and_changes_nothing(step: Step, outcome: Outcome) -> None:
    subject = machine(*WAYS[step])
    before = seen(subject)
    with pytest.raises(RuntimeError, match=f"{type(outcome).__name__} is not expected while {step.value}"):
        subject.receive(outcome)
    assert seen(subject) == before


@pytest.mark.parametrize("step", ENDINGS, ids=by_name)
@pytest.mark.parametrize("outcome", OUTCOMES, ids=by_name)
def test_what_comes_after_the_end_is_ignored(step: Step, outcome: Outcome) -> None:
    subject = machine(*WAYS[step])
    before = seen(subject)
    assert subject.receive(outcome) == ()
    assert seen(subject) == before
    assert subject.action is None


def test_these_are_all_outcomes_that_are_expected() -> None:
    assert {step: {type(outcome) for outcome in outcomes} for step, outcomes in TABLE.items()} == EXPECTED


def test_the_machine_knows_no_clock_no_thread_and_no_network() -> None:
    tree = ast.parse(Path(machine_module.__file__).read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = {
        f"{node.module}.{name.name}" if name.name == "steps" else node.module for node in imports for name in node.names
    }
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    assert modules == {
        "__future__", "collections.abc", "enum",
        "fullstory.batch.options", "fullstory.batch.steps", "fullstory.errors", "fullstory.retry",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("step", "state"),
    [(step, JobState.PENDING) for step in LIVE]
    + [(Step.COMPLETED, JobState.COMPLETED), (Step.ABORTED, JobState.ABORTED)],
    ids=by_name,
)
def test_the_state_as_users_see_it(step: Step, state: JobState) -> None:
    assert machine(*WAYS[step]).state is state


def test_it_begins_with_creating() -> None:
    assert machine().action == Create()


def test_with_an_id_it_begins_with_polling_at_once() -> None:
    subject = machine(job_id="job-7")
    assert (subject.step, subject.action) == (Step.POLLING, Poll("job-7"))


def pauses(subject: BatchMachine, *outcomes: Outcome) -> list[float]:
    """The waits that follow these outcomes."""
    waits = []
    for outcome in outcomes:
        subject.receive(outcome)
        action = subject.action
        assert isinstance(action, Pause)
        waits.append(action.seconds)
        subject.receive(WAITED)
    return waits


def limited(retry_after: float | None) -> Outcome:
    return CallFailed(
        RateLimitError(
            "429",
            status_code=429,
            headers={},
            body="",
            payload=None,
            method="GET",
            path="/",
            can_retry=True,
            retry_after=retry_after,
        )
    )


class TestPollInterval:
    def test_left_out_it_doubles_up_to_two_seconds(self) -> None:
        assert pauses(machine(), CREATED, *[PROCESSING] * 5) == [0.25, 0.5, 1.0, 2.0, 2.0, 2.0]

    def test_given_it_stays(self) -> None:
        assert pauses(machine(poll_interval=5.0), CREATED, PROCESSING, PROCESSING) == [5.0, 5.0, 5.0]

    def test_given_it_is_never_undercut(self) -> None:
        subject = machine(poll_interval=5.0)
        assert pauses(subject, CREATED, PASSING, limited(1), PROCESSING) == [5.0, 5.0, 5.0, 5.0]

    def test_an_error_waits_longer_where_the_policy_says_so(self) -> None:
        subject = machine(poll_interval=0.1)
        assert pauses(subject, CREATED, PASSING, PASSING, PROCESSING) == [0.1, 0.5, 1.0, 0.1]

    def test_a_429_slows_all_later_polls_down(self) -> None:
        assert pauses(machine(), CREATED, limited(7), PROCESSING, PROCESSING) == [0.25, 7.0, 7.0, 7.0]

    def test_the_longest_retry_after_counts(self) -> None:
        assert pauses(machine(), CREATED, limited(7), limited(3), PROCESSING) == [0.25, 7.0, 7.0, 7.0]

    def test_a_429_when_creating_slows_polls_down_too(self) -> None:
        assert pauses(machine(), limited(7), CREATED) == [7.0, 7.0]

    def test_a_retry_after_without_429_counts_once(self) -> None:
        unavailable = ConnectionFailedError("busy")
        unavailable.retry_after = 7.0
        assert pauses(machine(), CREATED, CallFailed(unavailable), PROCESSING) == [0.25, 7.0, 1.0]

    def test_results_that_are_not_ready_are_asked_for_as_often_as_the_status(self) -> None:
        subject = machine(CREATED, WAITED, COMPLETED, poll_interval=5.0)
        assert pauses(subject, NOT_READY, NOT_READY) == [5.0, 5.0]

    def test_pages_follow_each_other_without_a_pause(self) -> None:
        assert machine(*WAYS[Step.FETCHING_IMPORTS], PAGE, PageSeen("page 3")).action == Fetch(
            Results.IMPORTS, "job-1", "page 3"
        )


class TestRetries:
    @pytest.mark.parametrize("max_retries", [0, 1, 3])
    @pytest.mark.parametrize("step", LIVE, ids=by_name)
    def test_so_many_errors_in_a_row_are_retried_and_one_more_is_not(self, step: Step, max_retries: int) -> None:
        subject = machine(*WAYS[step], max_retries=max_retries)
        for _ in range(max_retries):
            subject.receive(PASSING)
            subject.receive(WAITED)
        assert subject.step is step
        assert names(subject.receive(PASSING)) == ["error", "abort"]
        assert isinstance(subject.abort_error, MaxRetriesError)
        assert len(subject.abort_error.errors) == max_retries + 1
        assert subject.abort_error.__cause__ is subject.errors[-1]

    @pytest.mark.parametrize(
        ("step", "success"),
        [
            (Step.POLLING, PROCESSING),
            (Step.POLLING, UNKNOWN),
            (Step.FETCHING_IMPORTS, PAGE),
            (Step.FETCHING_IMPORTS, NOT_READY),
            (Step.FETCHING_ERRORS, PAGE),
            (Step.FETCHING_ERRORS, NOT_READY),
        ],
        ids=by_name,
    )
    def test_any_success_starts_the_count_anew(self, step: Step, success: Outcome) -> None:
        subject = machine(*WAYS[step], max_retries=2)
        for _ in range(5):
            subject.receive(PASSING)
            subject.receive(PASSING)
            assert subject.failures_in_a_row == 2
            subject.receive(success)
            assert subject.failures_in_a_row == 0
        assert subject.step is step
        assert len(subject.errors) == 10

    @pytest.mark.parametrize(
        ("before", "success"), [([], CREATED), (POLLING, COMPLETED), ([*POLLING, COMPLETED], LAST_PAGE)]
    )
    def test_going_on_to_the_next_step_starts_the_count_anew(self, before: list[Outcome], success: Outcome) -> None:
        subject = machine(*before, PASSING, PASSING, WAITED, success, max_retries=2)
        assert subject.failures_in_a_row == 0

    def test_waits_grow_with_errors_in_a_row(self) -> None:
        assert pauses(machine(), PASSING, PASSING, PASSING, CREATED, PASSING) == [0.5, 1.0, 2.0, 0.25, 0.5]

    @pytest.mark.parametrize("step", LIVE, ids=by_name)
    def test_an_error_that_cannot_pass_aborts_as_it_is(self, step: Step) -> None:
        subject = machine(*WAYS[step])
        subject.receive(FATAL)
        assert subject.abort_error is FATAL.error

    def test_a_retry_after_of_more_than_a_minute_aborts_as_it_is(self) -> None:
        subject = machine(*POLLING, limited(61))
        assert subject.step is Step.ABORTED
        assert subject.abort_error is subject.errors[0]
        assert subject.errors[0].retry_after == 61

    def test_the_errors_of_earlier_executions_are_kept(self) -> None:
        earlier: list[FullStoryError] = [ConnectionFailedError("earlier")]
        subject = BatchMachine(BatchJobOptions(max_retries=0), RetryPolicy(0, lambda: 1.0), "job-1", earlier)
        subject.receive(PASSING)
        assert subject.errors == [*earlier, PASSING.error]
        assert isinstance(subject.abort_error, MaxRetriesError)
        assert subject.abort_error.errors == subject.errors
        assert len(earlier) == 1

    @pytest.mark.parametrize(
        ("outcomes", "message"),
        [
            ([PASSING], "batch job (no id yet): gave up after 1 error: lost"),
            ([CREATED, PASSING], "batch job job-1: gave up after 1 error: lost"),
        ],
    )
    def test_giving_up_says_so(self, outcomes: list[Outcome], message: str) -> None:
        assert str(machine(*outcomes, max_retries=0).abort_error) == message

    def test_giving_up_after_several_errors_says_how_many(self) -> None:
        error = machine(PASSING, PASSING, max_retries=1).abort_error
        assert str(error) == "batch job (no id yet): gave up after 2 errors in a row, the last one: lost"


def test_stopping_is_no_error_of_the_job() -> None:
    subject = machine(CREATED, STOPPED)
    assert subject.errors == []
    assert str(subject.abort_error) == "batch job job-1: stopped on this side before it was done"
