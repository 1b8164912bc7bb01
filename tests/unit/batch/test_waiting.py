"""wait(): what it returns and raises, its timeout, and what ends the waiting for an AsyncBatchJob or its task."""

from __future__ import annotations

import asyncio
import contextlib
import math
from typing import Any

import pytest

import fullstory
from fullstory import InvalidArgumentError, JobState
from tests.clients import settled
from tests.unit.batch.harness import (
    CREATED,
    PATIENCE,
    PROCESSING,
    REFUSED,
    SUCCESS,
    SUCCESS_STEPS,
    UNAVAILABLE,
    BatchTwin,
    Heard,
    Start,
    finished,
)


class TestWait:
    async def test_it_returns_imports_and_failed_imports(self, start: Start) -> None:
        job = start(*SUCCESS).job().execute()
        imports, failed_imports = await settled(job.wait())
        assert (len(imports), len(failed_imports)) == (2, 0)

    async def test_again_it_returns_the_same(self, start: Start) -> None:
        job = start(*SUCCESS).job().execute()
        assert await finished(job) == await finished(job)

    async def test_again_it_raises_the_same(self, start: Start) -> None:
        job = start(REFUSED).job().execute()
        errors = []
        for _ in range(2):
            with pytest.raises(fullstory.PermissionDeniedError) as caught:
                await finished(job)
            errors.append(caught.value)
        assert errors[0] is errors[1]

    async def test_before_execute_it_is_refused(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match=r"call execute\(\) before wait\(\)"):
            await finished(start().job())

    async def test_several_may_wait(self, start: Start) -> None:
        job = start(*SUCCESS).job().execute()
        results = await asyncio.gather(*[waiting_elsewhere(job) for _ in range(3)])
        assert [len(result.imports) for result in results] == [2, 2, 2]


async def waiting_elsewhere(job: Any) -> Any:
    """Wait on another thread, or in another task."""
    return await (asyncio.to_thread(job.wait, PATIENCE) if isinstance(job, fullstory.BatchJob) else job.wait(PATIENCE))


class TestTimeout:
    @pytest.mark.parametrize("timeout", [0, 0.01])
    async def test_it_leaves_the_job_running(self, start: Start, timeout: float) -> None:
        api = start(*SUCCESS)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        with pytest.raises(TimeoutError, match=f"batch job job-1 was not done within {timeout} s; it goes on"):
            await settled(job.wait(timeout=timeout))
        assert job.state is JobState.PENDING
        api.release()
        await finished(job)
        assert api.steps == SUCCESS_STEPS

    async def test_it_is_no_error_of_the_api(self, start: Start) -> None:
        api = start(UNAVAILABLE, *SUCCESS)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        with pytest.raises(TimeoutError) as caught:
            await settled(job.wait(timeout=0))
        assert not fullstory.is_fs_error(caught.value)
        assert str(caught.value) == "the batch job was not done within 0 s; it goes on"
        api.release()
        await finished(job)

    @pytest.mark.parametrize("timeout", [1e300, math.inf, 10**400])
    async def test_it_may_be_as_long_as_one_likes(self, start: Start, timeout: float) -> None:
        result = await settled(start(*SUCCESS).job().execute().wait(timeout))
        assert len(result.imports) == 2

    @pytest.mark.parametrize("timeout", [-1, math.nan, "1", True, [1]])
    async def test_what_is_no_timeout(self, start: Start, timeout: Any) -> None:
        job = start(*SUCCESS).job().execute()
        with pytest.raises(InvalidArgumentError, match="timeout must be a number of seconds of at least 0"):
            await settled(job.wait(timeout))
        await finished(job)

    async def test_it_counts_over_a_restart(self, start: Start) -> None:
        api = start(CREATED, REFUSED, PROCESSING, *SUCCESS[1:])
        job = api.job()

        def restart(errors: Any) -> None:
            api.hold()
            job.restart()

        job.on("abort", restart).execute()
        with pytest.raises(TimeoutError):
            await settled(job.wait(timeout=0.05))
        api.release()
        await finished(job)


