"""Faults of a network, over real sockets, while a batch is imported: nothing happens twice, and nothing is lost."""

from __future__ import annotations

import random

import pytest

import fullstory
from fullstory import ErrorName, JobState
from tests.clients import settled
from tests.integration.answers import USERS, Batches
from tests.integration.cases import BREAKS_AFTER_THE_WORK, HTML, SHORT, SILENCES, busy
from tests.integration.faulty_server import BREAKS, Fault, FaultyServer, Sent, Step, Then, always, closed_port, response
from tests.integration.harness import Connect, by_name, parts

STAGES = ["create", "poll", "imports", "errors"]


@pytest.mark.parametrize("stage", STAGES)
@by_name(BREAKS | {"503": lambda answer: Step(always(response(503)))}, "fault")
async def test_a_batch_goes_on_after_a_fault(connect: Connect, stage: str, fault: Fault) -> None:
    batches = Batches()
    before = [Step(batches)] * STAGES.index(stage)
    with FaultyServer([*before, fault(batches), fault(batches)], rest=batches) as server:
        done = await connect(server.url).import_users()
        assert done.error is None
        assert done.uids == ["ada", "grace"]
        assert len(done.job.errors) == 2
        assert list(batches.jobs.values()) == [done.job.id] == ["job-1"]
        creations = {parts for parts in parts(server) if parts[0] == "POST"}
        assert len(creations) == 1


@by_name(BREAKS_AFTER_THE_WORK, "fault")
async def test_a_batch_that_was_accepted_unheard_is_not_created_twice(connect: Connect, fault: Fault) -> None:
    batches = Batches()
    with FaultyServer([fault(batches)], rest=batches) as server:
        done = await connect(server.url).import_users()
        creations = [request for request in server.requests if request.method == "POST"]
        assert done.uids == ["ada", "grace"]
        assert done.errors == [fullstory.ConnectionFailedError]
        assert len(creations) == 2
        assert list(batches.jobs) == [creations[0].headers["idempotency-key"]]


@by_name(SILENCES, "fault")
async def test_a_batch_that_was_accepted_too_late_is_not_created_twice(connect: Connect, fault: Fault) -> None:
    batches = Batches()
    with FaultyServer([fault(batches)], rest=batches) as server:
        done = await connect(server.url, timeout=SHORT).import_users()
        assert done.uids == ["ada", "grace"]
        assert done.errors == [fullstory.RequestTimeoutError]
        assert len(batches.jobs) == 1


async def test_a_batch_whose_creation_failed_can_be_executed_again(connect: Connect) -> None:
    """Giving up and starting again later is still one job to the server."""
    batches = Batches()
    unheard = Step(batches, sent=Sent.NOTHING, then=Then.RESET)
    with FaultyServer([unheard] * 3, rest=batches) as server:
        done = await connect(server.url).import_users()
        assert isinstance(done.error, fullstory.MaxRetriesError)
        assert done.job.id is None
        result = await settled(done.job.execute().wait(timeout=10))
        assert [user.uid for user in result.imports] == ["ada", "grace"]
        assert len(batches.jobs) == 1


async def test_a_batch_that_nobody_takes(connect: Connect) -> None:
    done = await connect(f"http://127.0.0.1:{closed_port()}").import_users()
    error = done.error
    assert isinstance(error, fullstory.MaxRetriesError)
    assert error.name is ErrorName.ERROR_MAX_RETRY
    assert [type(each) for each in error.errors] == [fullstory.ConnectionFailedError] * 3
    assert (done.job.state, done.job.id) == (JobState.ABORTED, None)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (response(200, HTML, content_type="text/html"), fullstory.ResponseParseError),
        (response(200, b'{"results": [{"id'), fullstory.ResponseParseError),
        (response(200, []), fullstory.ResponseParseError),
        (response(520, HTML), fullstory.ServerError),
        (response(302, headers=[("Location", "http://127.0.0.1:9/")]), fullstory.ApiError),
    ],
    ids=["HTML", "truncated JSON", "a list", "520", "redirect"],
)
async def test_a_batch_aborts_at_once_where_trying_again_cannot_help(
    connect: Connect, stage: str, content: bytes, error: type[Exception]
) -> None:
    batches = Batches()
    before = [Step(batches)] * STAGES.index(stage)
    with FaultyServer([*before, Step(always(content))], rest=batches) as server:
        done = await connect(server.url).import_users()
        assert type(done.error) is error
        assert done.job.errors == [done.error]
        assert done.job.state is JobState.ABORTED
        assert len(server.requests) == len(before) + 1
        # Whatever it was, the job can go on: by its id, or, where it has none, with the same key.
        again = done.job.restart() if done.job.id else done.job.execute()
        assert len((await settled(again.wait(timeout=10))).imports) == len(USERS)
        assert len(batches.jobs) == 1


@pytest.mark.parametrize("retry_after", ["0", "soon", None])
async def test_a_batch_that_is_asked_to_slow_down(connect: Connect, retry_after: str | None) -> None:
    batches = Batches()
    slow = Step(always(busy(retry_after)))
    with FaultyServer([slow, Step(batches), slow, slow], rest=batches) as server:
        done = await connect(server.url).import_users()
        assert done.uids == ["ada", "grace"]
        assert done.errors == [fullstory.RateLimitError] * 3
        assert len(batches.jobs) == 1


async def test_a_batch_of_faults_at_random(connect: Connect) -> None:
    """Whatever order the faults come in: every user is imported once."""
    shuffled = random.Random(7)
    for _ in range(10):
        batches = Batches()
        faults: list[Fault] = [Step, *BREAKS.values()]
        # Never three faults in a row, which is when a job gives up.
        script = [step(batches) for _ in range(4) for step in (shuffled.choice(faults), Step)]
        with FaultyServer(script, rest=batches) as server:
            done = await connect(server.url).import_users()
            assert (done.uids, len(batches.jobs)) == (["ada", "grace"], 1)
