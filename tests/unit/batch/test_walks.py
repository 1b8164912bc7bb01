"""Whatever happens, in whatever order: what always holds for a batch job."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import httpx
from hypothesis import example, given, settings
from hypothesis import strategies as st

import fullstory
from fullstory import BatchJobOptions, JobState, MaxRetriesError
from fullstory.batch.machine import EXPECTED, BatchMachine, Step
from fullstory.batch.steps import (
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
    StatusSeen,
    Stopped,
    Waited,
)
from fullstory.errors import ConnectionFailedError, FullStoryError, UnknownError
from fullstory.retry import RetryPolicy
from tests.unit.batch.harness import (
    BODY,
    CREATED,
    FAILED,
    IMPORTED,
    NOT_READY,
    PROCESSING,
    REFUSED,
    UNAVAILABLE,
    BatchTwin,
    Heard,
    finished,
    page,
    rate_limited,
)
from tests.unit.harness import Answer, Kind

OPTIONS = st.builds(
    BatchJobOptions, st.none() | st.floats(min_value=0.001, max_value=100), st.integers(min_value=0, max_value=4)
)


def passing(retry_after: float | None) -> FullStoryError:
    error = ConnectionFailedError("lost")
    error.retry_after = retry_after
    return error


OUTCOMES: st.SearchStrategy[Outcome] = st.one_of(
    st.builds(JobCreated, st.just("job-1")),
    st.builds(StatusSeen, st.sampled_from(["PROCESSING", "COMPLETED", "FAILED", "UNKNOWN"])),
    st.builds(PageSeen, st.none() | st.text(min_size=1, max_size=3)),
    st.builds(NotReady),
    st.builds(CallFailed, st.builds(passing, st.none() | st.floats(min_value=0, max_value=90))),
    st.builds(CallFailed, st.builds(passing, st.none())),
    st.builds(CallFailed, st.builds(UnknownError, st.just("fatal"))),
    st.builds(Waited),
    st.builds(Waited),
    st.builds(Stopped),
)

# What makes a job succeed, by what its machine says is to be done next.
GOOD_NEWS: dict[type[Any], Outcome] = {
    Create: JobCreated("job-1"),
    Pause: Waited(),
    Poll: StatusSeen("COMPLETED"),
    Fetch: PageSeen(None),
}


@settings(max_examples=300)
@given(OPTIONS, st.lists(OUTCOMES, max_size=60), st.floats(min_value=0, max_value=1))
def test_what_always_holds_for_the_machine(options: BatchJobOptions, outcomes: list[Outcome], jitter: float) -> None:
    machine = BatchMachine(options, RetryPolicy(options.max_retries, lambda: jitter))
    notifications: list[Notification] = []
    accepted = False
    in_a_row = 0
    for outcome in outcomes:
        step, paused = machine.step, isinstance(machine.action, Pause)
        if step in EXPECTED and type(outcome) not in EXPECTED[step]:
            continue
        heard = machine.receive(outcome)
        notifications += heard
        if step not in EXPECTED:
            assert (machine.step, heard) == (step, ())
            continue
        accepted = accepted or isinstance(outcome, JobCreated)
        if isinstance(outcome, CallFailed):
            in_a_row += 1
        elif not isinstance(outcome, Waited | Stopped):
            in_a_row = 0

        action = machine.action
        assert (action is None) == (machine.step in (Step.COMPLETED, Step.ABORTED))
        assert not (accepted and isinstance(action, Create))
        assert not (isinstance(outcome, Waited) and isinstance(action, Pause))
        assert in_a_row <= options.max_retries or machine.step is Step.ABORTED
        if isinstance(action, Pause):
            assert action.seconds <= max(60, options.poll_interval or 0)
            if machine.step is Step.POLLING and not paused and options.poll_interval is not None:
                assert action.seconds >= options.poll_interval
        assert (machine.abort_error is not None) == (machine.step is Step.ABORTED)

    assert notifications.count(Notification.ERROR) == len(machine.errors)
    assert notifications.count(Notification.CREATED) == accepted
    assert notifications.count(Notification.DONE) == (machine.step is Step.COMPLETED)
    assert notifications.count(Notification.ABORT) == (machine.step is Step.ABORTED)
    if isinstance(machine.abort_error, MaxRetriesError):
        assert machine.abort_error.errors == machine.errors

    # Wherever it is, it ends as soon as all goes well.
    for _ in range(10):
        if machine.action is not None:
            machine.receive(GOOD_NEWS[type(machine.action)])
    assert machine.action is None


LOST = httpx.ReadError("lost")
FAULTS: list[Answer | Exception] = [LOST, UNAVAILABLE, rate_limited(5), rate_limited(90), REFUSED, Answer(409)]
FAULTS += [Answer(500), Answer(200, b"<html>"), httpx.ReadTimeout("late")]


class Server:
    """Says what fits the request, unless the script says otherwise; counts what it accepts.

    Args:
        script: For each request, a fault; or None for an answer that fits. A fault after the work is that of an
            answer that got lost.
    """

    def __init__(self, script: list[tuple[Answer | Exception | None, bool]], polls: int) -> None:
        self._script = list(script)
        self._polls = polls
        self.accepted: list[str | None] = []

    def answer(self, request: httpx.Request) -> Answer | Exception:
        fault, after_the_work = self._script.pop(0) if self._script else (None, False)
        if fault is not None and not after_the_work:
            return fault
        fitting = self._fitting(request)
        return fitting if fault is None else LOST

    def _fitting(self, request: httpx.Request) -> Answer:
        if request.method == "POST":
            self.accepted.append(request.headers["Idempotency-Key"])
            return CREATED
        if request.url.path.endswith("job-1"):
            self._polls -= 1
            return PROCESSING if self._polls >= 0 else FAILED
        if request.url.path.endswith("errors"):
            return page({"code": "x", "message": "y", "user": {}})
        if "page_token" in request.url.params:
            return IMPORTED
        self._polls -= 1
        return page(then="a") if self._polls < -2 else NOT_READY


class ServedTwin(BatchTwin):
    """A twin whose answers come from a server."""

    def __init__(self, kind: Kind, server: Server) -> None:
        super().__init__(kind)
        self._server = server

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self._answers.append(self._server.answer(request))
        return super()._answer(request)


def conversation(kind: Kind, script: list[Any], polls: int, options: BatchJobOptions) -> Any:
    """All that can be seen of a job in one conversation."""
    server = Server(script, polls)
    api = ServedTwin(kind, server)

    async def run() -> tuple[Any, Heard]:
        job = api.client.users.batch_create(
            [{"uid": "ada"}, {"uid": "grace"}], options=options, idempotency_key="the key"
        )
        heard = Heard(job)
        job.execute()
        with contextlib.suppress(fullstory.FullStoryError):
            await finished(job)
        return job, heard

    job, heard = asyncio.run(run())
    return api, server, job, heard


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.none() | st.sampled_from(FAULTS), st.booleans()), max_size=25),
    st.integers(min_value=0, max_value=3),
    OPTIONS,
)
@example([(LOST, True)], 0, BatchJobOptions())
@example([(LOST, True)] * 9, 0, BatchJobOptions())
def test_both_drivers_always_end_and_do_the_same(script: list[Any], polls: int, options: BatchJobOptions) -> None:
    seen = []
    kinds: list[Kind] = ["sync", "async"]
    for kind in kinds:
        api, server, job, heard = conversation(kind, script, polls, options)
        assert job.state in (JobState.COMPLETED, JobState.ABORTED)
        # The same request every time, and none after the server's answer to it arrived.
        assert {(sent.key, sent.body) for sent in api.creations} <= {("the key", BODY)}
        assert set(server.accepted) <= {"the key"}
        assert "create" not in api.steps[api.steps.index("poll") :] if "poll" in api.steps else True
        # Each event as often as it must be.
        assert heard.events.count("created") == (job.id is not None)
        assert heard.events.count("done") == (job.state is JobState.COMPLETED)
        assert heard.events.count("abort") == (job.state is JobState.ABORTED)
        assert [news for event, news in heard.news if event == "error"] == job.errors
        assert heard.events[-1] in ("done", "abort")
        if job.state is JobState.COMPLETED:
            assert len(job.imports) == 2 or job.imports.error in job.errors
            assert len(job.failed_imports) == 1 or job.failed_imports.error in job.errors
        seen.append((api.steps, heard.events, [str(error) for error in job.errors], job.state, job.id))
    assert seen[0] == seen[1]
