"""What differs between the listeners of BatchJob, called on its thread, and of AsyncBatchJob, awaited in its task."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import InvalidArgumentError, JobState
from tests.unit.batch.harness import (
    CREATED,
    PATIENCE,
    PROCESSING,
    REFUSED,
    SUCCESS,
    UNAVAILABLE,
    BatchTwin,
    Heard,
    finished,
)

LOST = httpx.ReadError("lost")


class TestBlocking:
    """Of BatchJob alone."""

    @pytest.fixture
    def api(self) -> BatchTwin:
        return BatchTwin("sync", CREATED, PROCESSING, *SUCCESS[1:])

    def test_listeners_are_called_on_the_thread_of_the_job(self, api: BatchTwin) -> None:
        job = api.job()
        threads: list[str] = []
        for event in ("created", "processing", "done"):
            job.on(event, lambda *arguments: threads.append(threading.current_thread().name))
        job.execute().wait(timeout=PATIENCE)
        assert threads == ["fullstory-batch-job"] * 3

    def test_late_ones_on_the_thread_that_registers(self, api: BatchTwin) -> None:
        job = api.job()
        job.execute().wait(timeout=PATIENCE)
        threads: list[threading.Thread] = []
        job.on("done", lambda *results: threads.append(threading.current_thread()))
        assert threads == [threading.main_thread()]

    def test_coroutine_functions_are_refused(self, api: BatchTwin) -> None:
        async def listener(job: Any) -> None: ...

        class Listener:
            async def __call__(self, job: Any) -> None: ...

        for callback in (listener, partial(listener), Listener()):
            with pytest.raises(InvalidArgumentError, match="use init_async"):
                api.job().on("created", callback)

    def test_wait_in_a_listener_is_refused(self, api: BatchTwin, caplog: pytest.LogCaptureFixture) -> None:
        job = api.job().on("created", lambda job: job.wait())
        job.execute().wait(timeout=PATIENCE)
        assert "a listener must not wait() for the job that is calling it" in caplog.text

    def test_a_listener_may_wait_for_the_execution_it_began(self) -> None:
        api = BatchTwin("sync", CREATED, REFUSED, *SUCCESS[1:])
        results: list[Any] = []
        job: Any = api.job().on("abort", lambda errors: results.append(job.restart().wait(timeout=PATIENCE)))
        result = job.execute().wait(timeout=PATIENCE)
        assert results == [result]

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    @pytest.mark.parametrize("exception", [SystemExit, KeyboardInterrupt])
    def test_a_listener_that_ends_the_thread_ends_the_job(self, api: BatchTwin, exception: type[BaseException]) -> None:
        threads: list[threading.Thread] = []

        def leave(job: Any) -> None:
            threads.append(threading.current_thread())
            raise exception

        job = api.job().on("processing", leave)
        heard = Heard(job)
        job.execute()
        with pytest.raises(fullstory.UnknownError, match="job-1: stopped"):
            job.wait(timeout=PATIENCE)
        # Or its exception would be reported during another test.
        threads[0].join()
        assert job.state is JobState.ABORTED
        assert heard.events == ["created", "abort"]
        assert len(job.restart().wait(timeout=PATIENCE).imports) == 2

    @pytest.mark.parametrize("event", ["created", "error", "done"])
    def test_exactly_once_however_many_threads_register_while_the_job_runs(self, event: str) -> None:
        for _ in range(5):
            api = BatchTwin("sync", LOST, *SUCCESS)
            job = api.job()
            calls = [0] * 200
            begin = threading.Barrier(5)

            def register(first: int, job: Any = job, calls: list[int] = calls, begin: Any = begin) -> None:
                begin.wait()
                for number in range(first, first + 50):
                    job.on(event, partial(count, calls, number))

            threads = [threading.Thread(target=register, args=(first,)) for first in range(0, 200, 50)]
            for thread in threads:
                thread.start()
            begin.wait()
            job.execute().wait(timeout=PATIENCE)
            for thread in threads:
                thread.join()
            assert calls == [1] * 200


def count(calls: list[int], number: int, *arguments: Any) -> None:
    calls[number] += 1


class TestAsync:
    """Of AsyncBatchJob alone."""

    @pytest.fixture
    def api(self) -> BatchTwin:
        return BatchTwin("async", CREATED, PROCESSING, *SUCCESS[1:])

    async def test_coroutine_functions_are_awaited_one_after_the_other(self, api: BatchTwin) -> None:
        job = api.job()
        seen: list[str] = []

        def listener(name: str) -> Callable[..., Any]:
            async def listen(*arguments: Any) -> None:
                seen.append(f"{name} begins")
                await asyncio.sleep(0)
                seen.append(f"{name} ends")

            return listen

        for name in ("created", "processing", "done"):
            job.on(name, listener(name))
        await finished(job.execute())
        assert seen == [f"{name} {what}" for name in ("created", "processing", "done") for what in ("begins", "ends")]

    async def test_late_coroutine_functions_are_awaited_by_wait(self, api: BatchTwin) -> None:
        job = api.job()
        await finished(job.execute())
        seen: list[Any] = []

        async def listen(*arguments: Any) -> None:
            await asyncio.sleep(0)
            seen.append(arguments)

        job.on("done", listen).on("created", lambda job: listen(job))
        await job.wait()
        assert seen == [(job.imports, job.failed_imports), (job,)]

    async def test_late_coroutine_functions_hear_one_error_after_the_other(self) -> None:
        job = BatchTwin("async", LOST, UNAVAILABLE, *SUCCESS).job()
        await finished(job.execute())
        seen: list[Any] = []

        async def listen(error: Any) -> None:
            seen.append(error)
            await asyncio.sleep(0)
            seen.append(error)

        job.on("error", listen)
        await job.wait()
        first, second = job.errors
        assert seen == [first, first, second, second]

    @pytest.mark.parametrize("late", [False, True])
    async def test_exceptions_are_logged(self, api: BatchTwin, late: bool, caplog: pytest.LogCaptureFixture) -> None:
        async def faulty_listener(*arguments: Any) -> None:
            await asyncio.sleep(0)
            raise ZeroDivisionError

        job = api.job()
        if late:
            await finished(job.execute())
        job.on("created", faulty_listener).execute()
        await finished(job)
        assert "faulty_listener raised an exception" in caplog.text
        assert job.state is JobState.COMPLETED

    async def test_a_cancelled_task_of_a_listener_changes_nothing(
        self, api: BatchTwin, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def listen(job: Any) -> None:
            other = asyncio.ensure_future(asyncio.sleep(1))
            other.cancel()
            await other

        job = api.job().on("created", listen)
        await finished(job.execute())
        assert "listen raised an exception" in caplog.text

    async def test_wait_in_a_listener_is_refused(self, api: BatchTwin, caplog: pytest.LogCaptureFixture) -> None:
        async def listen(job: Any) -> None:
            await job.wait()

        job = api.job().on("created", listen)
        await finished(job.execute())
        assert "a listener must not wait() for the job that is calling it" in caplog.text

    async def test_late_listeners_may_wait(self, api: BatchTwin) -> None:
        api.hold()
        job = api.job().execute()
        await api.waiting()
        results: list[Any] = []

        async def listen(job: Any) -> None:
            results.append(await job.wait(timeout=PATIENCE))

        job.on("created", listen).on("created", listen)
        api.release()
        result = await finished(job)
        assert results == [result, result]

    async def test_a_late_coroutine_function_needs_an_event_loop(self, api: BatchTwin) -> None:
        job = api.job()
        await finished(job.execute())

        async def listen(job: Any) -> None: ...

        with pytest.raises(InvalidArgumentError, match="needs a running event loop"):
            await asyncio.to_thread(job.on, "created", listen)

    async def test_an_abort_listener_is_awaited_when_the_job_is_cancelled(self, api: BatchTwin) -> None:
        api.hold()
        job = api.job().execute()
        await api.waiting()
        seen: list[Any] = []

        async def listen(errors: Any) -> None:
            await asyncio.sleep(0)
            seen.append(errors)

        job.on("abort", listen)
        (task,) = [task for task in asyncio.all_tasks() if task.get_name() == "fullstory-batch-job"]
        task.cancel()
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            await job.wait()
        assert seen == [[]]

    async def test_a_listener_cancelled_with_the_job_does_not_keep_it(self, api: BatchTwin) -> None:
        stuck = asyncio.Event()

        async def listen(job: Any) -> None:
            stuck.set()
            await asyncio.sleep(60)

        job = api.job().on("created", listen).execute()
        await stuck.wait()
        (task,) = [task for task in asyncio.all_tasks() if task.get_name() == "fullstory-batch-job"]
        task.cancel()
        with pytest.raises(fullstory.UnknownError, match="stopped"):
            await job.wait()
        assert job.state is JobState.ABORTED
