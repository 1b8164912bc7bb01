"""Carries out calls: two loops, one blocking and one async, that act and decide nothing.

They alone hold the HTTP client and know how to wait.
"""

from __future__ import annotations

import copy
import logging
import random
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from fullstory.answers import Answer
from fullstory.calls import Call, Outcome, Request, Send, Wait
from fullstory.connections import BlockingConnections, renew_after_fork
from fullstory.deadline import Deadline
from fullstory.errors import FullStoryError, InvalidArgumentError, RequestTimeoutError

if TYPE_CHECKING:
    import asyncio

    from fullstory.async_connections import AsyncConnections

T = TypeVar("T")
ConnectionsT = TypeVar("ConnectionsT", "BlockingConnections", "AsyncConnections")

logger: logging.Logger = logging.getLogger("fullstory")

# Set in the task of a batch job, and thus in what its listeners start: there nothing can wait for the end of the job.
in_job: ContextVar[bool] = ContextVar("in_job", default=False)


class _Usage:
    """Who still needs the connections: the client, and every running batch job.

    A client that is closed while a job runs closes its connections only when the job is done. Those of the user's own
    HTTP client stay open (`owned` is False).
    """

    def __init__(self, owned: bool) -> None:
        self._owned = owned
        self.closed = False
        self.renew()
        renew_after_fork(self, _Usage.renew)

    def renew(self) -> None:
        """Forget the jobs, which run in the process that this one was forked from."""
        self._lock = threading.Lock()
        self._jobs = 0

    def add_job(self) -> None:
        with self._lock:
            if self.closed:
                raise InvalidArgumentError("the client is closed: make a new one to start a batch job")
            self._jobs += 1

    def remove_job(self) -> bool:
        """Return whether to close the connections now."""
        with self._lock:
            self._jobs -= 1
            return self._owned and self.closed and self._jobs == 0

    def close(self) -> bool:
        """Return whether to close the connections now."""
        with self._lock:
            first, self.closed = not self.closed, True
            return self._owned and first and self._jobs == 0


class _Driver(Generic[ConnectionsT]):
    """What both drivers share."""

    def __init__(self, connections: ConnectionsT, clock: Callable[[], float], jitter: Callable[[], float]) -> None:
        self.connections: ConnectionsT = connections
        self.jitter: Callable[[], float] = jitter
        self.clock: Callable[[], float] = clock
        self._usage = _Usage(connections.owned)
        self._borrowed = False

    def add_job(self) -> None:
        """Keep the connections open for a batch job until `remove_job`."""
        self._usage.add_job()

    def lend(self) -> Self:
        """Return a driver on the same connections that does not close them."""
        other = copy.copy(self)
        other._borrowed = True
        return other

    def _to_be_closed(self) -> bool:
        return not self._borrowed and self._usage.close()

    def check_open(self) -> None:
        """Refuse to go on with a client that was closed."""
        if self._usage.closed:
            raise InvalidArgumentError("the client is closed: make a new one")

    def _deadline(self, action: Send) -> Deadline:
        self.check_open()
        return Deadline(action.request.total_timeout)

    def _note(self, action: Send, outcome: Any, started: float) -> None:
        # What a logging filter raises must not take the place of an answer.
        with suppress(Exception):
            log_attempt(action, outcome, self.clock() - started)


def _check_time(action: Wait, deadline: Deadline | None) -> None:
    """Refuse a wait that would end after the deadline of its call."""
    if deadline is not None and not deadline.allows(action.seconds):
        raise action.error or RequestTimeoutError(f"{action.request.place} was not ready in time")
    log_retry(action.request, action.error, action.seconds)


def _pause(stop: threading.Event, seconds: float) -> bool:
    return stop.wait(min(seconds, threading.TIMEOUT_MAX))


