"""Ctrl-C while a BatchJob is waited for: it ends this side of the job, which can be taken up again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import JobState, deadline
from tests.unit.batch.harness import PATIENCE, SUCCESS, SUCCESS_STEPS, BatchTwin, Heard
from tests.unit.harness import Answer

Interrupt = Callable[[Any], None]


@pytest.fixture
def interrupt(monkeypatch: pytest.MonkeyPatch) -> Interrupt:
    """Waits for a job until Ctrl-C ends the waiting, as soon as it began."""

    def interrupt(job: Any) -> None:
        times = iter([0.0])

        def clock() -> float:
            if threading.current_thread() is not threading.main_thread():
                return 0.0
            for now in times:
                return now
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(deadline, "monotonic", clock)
            with pytest.raises(KeyboardInterrupt):
                job.wait(timeout=PATIENCE)

    return interrupt


@pytest.fixture
def api() -> BatchTwin:
    return BatchTwin("sync", *SUCCESS)


@dataclass(frozen=True)
class SlowAnswer(Answer):
    """An answer that is underway until the test lets it arrive."""

    asked: threading.Event = field(default_factory=threading.Event, compare=False)
    arrives: threading.Event = field(default_factory=threading.Event, compare=False)

    def response(self) -> httpx.Response:
        self.asked.set()
        assert self.arrives.wait(PATIENCE)
        return super().response()


def interrupted(api: BatchTwin, interrupt: Interrupt) -> Any:
    """A job that Ctrl-C ended while it waited for the server."""
    api.hold()
    job = api.job().execute()
    api.until_held()
    interrupt(job)
    api.release()
    return job


def test_it_stops_polling(api: BatchTwin, interrupt: Interrupt) -> None:
    api.hold()
    job = api.job()
    heard = Heard(job)
    job.execute()
    api.until_held()
    interrupt(job)
    api.release()
    with pytest.raises(fullstory.UnknownError, match="batch job job-1: stopped on this side before it was done"):
        job.wait(timeout=PATIENCE)
    assert job.state is JobState.ABORTED
    assert api.steps == ["create", 0.25]
    assert heard.news == [("created", job), ("abort", [])]


def test_the_job_can_be_taken_up_later(api: BatchTwin, interrupt: Interrupt) -> None:
    job = interrupted(api, interrupt)
    with pytest.raises(fullstory.UnknownError):
        job.wait(timeout=PATIENCE)
    assert len(job.restart().wait(timeout=PATIENCE).imports) == 2


def test_by_its_id_from_anywhere(api: BatchTwin, interrupt: Interrupt) -> None:
    job = interrupted(api, interrupt)
    with pytest.raises(fullstory.UnknownError):
        job.wait(timeout=PATIENCE)
    assert len(api.job([]).restart(job.id).wait(timeout=PATIENCE).imports) == 2


def test_a_listener_cannot_start_it_again(
    api: BatchTwin, interrupt: Interrupt, caplog: pytest.LogCaptureFixture
) -> None:
    """Or Ctrl-C would not end a process whose jobs restart themselves."""
    api.hold()
    job: Any = api.job()
    job.on("abort", lambda errors: job.restart()).execute()
    api.until_held()
    interrupt(job)
    api.release()
    with pytest.raises(fullstory.UnknownError, match="stopped"):
        job.wait(timeout=PATIENCE)
    assert "the job was stopped: its listeners cannot start it again" in caplog.text


def test_a_listener_cannot_take_it_back(api: BatchTwin, interrupt: Interrupt, caplog: pytest.LogCaptureFixture) -> None:
    called, go_on = threading.Event(), threading.Event()

    def restart(job: Any) -> None:
        called.set()
        assert go_on.wait(PATIENCE)
        job.restart()

    job = api.job().on("created", restart).execute()
    assert called.wait(PATIENCE)
    interrupt(job)
    go_on.set()
    with pytest.raises(fullstory.UnknownError, match="stopped"):
        job.wait(timeout=PATIENCE)
    assert "the job was stopped: its listeners cannot start it again" in caplog.text


@pytest.mark.parametrize("go_on", ["restart", "execute"])
def test_going_on_before_the_thread_noticed_takes_it_back(interrupt: Interrupt, go_on: str) -> None:
    slow = SlowAnswer(body=SUCCESS[0].body)
    api = BatchTwin("sync", slow, *SUCCESS[1:])
    job = api.job().execute()
    assert slow.asked.wait(PATIENCE)
    interrupt(job)
    getattr(job, go_on)()
    slow.arrives.set()
    assert len(job.wait(timeout=PATIENCE).imports) == 2
    assert api.steps == SUCCESS_STEPS


class TwinWithPause(BatchTwin):
    """A twin whose first wait is what the test makes of it."""

    first_pause: Callable[[threading.Event], bool] | None = None

    def _pause(self, stop: threading.Event, seconds: float) -> bool:
        first, self.first_pause = self.first_pause, None
        if first is None:
            return super()._pause(stop, seconds)
        self.calls.append(seconds)
        return first(stop)


def test_going_on_before_a_pause_ended_makes_the_pause_anew() -> None:
    api = TwinWithPause("sync", *SUCCESS)
    job: Any = api.job()

    def interrupted_pause(stop: threading.Event) -> bool:
        stop.set()
        elsewhere = threading.Thread(target=job.restart)
        elsewhere.start()
        elsewhere.join()
        return True

    api.first_pause = interrupted_pause
    job.execute().wait(timeout=PATIENCE)
    assert api.steps == ["create", 0.25, *SUCCESS_STEPS[1:]]


def test_going_on_while_the_thread_notices_is_not_lost() -> None:
    """Either it takes the stop back in time, or it finds the job aborted and restarts it."""
    api = TwinWithPause("sync", *SUCCESS)
    job: Any = api.job()
    going_on = threading.Thread(target=lambda: job.restart())
    noticed, started = threading.Event(), threading.Event()

    class Noticed(threading.Event):
        """Has another thread go on right after the job's thread saw that it is to stop."""

        def is_set(self) -> bool:
            stopped = super().is_set()
            if stopped and not noticed.is_set():
                noticed.set()
                going_on.start()
                started.set()
                # Long enough for it to get in between, if nothing keeps it out.
                going_on.join(0.01)
            return stopped

    def pause(stop: threading.Event) -> bool:
        stop.__class__ = Noticed
        stop.set()
        # As if the pause had ended by itself at the same moment.
        return False

    api.first_pause = pause
    job.execute()
    assert started.wait(PATIENCE)
    going_on.join()
    assert len(job.wait(timeout=PATIENCE).imports) == 2


def test_what_the_server_accepted_meanwhile_is_known(interrupt: Interrupt) -> None:
    slow = SlowAnswer(body=SUCCESS[0].body)
    api = BatchTwin("sync", slow, *SUCCESS[1:])
    job = api.job().execute()
    assert slow.asked.wait(PATIENCE)
    interrupt(job)
    slow.arrives.set()
    with pytest.raises(fullstory.UnknownError, match="stopped"):
        job.wait(timeout=PATIENCE)
    assert job.id == "job-1"
    assert len(job.restart().wait(timeout=PATIENCE).imports) == 2
