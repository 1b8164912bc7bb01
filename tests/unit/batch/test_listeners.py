"""Who hears what, when, and how often; and that no listener disturbs the job."""

from __future__ import annotations

import asyncio
import logging
import threading
from functools import partial
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import InvalidArgumentError, JobState
from tests.unit.batch.harness import (
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
        await api.waiting()
        assert api.steps == ["create", 0.5]
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


class TestExceptions:
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
    async def test_unknown_events(self, start: Start, event: Any) -> None:
        with pytest.raises(
            InvalidArgumentError, match=r"unexpected event .*; expected one of created, processing, error, abort, done"
        ):
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

    async def test_add_in_a_listener_is_refused(self, start: Start, caplog: pytest.LogCaptureFixture) -> None:
        job = start(*SUCCESS).job().on("created", lambda job: job.add({"uid": "alan"}))
        await finished(job.execute())
        assert "call add() before execute(): the batch was sent already" in caplog.text
        assert len(job.requests) == 2


async def test_a_listener_that_was_refused_is_not_registered() -> None:
    api = BatchTwin("async", *SUCCESS)
    job = api.job()
    await finished(job.execute())
    heard: list[Any] = []

    async def listener(*lists: Any) -> None:
        heard.append(lists)

    with pytest.raises(fullstory.InvalidArgumentError, match="event loop"):
        await asyncio.to_thread(job.on, "done", listener)
    job.on("done", listener)
    await job.wait()
    assert len(heard) == 1


def test_a_coroutine_that_a_plain_function_returns_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    async def listener(job: Any) -> None:
        raise AssertionError

    job = BatchTwin("sync", *SUCCESS).job()
    job.on("created", lambda job: listener(job)).execute().wait()
    assert "returned a coroutine, which a BatchJob cannot await" in caplog.text