class TestCancelling:
    """Ending the waiting for an AsyncBatchJob, or the job's task itself."""

    async def test_cancelling_the_waiting_leaves_the_job_running(self) -> None:
        api = BatchTwin("async", *SUCCESS)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        waiting = asyncio.ensure_future(job.wait())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert job.state is JobState.PENDING
        api.release()
        await finished(job)
        assert api.steps == SUCCESS_STEPS

    async def test_a_timeout_around_the_waiting_leaves_the_job_running(self) -> None:
        api = BatchTwin("async", *SUCCESS)
        api.hold()
        job = api.job().execute()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(job.wait(), timeout=0.01)
        api.release()
        await finished(job)

    def test_the_end_of_the_event_loop_stops_the_job(self, caplog: pytest.LogCaptureFixture) -> None:
        api = BatchTwin("async", *SUCCESS)
        job = api.job()
        heard = Heard(job)

        async def main() -> None:
            api.hold()
            job.execute()
            await api.waiting()

        asyncio.run(main())
        assert heard.news == [("created", job), ("abort", [])]
        assert job.state is JobState.ABORTED
        assert caplog.messages == [
            "batch job job-1: stopped before it was done; await its wait() or the client's aclose() to finish it"
        ]

    def test_a_job_that_nobody_waits_for_is_reported(self, caplog: pytest.LogCaptureFixture) -> None:
        async def main() -> None:
            BatchTwin("async", *SUCCESS).job().execute()

        asyncio.run(main())
        (message,) = caplog.messages
        assert message.endswith("stopped before it was done; await its wait() or the client's aclose() to finish it")

    def test_closing_the_client_finishes_its_jobs(self, caplog: pytest.LogCaptureFixture) -> None:
        api = BatchTwin("async", *SUCCESS, owned=True)

        async def main() -> Any:
            async with api.client:
                return api.client.with_options(timeout=1).users.batch_create([{"uid": "u"}]).execute()

        job = asyncio.run(main())
        assert job.state is JobState.COMPLETED
        assert api.http.is_closed
        assert caplog.messages == []

    def test_a_listener_may_close_the_client(self) -> None:
        api = BatchTwin("async", *SUCCESS, owned=True)

        async def close(job: Any) -> None:
            await api.client.aclose()

        async def main() -> Any:
            return await api.job().on("created", close).execute().wait(timeout=PATIENCE)

        assert len(asyncio.run(main()).imports) == 2
        assert api.http.is_closed

    def test_the_job_can_be_taken_up_in_another_event_loop(self) -> None:
        api = BatchTwin("async", *SUCCESS)
        job = api.job()

        async def begin() -> None:
            api.hold()
            job.execute()
            await api.waiting()

        async def go_on() -> Any:
            api.release()
            return await job.restart().wait(timeout=PATIENCE)

        asyncio.run(begin())
        with pytest.raises(fullstory.UnknownError, match="job-1: stopped"):
            asyncio.run(job.wait())
        assert len(asyncio.run(go_on()).imports) == 2
        assert len(asyncio.run(job.wait()).imports) == 2

    def test_a_task_that_never_began_is_stopped_too(self) -> None:
        """Cancelled before its first step, a task runs nothing at all."""
        api = BatchTwin("async", *SUCCESS, owned=True)
        job = api.job()
        heard = Heard(job)

        async def main() -> None:
            job.execute()
            task_of_the_job().cancel()
            with pytest.raises(fullstory.UnknownError, match=r"\(no id yet\): stopped"):
                await job.wait()
            await api.client.aclose()

        asyncio.run(main())
        assert api.steps == []
        assert (job.state, heard.news) == (JobState.ABORTED, [("abort", [])])
        assert api.http.is_closed

    async def test_a_listener_cannot_start_a_job_that_was_cancelled(self, caplog: pytest.LogCaptureFixture) -> None:
        api = BatchTwin("async", *SUCCESS)
        api.hold()
        job = api.job().execute()
        job.on("abort", lambda errors: job.restart())
        await api.waiting()
        task_of_the_job().cancel()
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            await job.wait()
        assert "the job was stopped: its listeners cannot start it again" in caplog.text
        api.release()
        await finished(job.restart())

    async def test_jobs_run_side_by_side(self) -> None:
        apis = [BatchTwin("async", *SUCCESS) for _ in range(3)]
        for api in apis:
            api.hold()
        jobs = [api.job().execute() for api in apis]
        for api in apis:
            await api.waiting()
        for api in apis:
            api.release()
        await asyncio.gather(*[job.wait() for job in jobs])
        assert [api.steps for api in apis] == [SUCCESS_STEPS] * 3


def task_of_the_job() -> asyncio.Task[Any]:
    (task,) = [task for task in asyncio.all_tasks() if task.get_name() == "fullstory-batch-job"]
    return task


class TestClosing:
    """Nothing that runs in a job waits for the end of the job."""

    async def test_listeners_of_two_jobs_close_the_client(self) -> None:
        api = BatchTwin("async", *SUCCESS, owned=True)
        api.hold()
        job = api.job().execute()
        await api.waiting()
        other = api.client.users.batch_create([{"uid": "u"}], options=fullstory.BatchJobOptions(fetch="none"))
        jobs = [job, other]
        for each in jobs:
            each.on("abort", lambda errors: api.client.aclose()).on("done", lambda *lists: api.client.aclose())
        api.release()
        other.execute()
        await asyncio.wait([asyncio.ensure_future(ended(each)) for each in jobs], timeout=PATIENCE)
        assert JobState.PENDING not in [each.state for each in jobs]
        assert api.http.is_closed

    async def test_a_listener_closes_the_client_in_a_task_of_its_own(self) -> None:
        api = BatchTwin("async", *SUCCESS, owned=True)

        async def close(imports: Any, failed: Any) -> None:
            await asyncio.gather(api.client.aclose())

        await api.job().on("done", close).execute().wait(timeout=PATIENCE)
        assert api.http.is_closed

    async def test_a_client_made_from_a_client_finishes_its_own_jobs(self) -> None:
        api = BatchTwin("async", *SUCCESS)
        async with api.client.with_options(timeout=1) as other:
            job = other.users.batch_create([{"uid": "u"}]).execute()
        assert job.state is JobState.COMPLETED
        assert not api.http.is_closed

    def test_another_event_loop_cannot_wait(self) -> None:
        api = BatchTwin("async", *SUCCESS)

        async def main() -> None:
            api.hold()
            job = api.job().execute()
            await api.waiting()
            with pytest.raises(InvalidArgumentError, match="another event loop"):
                await asyncio.to_thread(asyncio.run, job.wait())
            api.release()
            await finished(job)

        asyncio.run(main())


async def ended(job: Any) -> None:
    with contextlib.suppress(fullstory.FullStoryError):
        await job.wait()