class BlockingDriver(_Driver[BlockingConnections]):
    """Carries out calls on the calling thread.

    Args:
        connections: What sends.
        sleep: Waits so many seconds.
        pause: Waits so many seconds, or until the event is set; returns whether it is.
        clock: Tells the seconds of a clock that never goes back.
        jitter: Returns a random number from 0 to 1.
    """

    def __init__(
        self,
        connections: BlockingConnections,
        *,
        sleep: Callable[[float], None] = time.sleep,
        pause: Callable[[threading.Event, float], bool] = _pause,
        clock: Callable[[], float] = time.perf_counter,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(connections, clock, jitter)
        self.pause: Callable[[threading.Event, float], bool] = pause
        self.sleep: Callable[[float], None] = sleep

    def run(self, call: Call[T]) -> T:
        """Carry out a call and return its result, or raise its error."""
        outcome: Outcome = None
        deadline: Deadline | None = None
        while True:
            try:
                action = call.send(outcome)
            except StopIteration as end:
                result: T = end.value
                return result
            if isinstance(action, Send):
                deadline = deadline or self._deadline(action)
                outcome = self.send(action, deadline)
            else:
                _check_time(action, deadline)
                self.sleep(action.seconds)
                outcome = None

    def send(self, action: Send, deadline: Deadline | None = None) -> Answer | Exception:
        """Make one attempt and return its outcome. Without a deadline it has one of its own."""
        started = self.clock()
        outcome: Answer | Exception
        try:
            outcome = self.connections.exchange(action.request, deadline or Deadline(action.request.total_timeout))
        except Exception as problem:
            outcome = problem
        if logger.isEnabledFor(logging.DEBUG):
            self._note(action, outcome, started)
        return outcome

    def open_file(self, action: Send) -> Any:
        """Request a file; return the answer, whose body is unread, or the exception that prevented one."""
        self.check_open()
        started = self.clock()
        outcome: Any
        try:
            outcome = self.connections.open_file(action.request)
        except Exception as problem:
            outcome = problem
        if logger.isEnabledFor(logging.DEBUG):
            self._note(action, outcome, started)
        return outcome

    def remove_job(self) -> None:
        """Stop keeping the connections open for a batch job, and close them if nothing needs them any more."""
        if self._usage.remove_job():
            self.connections.close()

    def close(self) -> None:
        """Close the connections: at once, or after the last running batch job."""
        if self._to_be_closed():
            self.connections.close()


async def _async_sleep(seconds: float) -> None:
    # Imported with the first client that needs it, so that a blocking one is made faster.
    import asyncio

    await asyncio.sleep(seconds)


class AsyncDriver(_Driver["AsyncConnections"]):
    """Carries out calls on the running event loop.

    Args:
        connections: What sends.
        sleep: Waits so many seconds.
        clock: Tells the seconds of a clock that never goes back.
        jitter: Returns a random number from 0 to 1.
    """

    def __init__(
        self,
        connections: AsyncConnections,
        *,
        sleep: Callable[[float], Awaitable[None]] = _async_sleep,
        clock: Callable[[], float] = time.perf_counter,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(connections, clock, jitter)
        self.sleep: Callable[[float], Awaitable[None]] = sleep
        # Those of this driver, and those of the drivers that it was lent to as well.
        self._own_jobs: set[asyncio.Task[None]] = set()
        self._all_jobs: set[asyncio.Task[None]] = set()

    def lend(self) -> Self:
        """Return a driver on the same connections that does not close them."""
        other = super().lend()
        other._own_jobs = set()
        return other

    def note_job(self, task: asyncio.Task[None]) -> None:
        """Remember the task of a batch job until it ends, so that `aclose` can wait for it."""
        for jobs in (self._own_jobs, self._all_jobs):
            jobs.add(task)
            task.add_done_callback(jobs.discard)

    async def run(self, call: Call[T]) -> T:
        """Carry out a call and return its result, or raise its error."""
        outcome: Outcome = None
        deadline: Deadline | None = None
        while True:
            try:
                action = call.send(outcome)
            except StopIteration as end:
                result: T = end.value
                return result
            if isinstance(action, Send):
                deadline = deadline or self._deadline(action)
                outcome = await self.send(action, deadline)
            else:
                _check_time(action, deadline)
                await self.sleep(action.seconds)
                outcome = None

    async def send(self, action: Send, deadline: Deadline | None = None) -> Answer | Exception:
        """Make one attempt and return its outcome. Without a deadline it has one of its own."""
        started = self.clock()
        outcome: Answer | Exception
        try:
            outcome = await self.connections.exchange(
                action.request, deadline or Deadline(action.request.total_timeout)
            )
        except Exception as problem:
            outcome = problem
        if logger.isEnabledFor(logging.DEBUG):
            self._note(action, outcome, started)
        return outcome

    async def open_file(self, action: Send) -> Any:
        """Request a file; return the answer, whose body is unread, or the exception that prevented one."""
        self.check_open()
        started = self.clock()
        outcome: Any
        try:
            outcome = await self.connections.open_file(action.request)
        except Exception as problem:
            outcome = problem
        if logger.isEnabledFor(logging.DEBUG):
            self._note(action, outcome, started)
        return outcome

    async def remove_job(self) -> None:
        """Stop keeping the connections open for a batch job, and close them if nothing needs them any more."""
        if self._usage.remove_job():
            await self.connections.aclose()

    async def aclose(self) -> None:
        """Finish the batch jobs that run, and close the connections."""
        to_be_closed = self._to_be_closed()
        jobs = self._own_jobs if self._borrowed else self._all_jobs
        if jobs and not in_job.get():
            await _finished(jobs)
        if to_be_closed:
            await self.connections.aclose()


async def _finished(jobs: set[asyncio.Task[None]]) -> None:
    """Wait for the end of the jobs that run on this event loop."""
    import asyncio

    loop = asyncio.get_running_loop()
    while running := [task for task in jobs if task.get_loop() is loop]:
        await asyncio.wait(running)


def log_attempt(action: Send, outcome: Any, seconds: float) -> None:
    """Log one request. Queries, headers and bodies stay out: they hold keys and personal data."""
    status: Any = type(outcome).__name__ if isinstance(outcome, Exception) else outcome.status_code
    logger.debug("%s: %s in %.3f s (attempt %d)", action.request.place, status, seconds, action.attempt + 1)


def log_retry(request: Request, error: FullStoryError | None, seconds: float) -> None:
    """Log one retry; a wait for anything else is not worth a line."""
    if error is not None:
        reason = getattr(error, "status_code", None) or type(error).__name__
        logger.warning("%s: %s, trying again in %.2f s", request.place, reason, seconds)
