"""What carries out calls: two loops, one blocking and one async, that act and decide nothing.

They alone hold the HTTP client and know how to wait.
"""

from __future__ import annotations

import copy
import logging
import random
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Generic, Self, TypeVar

import httpx

from fullstory.calls import Call, Outcome, Pieces, Request, Send
from fullstory.errors import FullStoryError, InvalidArgumentError

T = TypeVar("T")
HttpT = TypeVar("HttpT")

logger: logging.Logger = logging.getLogger("fullstory")


class _Usage:
    """Who still needs the connections: the client, and every running batch job.

    A client that is closed while a job runs closes its connections only when the job is done. Those of the user's own
    HTTP client stay open (`owned` is False).
    """

    def __init__(self, owned: bool) -> None:
        self._owned = owned
        self._lock = threading.Lock()
        self._jobs = 0
        self._closed = False

    def add_job(self) -> None:
        with self._lock:
            if self._closed:
                raise InvalidArgumentError("the client is closed: make a new one to start a batch job")
            self._jobs += 1

    def remove_job(self) -> bool:
        """Return whether the connections are to be closed now."""
        with self._lock:
            self._jobs -= 1
            return self._owned and self._closed and self._jobs == 0

    def close(self) -> bool:
        """Return whether the connections are to be closed now."""
        with self._lock:
            first, self._closed = not self._closed, True
            return self._owned and first and self._jobs == 0


class _Driver(Generic[HttpT]):
    """What both drivers have."""

    def __init__(self, http: HttpT, owned: bool, clock: Callable[[], float], jitter: Callable[[], float]) -> None:
        self.http: HttpT = http
        self.jitter: Callable[[], float] = jitter
        self._clock = clock
        self._usage = _Usage(owned)
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

    def _noted(self, action: Send, outcome: httpx.Response | Exception, started: float) -> httpx.Response | Exception:
        if logger.isEnabledFor(logging.DEBUG):
            log_attempt(action, outcome, self._clock() - started)
        return outcome


def _pause(stop: threading.Event, seconds: float) -> bool:
    return stop.wait(min(seconds, threading.TIMEOUT_MAX))


class BlockingDriver(_Driver[httpx.Client]):
    """Carries out calls on the calling thread.

    Args:
        http: The client that sends.
        owned: Whether `close` closes it.
        sleep: Waits so many seconds.
        pause: Waits so many seconds, or until the event is set; returns whether it is.
        clock: Tells the seconds of a clock that never goes back.
        jitter: Returns a random number from 0 to 1.
    """

    def __init__(
        self,
        http: httpx.Client,
        *,
        owned: bool,
        sleep: Callable[[float], None] = time.sleep,
        pause: Callable[[threading.Event, float], bool] = _pause,
        clock: Callable[[], float] = time.perf_counter,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(http, owned, clock, jitter)
        self.pause: Callable[[threading.Event, float], bool] = pause
        self._sleep = sleep

    def run(self, call: Call[T]) -> T:
        """Carry out a call and return its result, or raise its error."""
        outcome: Outcome = None
        while True:
            try:
                action = call.send(outcome)
            except StopIteration as end:
                result: T = end.value
                return result
            if isinstance(action, Send):
                outcome = self.send(action)
            else:
                log_retry(action.request, action.error, action.seconds)
                self._sleep(action.seconds)
                outcome = None

    def send(self, action: Send) -> httpx.Response | Exception:
        """Make one attempt and return what came of it."""
        started = self._clock()
        try:
            return self._noted(action, self.http.request(**action.request.arguments), started)
        except Exception as problem:
            return self._noted(action, problem, started)

    def remove_job(self) -> None:
        """Let the connections be closed, if the client is closed and this was its last batch job."""
        if self._usage.remove_job():
            self.http.close()

    def close(self) -> None:
        """Close the connections, at once or, where batch jobs still run, after the last of them."""
        if self._to_be_closed():
            self.http.close()


async def _async_sleep(seconds: float) -> None:
    # Imported with the first client that needs it, so that a blocking one is made faster.
    import asyncio

    await asyncio.sleep(seconds)


async def _in_pieces(pieces: Pieces) -> AsyncIterator[bytes]:
    """Yield a body in pieces, as an httpx.AsyncClient wants it."""
    for piece in pieces:
        yield piece


class AsyncDriver(_Driver[httpx.AsyncClient]):
    """Carries out calls on the running event loop.

    Args:
        http: The client that sends.
        owned: Whether `aclose` closes it.
        sleep: Waits so many seconds.
        clock: Tells the seconds of a clock that never goes back.
        jitter: Returns a random number from 0 to 1.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        *,
        owned: bool,
        sleep: Callable[[float], Awaitable[None]] = _async_sleep,
        clock: Callable[[], float] = time.perf_counter,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(http, owned, clock, jitter)
        self.sleep: Callable[[float], Awaitable[None]] = sleep

    async def run(self, call: Call[T]) -> T:
        """Carry out a call and return its result, or raise its error."""
        outcome: Outcome = None
        while True:
            try:
                action = call.send(outcome)
            except StopIteration as end:
                result: T = end.value
                return result
            if isinstance(action, Send):
                outcome = await self.send(action)
            else:
                log_retry(action.request, action.error, action.seconds)
                await self.sleep(action.seconds)
                outcome = None

    async def send(self, action: Send) -> httpx.Response | Exception:
        """Make one attempt and return what came of it."""
        started = self._clock()
        try:
            arguments = action.request.arguments
            content = arguments.get("content")
            if content is not None and not isinstance(content, bytes):
                arguments = {**arguments, "content": _in_pieces(content)}
            return self._noted(action, await self.http.request(**arguments), started)
        except Exception as problem:
            return self._noted(action, problem, started)

    async def remove_job(self) -> None:
        """Let the connections be closed, if the client is closed and this was its last batch job."""
        if self._usage.remove_job():
            await self.http.aclose()

    async def aclose(self) -> None:
        """Close the connections, at once or, where batch jobs still run, after the last of them."""
        if self._to_be_closed():
            await self.http.aclose()


def log_attempt(action: Send, outcome: httpx.Response | Exception, seconds: float) -> None:
    """Log one request. Queries, headers and bodies stay out: they hold keys and personal data."""
    status: Any = outcome.status_code if isinstance(outcome, httpx.Response) else type(outcome).__name__
    logger.debug("%s: %s in %.3f s (attempt %d)", action.request.place, status, seconds, action.attempt + 1)


def log_retry(request: Request, error: FullStoryError | None, seconds: float) -> None:
    """Log one retry; a wait for anything else is not worth a line."""
    if error is not None:
        reason = getattr(error, "status_code", None) or type(error).__name__
        logger.warning("%s: %s, trying again in %.2f s", request.place, reason, seconds)
