"""wait(): what it returns and raises, its timeout, and what ends the waiting but not the job on the server."""

from __future__ import annotations

import asyncio
import math
import threading
from typing import Any

import pytest

import fullstory
from fullstory import InvalidArgumentError, JobState

from ..harness import settled
from .harness import (
    CREATED,
    PROCESSING,
    REFUSED,
    SUCCESS,
    SUCCESS_STEPS,
    BatchTwin,
    Heard,
    Start,
    finished,
    until,
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

    async def test_before_execute_it_comes_too_early(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match=r"wait\(\) comes too early"):
            await finished(start().job())

    async def test_several_may_wait(self, start: Start) -> None:
        job = start(*SUCCESS).job().execute()
        results = await asyncio.gather(*[waiting_elsewhere(job) for _ in range(3)])
        assert [len(result.imports) for result in results] == [2, 2, 2]


async def waiting_elsewhere(job: Any) -> Any:
    """Wait on another thread, or in another task."""
    return await (asyncio.to_thread(job.wait, 10) if isinstance(job, fullstory.BatchJob) else job.wait(10))


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
        api = start(*SUCCESS)
        api.hold()
        job = api.job().execute()
        with pytest.raises(TimeoutError) as caught:
            await settled(job.wait(timeout=0))
        assert not fullstory.is_fs_error(caught.value)
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


class TestInterrupt:
    """Ctrl-C while a BatchJob is waited for."""

    def interrupt(self, api: BatchTwin, job: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """Wait until the job waits, and have Ctrl-C end the waiting."""

        class Interrupted(threading.Event):
            def wait(self, timeout: float | None = None) -> bool:
                while not api.waits:
                    pass
                raise KeyboardInterrupt

        api.hold()
        job.execute()
        finished = job._execution.finished
        with monkeypatch.context() as patch:
            patch.setattr(job._execution, "finished", Interrupted())
            with pytest.raises(KeyboardInterrupt):
                job.wait()
            # The job's thread ends soon, and sets the real event.
            patch.setattr(job._execution, "finished", finished)

    def test_it_stops_polling(self, monkeypatch: pytest.MonkeyPatch) -> None:
        api = BatchTwin("sync", *SUCCESS)
        job = api.job()
        heard = Heard(job)
        self.interrupt(api, job, monkeypatch)
        with pytest.raises(fullstory.UnknownError, match="batch job job-1: stopped on this side before it was done"):
            job.wait(timeout=10)
        assert job.state is JobState.ABORTED
        assert api.steps == ["create", 0.25]
        assert heard.news == [("created", job), ("abort", [])]

    def test_the_job_can_be_taken_up_later(self, monkeypatch: pytest.MonkeyPatch) -> None:
        api = BatchTwin("sync", *SUCCESS)
        job = api.job()
        self.interrupt(api, job, monkeypatch)
        with pytest.raises(fullstory.UnknownError):
            job.wait(timeout=10)
        api.release()
        assert len(job.restart().wait(timeout=10).imports) == 2

    def test_by_its_id_from_anywhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        api = BatchTwin("sync", *SUCCESS)
        job = api.job()
        self.interrupt(api, job, monkeypatch)
        with pytest.raises(fullstory.UnknownError):
            job.wait(timeout=10)
        api.release()
        assert len(api.job([]).restart(job.id).wait(timeout=10).imports) == 2

    def test_a_listener_cannot_start_it_again(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Or Ctrl-C would not end a process whose jobs restart themselves."""
        api = BatchTwin("sync", *SUCCESS)
        job: Any = api.job().on("abort", lambda errors: job.restart())
        self.interrupt(api, job, monkeypatch)
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            job.wait(timeout=10)
        assert "the job was stopped: its listeners cannot start it again" in caplog.text

    def test_a_listener_cannot_take_it_back(self, caplog: pytest.LogCaptureFixture) -> None:
        api = BatchTwin("sync", *SUCCESS)
        job: Any = api.job()

        def stop_and_go_on(_: Any) -> None:
            job._execution.stop.set()
            job.restart()

        job.on("created", stop_and_go_on).execute()
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            job.wait(timeout=10)
        assert "the job was stopped: its listeners cannot start it again" in caplog.text

    @pytest.mark.parametrize("go_on", ["restart", "execute"])
    def test_going_on_before_the_thread_noticed_takes_it_back(self, go_on: str) -> None:
        api = BatchTwin("sync", *SUCCESS)
        asked, answered = threading.Event(), threading.Event()
        answer = api._answer

        def slow_answer(request: Any) -> Any:
            asked.set()
            answered.wait(5)
            return answer(request)

        api.http._transport.handler = slow_answer  # type: ignore[union-attr]
        job = api.job().execute()
        asked.wait(5)
        job._execution.stop.set()
        getattr(job, go_on)()
        answered.set()
        assert len(job.wait(timeout=10).imports) == 2
        assert api.steps == SUCCESS_STEPS

    def test_going_on_before_a_pause_ended_makes_the_pause_anew(self) -> None:
        api = BatchTwin("sync", *SUCCESS)
        job: Any = api.job()
        pause = api._pause

        def interrupted_pause(stop: threading.Event, seconds: float) -> bool:
            api.client._driver.pause = pause
            api.calls.append(seconds)
            stop.set()
            elsewhere = threading.Thread(target=job.restart)
            elsewhere.start()
            elsewhere.join()
            return True

        api.client._driver.pause = interrupted_pause
        job.execute().wait(timeout=10)
        assert api.steps == ["create", 0.25, *SUCCESS_STEPS[1:]]

    def test_going_on_while_the_thread_notices_is_not_lost(self) -> None:
        """Either it takes the stop back in time, or it finds the job aborted and restarts it."""
        api = BatchTwin("sync", *SUCCESS)
        api.hold()
        job = api.job().execute()
        going_on = threading.Thread(target=lambda: job.restart())

        class Noticed(threading.Event):
            def is_set(self) -> bool:
                stopped = super().is_set()
                if stopped and going_on.ident is None:
                    going_on.start()
                    going_on.join(0.01)
                return stopped

        while not api.waits:
            pass
        job._execution.stop = stop = Noticed()
        stop.set()
        api.release()
        # The pause still knows the old event: it ends by itself, and then the thread notices.
        while going_on.ident is None:
            pass
        going_on.join()
        assert len(job.wait(timeout=10).imports) == 2

    def test_what_the_server_accepted_meanwhile_is_known(self) -> None:
        api = BatchTwin("sync", *SUCCESS)
        asked, answered = threading.Event(), threading.Event()
        answer = api._answer

        def slow_answer(request: Any) -> Any:
            asked.set()
            answered.wait(5)
            return answer(request)

        api.http._transport.handler = slow_answer  # type: ignore[union-attr]
        job = api.job().execute()
        asked.wait(5)
        job._execution.stop.set()
        answered.set()
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            job.wait(timeout=10)
        assert job.id == "job-1"
        assert len(job.restart().wait(timeout=10).imports) == 2


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

    def test_the_end_of_the_event_loop_stops_the_job(self) -> None:
        api = BatchTwin("async", *SUCCESS)
        api.client._driver._usage._owned = True
        job = api.job()
        heard = Heard(job)

        async def main() -> None:
            api.hold()
            job.execute()
            await api.waiting()
            await api.client.aclose()

        asyncio.run(main())
        assert heard.news == [("created", job), ("abort", [])]
        assert job.state is JobState.ABORTED
        assert api.http.is_closed

    def test_the_job_can_be_taken_up_in_another_event_loop(self) -> None:
        api = BatchTwin("async", *SUCCESS)
        job = api.job()

        async def begin() -> None:
            api.hold()
            job.execute()
            await api.waiting()

        async def go_on() -> Any:
            api._over = asyncio.Event()
            api.release()
            return await job.restart().wait(timeout=10)

        asyncio.run(begin())
        with pytest.raises(fullstory.UnknownError, match="job-1: stopped"):
            asyncio.run(job.wait())
        assert len(asyncio.run(go_on()).imports) == 2
        assert len(asyncio.run(job.wait()).imports) == 2

    def test_a_task_that_never_began_is_stopped_too(self) -> None:
        """Cancelled before its first step, a task runs nothing at all."""
        api = BatchTwin("async", *SUCCESS)
        api.client._driver._usage._owned = True
        job = api.job()
        heard = Heard(job)

        async def main() -> None:
            job.execute()
            job._task.cancel()
            with pytest.raises(fullstory.UnknownError, match=r"\(no id yet\): stopped"):
                await job.wait()
            await api.client.aclose()

        asyncio.run(main())
        assert api.steps == []
        assert (job.state, heard.news) == (JobState.ABORTED, [("abort", [])])
        assert api.http.is_closed
        assert api.client._driver._usage._jobs == 0

    async def test_a_listener_cannot_start_a_job_that_was_cancelled(self, caplog: pytest.LogCaptureFixture) -> None:
        api = BatchTwin("async", *SUCCESS)
        api.hold()
        job = api.job().execute()
        job.on("abort", lambda errors: job.restart())
        await api.waiting()
        job._task.cancel()
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            await job.wait()
        assert "the job was stopped: its listeners cannot start it again" in caplog.text
        api.release()
        await finished(job.restart())

    async def test_awaiting_the_methods_that_return_the_job(self) -> None:
        job = BatchTwin("async", *SUCCESS).job()
        assert await job is job
        assert await (await job.execute()).wait() == (job.imports, job.failed_imports)

    async def test_jobs_run_side_by_side(self) -> None:
        apis = [BatchTwin("async", *SUCCESS) for _ in range(3)]
        for api in apis:
            api.hold()
        jobs = [api.job().execute() for api in apis]
        await until(lambda: all(api.waits for api in apis))
        for api in apis:
            api.release()
        await asyncio.gather(*[job.wait() for job in jobs])
        assert [api.steps for api in apis] == [SUCCESS_STEPS] * 3


def test_a_pause_ends_when_the_job_is_stopped() -> None:
    """The real one: hours are over at once."""
    driver = fullstory.FullStory(api_key="k")._driver
    stop = threading.Event()
    assert not driver.pause(stop, 0.001)
    threading.Timer(0.005, stop.set).start()
    assert driver.pause(stop, 1e300)
    driver.close()
