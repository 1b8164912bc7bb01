"""Who hears what, when, and how often; and that no listener can do harm."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import InvalidArgumentError, JobState

from .harness import (
    CREATED,
    FAILED,
    IMPORTED,
    NOT_IMPORTED,
    NOT_READY,
    PROCESSING,
    REFUSED,
    SUCCESS,
    SUCCESS_STEPS,
    UNAVAILABLE,
    BatchTwin,
    Heard,
    Start,
    finished,
    until,
)

LOST = httpx.ReadError("lost")
EVENTS = ["created", "processing", "error", "abort", "done"]


class TestEarly:
    async def test_a_job_that_succeeds(self, start: Start) -> None:
        job = start(CREATED, PROCESSING, LOST, PROCESSING, FAILED, NOT_READY, IMPORTED, NOT_IMPORTED).job()
        heard = Heard(job)
        result = await finished(job.execute())
        assert heard.news == [
            ("created", job),
            ("processing", job),
            ("error", job.errors[0]),
            ("processing", job),
            ("done", (result.imports, result.failed_imports)),
        ]

    async def test_a_job_that_gives_up(self, start: Start) -> None:
        job = start(CREATED, LOST, UNAVAILABLE).job(max_retries=1)
        heard = Heard(job)
        with pytest.raises(fullstory.MaxRetriesError):
            await finished(job.execute())
        first, second = job.errors
        assert heard.news == [("created", job), ("error", first), ("error", second), ("abort", [first, second])]

    async def test_a_job_that_is_refused(self, start: Start) -> None:
        job = start(REFUSED).job()
        heard = Heard(job)
        with pytest.raises(fullstory.PermissionDeniedError) as caught:
            await finished(job.execute())
        assert heard.news == [("error", caught.value), ("abort", [caught.value])]

    async def test_the_job_is_up_to_date_when_a_listener_is_called(self, start: Start) -> None:
        job = start(CREATED, PROCESSING, *SUCCESS[1:]).job()
        seen: list[tuple[Any, ...]] = []
        job.on("created", lambda job: seen.append((job.id, job.state, job.progress)))
        job.on("processing", lambda job: seen.append((job.id, job.state, job.progress.imports)))
        job.on("done", lambda imports, failed: seen.append((len(imports), len(failed), job.state)))
        await finished(job.execute())
        assert seen == [
            ("job-1", JobState.PENDING, None),
            ("job-1", JobState.PENDING, 0),
            (2, 0, JobState.COMPLETED),
        ]

    async def test_listeners_are_called_in_the_order_they_registered(self, start: Start) -> None:
        job = start(*SUCCESS).job()
        seen: list[int] = []
        for number in range(3):
            job.on("created", lambda job, number=number: seen.append(number))
        await finished(job.execute())
        assert seen == [0, 1, 2]

    async def test_wait_returns_after_the_last_listener(self, start: Start) -> None:
        job = start(*SUCCESS).job()
        release = threading.Event()
        job.on("done", lambda *results: release.wait(0.02))
        seen: list[str] = []
        job.on("done", lambda *results: seen.append("done"))
        await finished(job.execute())
        assert seen == ["done"]

    async def test_once_for_each_execution(self, start: Start) -> None:
        api = start(CREATED, REFUSED, REFUSED, *SUCCESS[1:])
        job = api.job()
        heard = Heard(job)
        for _ in range(2):
            with pytest.raises(fullstory.PermissionDeniedError):
                await finished(job.restart() if job.id else job.execute())
        await finished(job.restart())
        first, second = job.errors
        assert heard.news == [
            ("created", job),
            ("error", first),
            ("abort", [first]),
            ("error", second),
            ("abort", [first, second]),
            ("done", (job.imports, job.failed_imports)),
        ]


class TestLate:
    """What a listener missed it is told at once, before `on` returns."""

    async def test_created(self, start: Start) -> None:
        job = start(*SUCCESS).job()
        await finished(job.execute())
        assert Heard(job, "created").news == [("created", job)]

    async def test_processing_is_about_the_next_poll(self, start: Start) -> None:
        job = start(CREATED, PROCESSING, *SUCCESS[1:]).job()
        await finished(job.execute())
        assert Heard(job, "processing").news == []

    async def test_every_past_error_once(self, start: Start) -> None:
        job = start(LOST, UNAVAILABLE, *SUCCESS).job()
        await finished(job.execute())
        assert Heard(job, "error").news == [("error", job.errors[0]), ("error", job.errors[1])]

    async def test_abort(self, start: Start) -> None:
        job = start(CREATED, LOST, REFUSED).job()
        with pytest.raises(fullstory.PermissionDeniedError):
            await finished(job.execute())
        assert Heard(job, "abort", "done").news == [("abort", job.errors)]

    async def test_done(self, start: Start) -> None:
        job = start(*SUCCESS).job()
        result = await finished(job.execute())
        assert Heard(job, "abort", "done").news == [("done", tuple(result))]

    async def test_an_abort_that_was_overcome_is_the_past(self, start: Start) -> None:
        job = start(CREATED, REFUSED, *SUCCESS[1:]).job()
        with pytest.raises(fullstory.PermissionDeniedError):
            await finished(job.execute())
        await finished(job.restart())
        assert Heard(job).events == ["created", "error", "done"]

    async def test_a_job_taken_up_by_its_id_was_not_created_here(self, start: Start) -> None:
        job = start(*SUCCESS[1:]).job([])
        await finished(job.restart("job-1"))
        assert Heard(job).events == ["done"]

    async def test_before_anything_happened_there_is_nothing_to_tell(self, start: Start) -> None:
        assert Heard(start().job()).news == []

    async def test_midway_it_hears_the_past_at_once_and_the_rest_when_it_happens(self, start: Start) -> None:
        api = start(LOST, CREATED, PROCESSING, *SUCCESS[1:])
        api.hold()
        job = api.job().execute()
        await until(lambda: api.steps == ["create", 0.5])
        heard = Heard(job)
        assert heard.events == ["error"]
        api.release()
        await finished(job)
        assert heard.events == ["error", "created", "processing", "done"]

    async def test_a_listener_may_register_another(self, start: Start) -> None:
        job = start(LOST, *SUCCESS).job()
        late: list[Heard] = []
        job.on("created", lambda job: late.append(Heard(job)))
        await finished(job.execute())
        assert late[0].events == ["created", "error", "done"]


class TestHarmless:
    @pytest.mark.parametrize("event", EVENTS)
    async def test_an_exception_is_logged_and_changes_nothing(
        self, start: Start, event: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        def faulty_listener(*arguments: Any) -> None:
            raise ZeroDivisionError("a fault of the listener")

        api = start(LOST, CREATED, PROCESSING, *SUCCESS[1:])
        if event == "abort":
            api = start(LOST, CREATED, PROCESSING, REFUSED)
        job = api.job().on(event, faulty_listener)
        heard = Heard(job)
        with caplog.at_level(logging.ERROR, logger="fullstory"):
            job.execute()
            if event == "abort":
                with pytest.raises(fullstory.PermissionDeniedError):
                    await finished(job)
            else:
                await finished(job)
        assert heard.events == (
            ["error", "created", "processing", "error", "abort"]
            if event == "abort"
            else ["error", "created", "processing", "done"]
        )
        (record,) = caplog.records
        assert "faulty_listener raised an exception" in record.message
        assert record.exc_info is not None
        assert record.exc_info[0] is ZeroDivisionError

    async def test_late_listeners_too(self, start: Start, caplog: pytest.LogCaptureFixture) -> None:
        job = start(*SUCCESS).job()
        await finished(job.execute())
        job.on("done", lambda: None)
        assert "takes 0 positional arguments but 2 were given" in caplog.text

    async def test_a_listener_without_a_name(self, start: Start, caplog: pytest.LogCaptureFixture) -> None:
        job = start(*SUCCESS).job()
        job.on("created", partial(int, base=99))
        await finished(job.execute())
        assert "the batch job listener partial raised an exception" in caplog.text

    @pytest.mark.parametrize("event", ["finished", "Done", "", None, 7, ["done"]])
    async def test_there_is_no_such_event(self, start: Start, event: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="created, processing, error, abort, done"):
            start().job().on(event, print)

    @pytest.mark.parametrize("callback", [None, "print", 7])
    async def test_what_cannot_be_called_is_no_listener(self, start: Start, callback: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="the listener for 'done' must be callable"):
            start().job().on("done", callback)

    async def test_on_returns_the_job(self, start: Start) -> None:
        job = start().job()
        assert job.on("done", print) is job


class TestActing:
    """What listeners do to the job that calls them."""

    async def test_restart_in_an_abort_listener(self, start: Start) -> None:
        api = start(CREATED, REFUSED, LOST, REFUSED, *SUCCESS[1:])
        job: Any = api.job().on("abort", lambda errors: job.restart())
        heard = Heard(job)
        result = await finished(job.execute())
        assert len(result.imports) == 2
        assert heard.events == ["created", "error", "abort", "error", "error", "abort", "done"]
        assert api.steps == ["create", 0.25, "poll", "poll", 0.5, "poll", "poll", "imports", "errors"]

    async def test_execute_in_an_abort_listener_where_nothing_was_created(self, start: Start) -> None:
        api = start(REFUSED, *SUCCESS)
        job: Any = api.job().on("abort", lambda errors: job.execute())
        await finished(job.execute())
        assert api.steps == ["create", *SUCCESS_STEPS]
        assert len(set(api.creations)) == 1

    async def test_restart_in_any_other_listener_does_nothing(self, start: Start) -> None:
        api = start(LOST, CREATED, PROCESSING, *SUCCESS[1:])
        job = api.job()
        for event in ("created", "processing", "error", "done"):
            job.on(event, lambda *arguments: job.restart())
        await finished(job.execute())
        assert api.steps == ["create", 0.5, "create", 0.25, "poll", 0.5, "poll", "imports", "errors"]

    async def test_add_in_a_listener_comes_too_late(self, start: Start, caplog: pytest.LogCaptureFixture) -> None:
        job = start(*SUCCESS).job().on("created", lambda job: job.add({"uid": "alan"}))
        await finished(job.execute())
        assert "add() comes too late" in caplog.text
        assert len(job.requests) == 2


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
        job.execute().wait(timeout=10)
        assert threads == ["fullstory-batch-job"] * 3

    def test_late_ones_on_the_thread_that_registers(self, api: BatchTwin) -> None:
        job = api.job()
        job.execute().wait(timeout=10)
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
        job.execute().wait(timeout=10)
        assert "a listener cannot wait() for the job that is calling it" in caplog.text

    def test_a_listener_may_wait_for_the_execution_it_began(self) -> None:
        api = BatchTwin("sync", CREATED, REFUSED, *SUCCESS[1:])
        results: list[Any] = []
        job: Any = api.job().on("abort", lambda errors: results.append(job.restart().wait(timeout=10)))
        result = job.execute().wait(timeout=10)
        assert results == [result]

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    @pytest.mark.parametrize("exception", [SystemExit, KeyboardInterrupt])
    def test_a_listener_that_ends_the_thread_ends_the_job(self, api: BatchTwin, exception: type[BaseException]) -> None:
        def leave(job: Any) -> None:
            raise exception

        job = api.job().on("processing", leave)
        heard = Heard(job)
        thread = job.execute()._execution.thread
        with pytest.raises(fullstory.UnknownError, match="job-1: stopped"):
            job.wait(timeout=10)
        thread.join()
        assert job.state is JobState.ABORTED
        assert heard.events == ["created", "abort"]
        assert len(job.restart().wait(timeout=10).imports) == 2

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
            job.execute().wait(timeout=10)
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

    async def test_a_cancelled_task_of_a_listener_is_its_own_affair(
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
        assert "a listener cannot wait() for the job that is calling it" in caplog.text

    async def test_late_listeners_may_wait(self, api: BatchTwin) -> None:
        api.hold()
        job = api.job().execute()
        await until(lambda: job.id is not None)
        results: list[Any] = []

        async def listen(job: Any) -> None:
            results.append(await job.wait(timeout=10))

        job.on("created", listen).on("created", listen)
        api.release()
        result = await finished(job)
        assert results == [result, result]

    async def test_a_late_coroutine_function_needs_an_event_loop(self, api: BatchTwin) -> None:
        job = api.job()
        await finished(job.execute())

        async def listen(job: Any) -> None: ...

        with pytest.raises(InvalidArgumentError, match="event loop"):
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
