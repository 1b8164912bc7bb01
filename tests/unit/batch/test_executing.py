"""execute() and restart(): what each does to a job in each state."""

from __future__ import annotations

import asyncio
import threading
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest

import fullstory
from fullstory import InvalidArgumentError, JobState
from tests.unit.batch.harness import (
    BODY,
    COMPLETED,
    CREATED,
    IMPORTED,
    NOTHING,
    PATIENCE,
    REFUSED,
    SUCCESS,
    SUCCESS_STEPS,
    USERS,
    BatchTwin,
    Heard,
    Start,
    finished,
    page,
)
from tests.unit.harness import Answer

LOST = httpx.ReadError("lost")
RESUMED_STEPS = ["poll", "imports", "errors"]


async def aborted(api: BatchTwin, **arguments: Any) -> Any:
    """A job that was executed and aborted."""
    job = api.job(**arguments).execute()
    with pytest.raises(fullstory.FullStoryError):
        await finished(job)
    assert job.state is JobState.ABORTED
    return job


class TestExecute:
    async def test_before_it_nothing_happens(self, start: Start) -> None:
        api = start()
        job = api.job()
        assert (job.state, job.id, job.status, job.metadata, job.progress) == (JobState.NOT_STARTED, *[None] * 4)
        assert (job.errors, job.imports, job.failed_imports) == ([], [], [])
        assert api.steps == []

    async def test_it_returns_the_job_at_once(self, start: Start) -> None:
        api = start(*SUCCESS)
        api.hold()
        job = api.job()
        assert job.execute() is job
        assert job.state is JobState.PENDING
        api.release()
        await finished(job)

    async def test_again_it_does_nothing(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job()
        await finished(job.execute().execute())
        await finished(job.execute())
        assert api.steps == SUCCESS_STEPS

    async def test_where_the_job_was_created_it_does_nothing_again(self, start: Start) -> None:
        api = start(CREATED, REFUSED)
        job = await aborted(api)
        assert job.execute().state is JobState.ABORTED
        assert api.steps == ["create", 0.25, "poll"]

    async def test_where_nothing_was_created_it_begins_again_with_the_same_key_and_bytes(self, start: Start) -> None:
        api = start(LOST, LOST, *SUCCESS)
        job = await aborted(api, max_retries=1)
        heard = Heard(job)
        await finished(job.execute())
        assert api.steps == ["create", 0.5, "create", *SUCCESS_STEPS]
        first, *others = api.creations
        assert others == [first, first]
        assert first.body == BODY
        assert heard.events == ["error", "error", "abort", "created", "done"]

    async def test_every_job_has_a_key_of_its_own(self, start: Start) -> None:
        api = start(*SUCCESS, *SUCCESS)
        await finished(api.job().execute())
        await finished(api.job().execute())
        first, second = [UUID(sent.key) for sent in api.creations]
        assert (first.version, second.version) == (4, 4)
        assert first != second

    async def test_its_requests_can_be_read_afterwards(self, start: Start) -> None:
        job = await aborted(start(CREATED, REFUSED))
        assert job.requests == USERS


class TestRestart:
    async def test_an_aborted_job_is_polled_again(self, start: Start) -> None:
        api = start(CREATED, REFUSED, *SUCCESS[1:])
        job = await aborted(api)
        assert job.restart() is job
        result = await finished(job)
        assert api.steps == ["create", 0.25, "poll", *RESUMED_STEPS]
        assert len(result.imports) == 2

    async def test_with_its_own_id_too(self, start: Start) -> None:
        job = await aborted(start(CREATED, REFUSED, *SUCCESS[1:]))
        await finished(job.restart("job-1"))
        assert job.state is JobState.COMPLETED

    async def test_results_fetched_before_are_fetched_anew(self, start: Start) -> None:
        job = await aborted(
            start(CREATED, COMPLETED, page({"id": "1"}, then="a"), Answer(200, b"<html>"), *SUCCESS[1:])
        )
        assert len(job.imports) == 1
        assert [user.id for user in (await finished(job.restart())).imports] == ["1", "2"]

    async def test_the_count_of_errors_begins_anew_and_the_errors_are_kept(self, start: Start) -> None:
        api = start(CREATED, LOST, LOST, LOST, LOST)
        job = await aborted(api, max_retries=1)
        with pytest.raises(fullstory.MaxRetriesError) as caught:
            await finished(job.restart())
        assert len(job.errors) == 4
        assert caught.value.errors == job.errors

    @pytest.mark.parametrize("requests", [[], USERS])
    async def test_any_id_on_a_fresh_job(self, start: Start, requests: Any) -> None:
        api = start(*SUCCESS[1:])
        job = api.job(requests)
        result = await finished(job.restart("job-1"))
        assert api.steps == RESUMED_STEPS
        assert (job.id, job.state, len(result.imports)) == ("job-1", JobState.COMPLETED, 2)

    async def test_an_id_is_quoted_not_interpreted(self, start: Start) -> None:
        api = start(Answer(body={"job": {"status": "COMPLETED"}}), IMPORTED, NOTHING)
        await finished(api.job([]).restart("../x?y#z"))
        assert api.sent[0].path == "/v2/users/batch/..%2Fx%3Fy%23z"

    async def test_a_job_whose_creation_was_never_heard_of_can_take_an_id(self, start: Start) -> None:
        api = start(LOST, *SUCCESS[1:])
        job = await aborted(api, max_retries=0)
        await finished(job.restart("job-1"))
        assert api.steps == ["create", *RESUMED_STEPS]

    async def test_a_running_job_goes_on(self, start: Start) -> None:
        api = start(*SUCCESS)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        assert job.restart().restart("job-1").state is JobState.PENDING
        api.release()
        await finished(job)
        assert api.steps == SUCCESS_STEPS

    async def test_a_completed_job_stays_as_it_is(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job().execute()
        result = await finished(job)
        assert await finished(job.restart().restart("job-1")) == result
        assert api.steps == SUCCESS_STEPS

    async def test_a_fresh_job_needs_an_id(self, start: Start) -> None:
        job = start().job()
        with pytest.raises(InvalidArgumentError, match="needs a job_id"):
            job.restart()
        assert job.state is JobState.NOT_STARTED

    async def test_a_job_that_was_never_created_needs_an_id(self, start: Start) -> None:
        job = await aborted(start(REFUSED))
        with pytest.raises(InvalidArgumentError, match="needs a job_id"):
            job.restart()

    async def test_another_jobs_id_is_refused(self, start: Start) -> None:
        api = start(CREATED, REFUSED, *SUCCESS[1:])
        job = await aborted(api)
        with pytest.raises(
            InvalidArgumentError, match=r"this job is job-1: call restart\('job-2'\) on a new job instead"
        ):
            job.restart("job-2")
        await finished(job.restart())
        with pytest.raises(
            InvalidArgumentError, match=r"this job is job-1: call restart\('job-2'\) on a new job instead"
        ):
            job.restart("job-2")

    async def test_a_job_that_is_being_created_takes_no_id(self, start: Start) -> None:
        api = start(LOST, *SUCCESS)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        with pytest.raises(
            InvalidArgumentError, match=r"this job is being created: call restart\('job-2'\) on a new job instead"
        ):
            job.restart("job-2")
        api.release()
        await finished(job)
        assert job.id == "job-1"

    @pytest.mark.parametrize("job_id", ["", " ", "..", 7, b"job-1"])
    async def test_ids_that_are_refused(self, start: Start, job_id: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="job_id"):
            start().job().restart(job_id)

    async def test_add_is_refused_then(self, start: Start) -> None:
        job = start(*SUCCESS[1:]).job([]).restart("job-1")
        with pytest.raises(InvalidArgumentError, match=r"call add\(\) before execute\(\)"):
            job.add({"uid": "ada"})
        await finished(job)


class TestWhatCannotStart:
    """A job that could not start is as it was before."""

    async def test_on_a_closed_client(self, start: Start) -> None:
        api = start()
        await close(api)
        for job, begin in ((api.job(), "execute"), (api.job([]), "restart")):
            with pytest.raises(InvalidArgumentError, match="the client is closed"):
                getattr(job, begin)(*["job-1"] * (begin == "restart"))
            assert (job.state, job.id) == (JobState.NOT_STARTED, None)
            with pytest.raises(InvalidArgumentError, match=r"call execute\(\) before wait\(\)"):
                await finished(job)

    def test_without_a_thread(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_thread(self: threading.Thread) -> None:
            raise RuntimeError("can't start new thread")

        api = BatchTwin("sync", *SUCCESS, owned=True)
        job = api.job()
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", no_thread)
            with pytest.raises(fullstory.UnknownError, match="no other can be started now"):
                job.execute()
        assert job.state is JobState.NOT_STARTED
        assert len(job.execute().wait(timeout=PATIENCE).imports) == 2
        api.client.close()
        assert api.http.is_closed

    def test_without_an_event_loop(self) -> None:
        api = BatchTwin("async", *SUCCESS, owned=True)
        job = api.job()
        with pytest.raises(InvalidArgumentError, match="an AsyncBatchJob needs a running event loop"):
            job.execute()
        assert job.state is JobState.NOT_STARTED
        asyncio.run(api.client.aclose())
        assert api.http.is_closed


async def close(api: BatchTwin) -> None:
    if api.kind == "sync":
        api.client.close()
    else:
        await api.client.aclose()


async def begin_to_close(api: BatchTwin) -> asyncio.Task[None]:
    """Close the client; an async one only comes to its end when the jobs do."""
    closing = asyncio.create_task(close(api))
    await asyncio.sleep(0)
    return closing


class TestClosing:
    """A client closed while a job runs closes its connections when the job is done."""

    @pytest.fixture
    def api(self, start: Start) -> BatchTwin:
        return start(*SUCCESS, *SUCCESS, owned=True)

    async def test_while_a_job_runs(self, api: BatchTwin) -> None:
        api.hold()
        job = api.job().execute()
        await api.waiting()
        closing = await begin_to_close(api)
        assert not api.http.is_closed
        api.release()
        result = await finished(job)
        assert len(result.imports) == 2
        await closing
        assert api.http.is_closed

    async def test_while_jobs_run_the_last_one_counts(self, api: BatchTwin) -> None:
        first = api.job().execute()
        await finished(first)
        api.hold()
        second = api.job().execute()
        await api.waiting()
        closing = await begin_to_close(api)
        assert not api.http.is_closed
        api.release()
        await finished(second)
        await closing
        assert api.http.is_closed

    async def test_a_job_of_a_client_with_other_options(self, api: BatchTwin) -> None:
        api.hold()
        other = api.client.with_options(timeout=1)
        job = other.users.batch_create(USERS).execute()
        await api.waiting()
        closing = await begin_to_close(api)
        api.release()
        await finished(job)
        await closing
        assert api.http.is_closed

    async def test_without_a_job(self, api: BatchTwin) -> None:
        await finished(api.job().execute())
        await close(api)
        assert api.http.is_closed

    async def test_the_users_own_http_client_stays_open(self, start: Start) -> None:
        api = start(*SUCCESS)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        closing = await begin_to_close(api)
        api.release()
        await finished(job)
        await closing
        assert not api.http.is_closed


async def test_repr_shows_no_personal_data(start: Start) -> None:
    job = start(*SUCCESS).job([{"uid": "ada", "email": "ada@example.com"}])
    kind = type(job).__name__
    assert repr(job) == f"<{kind} id=None state=not_started requests=1>"
    await finished(job.execute())
    assert repr(job) == f"<{kind} id='job-1' state=completed requests=1>"


async def test_a_fault_in_this_package_is_an_error_of_the_job(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    api = start(CREATED, Answer(200, b"{}"), *SUCCESS[1:])
    job = api.job()
    heard = Heard(job)
    with monkeypatch.context() as patch:
        patch.setattr(orjson, "loads", lambda *arguments: 1 / 0)
        with pytest.raises(
            fullstory.UnknownError, match=r"batch job \(no id yet\): failed \(ZeroDivisionError\)"
        ) as caught:
            await finished(job.execute())
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert heard.events == ["error", "abort"]


@pytest.mark.parametrize("make_id", [UUID, str])
async def test_ids_of_restart_are_strings(start: Start, make_id: Any) -> None:
    text = "97f8bd1c-0000-4000-8000-000000000000"
    job = start(Answer(body={"job": {"id": text, "status": "COMPLETED"}}), IMPORTED, NOTHING).job([])
    await finished(job.restart(make_id(text)))
    assert (type(job.id), job.id) == (str, text)


async def test_a_wrong_id_does_not_spoil_a_job(start: Start) -> None:
    api = start(Answer(404), Answer(404), *SUCCESS)
    job = api.job()
    for wrong in ("bad", "worse"):
        with pytest.raises(fullstory.NotFoundError):
            await finished(job.restart(wrong))
    await finished(job.execute())
    assert (job.id, job.state) == ("job-1", JobState.COMPLETED)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"fetch": "errors"}, "fetch must be one of all, failures, none, not 'errors'"),
        ({"fetch": None}, "fetch must be one of all, failures, none, not None"),
        ({"total_timeout": 0}, "total_timeout must be a number of seconds above 0, not 0"),
        ({"total_timeout": "60"}, "total_timeout must be a number of seconds above 0, not '60'"),
    ],
)
def test_options_that_are_refused(options: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InvalidArgumentError, match=complaint):
        fullstory.BatchJobOptions(**options)
