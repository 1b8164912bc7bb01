"""A batch job of either kind against a scripted server, with no network and no clock.

The server's answers come from a list. Waits are written down and are over at once, unless the test holds them.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fullstory import BatchJobOptions

from ..harness import Answer, Kind, Sent, Twin, settled

USERS = [{"uid": "ada"}, {"uid": "grace"}]
IMPORTS = [{"id": "1", "uid": "ada"}, {"id": "2", "uid": "grace"}]
FAILURES = [{"code": "invalid_uid", "message": "the uid is too long", "user": {"uid": "x"}}]

BODY = b'{"requests":[{"uid":"ada"},{"uid":"grace"}]}'


def job(status: str) -> dict[str, Any]:
    return {"id": "job-1", "status": status, "created": "2026-01-02T03:04:05Z"}


def status(status: str, imports: int = 0, errors: int = 0) -> Answer:
    return Answer(body={"job": job(status), "imports": imports, "errors": errors})


def page(*items: dict[str, Any], then: str | None = None) -> Answer:
    """A page of results; `then` is the token of the next one."""
    token = {} if then is None else {"next_page_token": then}
    return Answer(body={"results": list(items), "total_records": "2", **token})


CREATED = Answer(body={"job": job("PROCESSING")})
PROCESSING = status("PROCESSING")
COMPLETED = status("COMPLETED", imports=2)
FAILED = status("FAILED", imports=2, errors=1)
NOT_READY = Answer(202)
IMPORTED = page(*IMPORTS)
NOT_IMPORTED = page(*FAILURES)
NOTHING = page()
REFUSED = Answer(403, {"code": "forbidden", "message": "not with this key"})
UNAVAILABLE = Answer(503)

SUCCESS = (CREATED, COMPLETED, IMPORTED, NOTHING)
SUCCESS_STEPS = ["create", 0.25, "poll", "imports", "errors"]


def rate_limited(retry_after: int) -> Answer:
    return Answer(429, headers={"Retry-After": str(retry_after)})


class BatchTwin(Twin):
    """A client of either kind whose server plays the other side of one batch job."""

    def __init__(self, kind: Kind, *answers: Answer | BaseException, **options: Any) -> None:
        super().__init__(kind, *answers, **options)
        self._over: threading.Event | asyncio.Event
        if kind == "sync":
            self._over = threading.Event()
            self.client._driver.pause = self._pause
        else:
            self._over = asyncio.Event()
        self._over.set()

    def job(
        self,
        requests: Iterable[Mapping[str, Any]] = USERS,
        *,
        resource: str = "users",
        poll_interval: float | None = None,
        max_retries: int = 3,
        **arguments: Any,
    ) -> Any:
        """A new job, not executed."""
        options = BatchJobOptions(poll_interval=poll_interval, max_retries=max_retries)
        return getattr(self.client, resource).batch_create(requests, options=options, **arguments)

    @property
    def steps(self) -> list[str | float]:
        """What happened, in short: create, poll, imports, errors with their page, and seconds waited."""
        return [call if isinstance(call, float) else step(call) for call in self.calls]

    @property
    def creations(self) -> list[Sent]:
        return [sent for sent in self.sent if sent.method == "POST"]

    def answer(self, *answers: Answer | BaseException) -> None:
        """Go on with these answers."""
        self._answers.extend(answers)

    def hold(self) -> None:
        """From now on a wait lasts until `release`."""
        self._over.clear()

    def release(self) -> None:
        self._over.set()

    async def waiting(self) -> None:
        """Until the job is held at a wait."""
        await until(lambda: isinstance(self.calls[-1] if self.calls else None, float))

    def _pause(self, stop: threading.Event, seconds: float) -> bool:
        self.calls.append(seconds)
        assert isinstance(self._over, threading.Event)
        while not self._over.wait(0.001) and not stop.is_set():
            pass
        return stop.is_set()

    async def _sleep(self, seconds: float) -> None:
        self.calls.append(seconds)
        assert isinstance(self._over, asyncio.Event)
        # Like a real sleep it lets others run.
        await asyncio.sleep(0)
        await self._over.wait()


def step(sent: Sent) -> str:
    if sent.method == "POST":
        return "create"
    path, _, query = sent.path.partition("/job-1")[2].partition("?")
    return (path.removeprefix("/") or "poll") + (f" {query}" if query else "")


async def finished(job: Any) -> Any:
    """What a job of either kind comes to."""
    return await settled(job.wait(timeout=10))


async def until(condition: Callable[[], bool]) -> None:
    """Let the job run until something is so."""
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        await asyncio.sleep(0.001)


class Heard:
    """Listeners that write down what they hear.

    Attributes:
        news: The name of the event and what came with it, in order.
    """

    def __init__(self, job: Any, *events: str) -> None:
        self.news: list[tuple[str, Any]] = []
        for event in events or ("created", "processing", "error", "abort", "done"):
            job.on(event, self.listener(event))

    @property
    def events(self) -> list[str]:
        return [event for event, _ in self.news]

    def listener(self, event: str) -> Callable[..., None]:
        return lambda *arguments: self.news.append((event, arguments[0] if len(arguments) == 1 else arguments))


Start = Callable[..., BatchTwin]
