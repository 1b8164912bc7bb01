"""A batch job of either kind against a scripted server, with no network and no clock.

The server's answers come from a list. Waits are written down and are over at once, unless the test holds the job there.
"""

from __future__ import annotations

import asyncio
import gc
import threading
import tracemalloc
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fullstory import BatchJobOptions
from tests.clients import settled
from tests.unit.harness import Answer, Kind, Sent, Twin

PATIENCE = 10.0
"""Seconds after which a test fails that waits for what does not come."""

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
    """A client of either kind whose server plays the other side of one batch job.

    Args:
        kind: Which client.
        answers: What the server does with each request.
        options: Those of the client, and of `client_and_driver`.
    """

    def __init__(self, kind: Kind, *answers: Answer | BaseException, **options: Any) -> None:
        self._gate: _Gate | _AsyncGate | None = None
        super().__init__(kind, *answers, pause=self._pause, sleep=self._sleep, **options)

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
        return [step(call) if isinstance(call, Sent) else call for call in self.calls]

    @property
    def exchanges(self) -> list[str | float]:
        """The steps without the waits."""
        return [step(sent) for sent in self.sent]

    @property
    def creations(self) -> list[Sent]:
        return [sent for sent in self.sent if sent.method == "POST"]

    def hold(self) -> None:
        """Have the job stay at its next wait until `release`."""
        self._gate = _Gate() if self.kind == "sync" else _AsyncGate()

    def release(self) -> None:
        """Let the job go on, and hold it no more."""
        gate, self._gate = self._gate, None
        if gate is not None:
            gate.over.set()

    async def waiting(self) -> None:
        """Until the job is held at a wait."""
        assert self._gate is not None
        await settled(self._gate.until_reached())

    def until_held(self) -> None:
        """The same for a blocking job, outside of an event loop."""
        assert isinstance(self._gate, _Gate)
        self._gate.until_reached()

    def _pause(self, stop: threading.Event, seconds: float) -> bool:
        self.calls.append(seconds)
        if isinstance(self._gate, _Gate):
            self._gate.stay()
        return stop.is_set()

    async def _sleep(self, seconds: float) -> None:
        self.calls.append(seconds)
        # Like a real sleep it lets others run.
        await asyncio.sleep(0)
        if isinstance(self._gate, _AsyncGate):
            await self._gate.stay()


class _Gate:
    """Where a thread stays until it is let through."""

    def __init__(self) -> None:
        self.reached, self.over = threading.Event(), threading.Event()

    def stay(self) -> None:
        self.reached.set()
        assert self.over.wait(PATIENCE)

    def until_reached(self) -> None:
        assert self.reached.wait(PATIENCE)


class _AsyncGate:
    """Where a task stays until it is let through."""

    def __init__(self) -> None:
        self.reached, self.over = asyncio.Event(), asyncio.Event()

    async def stay(self) -> None:
        self.reached.set()
        await self.over.wait()

    async def until_reached(self) -> None:
        await asyncio.wait_for(self.reached.wait(), PATIENCE)


def step(sent: Sent) -> str:
    if sent.method == "POST":
        return "create"
    path, _, query = sent.path.partition("/job-1")[2].partition("?")
    return (path.removeprefix("/") or "poll") + (f" {query}" if query else "")


async def finished(job: Any) -> Any:
    """What a job of either kind comes to."""
    return await settled(job.wait(timeout=PATIENCE))


def allocated(make: Callable[[], Any]) -> int:
    """The bytes that stay allocated for what a function makes."""
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(made) == 50_000
    return size


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
