"""What carries out flows: two loops, one blocking and one async, that act and decide nothing.

They alone hold the HTTP client and know how to wait.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import lru_cache
from typing import Any, TypeVar

import httpx

from fullstory.errors import InvalidArgumentError
from fullstory.transport import Flow, Outcome, Pieces, Request, Send, Wait

T = TypeVar("T")

logger = logging.getLogger("fullstory")


class _Usage:
    """Who still needs the connections: the client, and every running batch job.

    A client that is closed while a job runs closes its connections only when the job is done.

    Args:
        owned: Whether they are to be closed at all: not those of the user's own HTTP client.
    """

    def __init__(self, owned: bool) -> None:
        self._owned = owned
        self._lock = threading.Lock()
        self._jobs = 0
        self._closed = False

    def add_job(self) -> None:
        with self._lock:
            if self._closed:
                raise InvalidArgumentError("the client is closed: it cannot start a batch job")
            self._jobs += 1

    def remove_job(self) -> bool:
        """Returns whether the connections are to be closed now."""
        with self._lock:
            self._jobs -= 1
            return self._owned and self._closed and self._jobs == 0

    def close(self) -> bool:
        """Returns whether the connections are to be closed now."""
        with self._lock:
            first, self._closed = not self._closed, True
            return self._owned and first and self._jobs == 0


def _pause(stop: threading.Event, seconds: float) -> bool:
    return stop.wait(min(seconds, threading.TIMEOUT_MAX))


class BlockingDriver:
    """Carries out flows on the calling thread.

    Args:
        http: The client that sends.
        owned: Whether `close` closes it.
        usage: That of the driver the HTTP client is borrowed from.
        pause: Waits so many seconds, or until the event is set; returns whether it is.
    """

    def __init__(
        self,
        http: httpx.Client,
        *,
        owned: bool,
        usage: _Usage | None = None,
        sleep: Callable[[float], None] = time.sleep,
        pause: Callable[[threading.Event, float], bool] = _pause,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.http = http
        self.pause = pause
        self._sleep = sleep
        self._clock = clock
        self._usage = usage or _Usage(owned)
        self._borrowed = usage is not None

    def run(self, flow: Flow[T]) -> T:
        """Carry out a flow and return its result, or raise its error."""
        outcome: Outcome = None
        while True:
            try:
                wish = flow.send(outcome)
            except StopIteration as end:
                result: T = end.value
                return result
            if isinstance(wish, Send):
                outcome = self.send(wish)
            else:
                log_retry(wish)
                self._sleep(wish.seconds)
                outcome = None

    def send(self, wish: Send) -> httpx.Response | Exception:
        """Make one attempt and return what came of it."""
        started = self._clock()
        outcome: httpx.Response | Exception
        try:
            outcome = self.http.request(**httpx_arguments(wish.request))
        except Exception as problem:
            outcome = problem
        log_attempt(wish, outcome, self._clock() - started)
        return outcome

    def add_job(self) -> None:
        """Keep the connections open for a batch job until `remove_job`."""
        self._usage.add_job()

    def remove_job(self) -> None:
        if self._usage.remove_job():
            self.http.close()

    def close(self) -> None:
        """Close the connections, at once or, where batch jobs still run, after the last of them."""
        if not self._borrowed and self._usage.close():
            self.http.close()

    def borrowed(self) -> BlockingDriver:
        """A driver on the same connections that does not close them."""
        return BlockingDriver(
            self.http, owned=False, usage=self._usage, sleep=self._sleep, pause=self.pause, clock=self._clock
        )


async def _async_sleep(seconds: float) -> None:
    # Imported with the first client that needs it: `import fullstory` stays quick.
    import asyncio

    await asyncio.sleep(seconds)


class _AsyncPieces:
    """A body in pieces, as an httpx.AsyncClient wants it."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


class AsyncDriver:
    """Carries out flows on the running event loop.

    Args:
        http: The client that sends.
        owned: Whether `aclose` closes it.
        usage: That of the driver the HTTP client is borrowed from.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        *,
        owned: bool,
        usage: _Usage | None = None,
        sleep: Callable[[float], Awaitable[None]] = _async_sleep,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.http = http
        self.sleep = sleep
        self._clock = clock
        self._usage = usage or _Usage(owned)
        self._borrowed = usage is not None

    async def run(self, flow: Flow[T]) -> T:
        """Carry out a flow and return its result, or raise its error."""
        outcome: Outcome = None
        while True:
            try:
                wish = flow.send(outcome)
            except StopIteration as end:
                result: T = end.value
                return result
            if isinstance(wish, Send):
                outcome = await self.send(wish)
            else:
                log_retry(wish)
                await self.sleep(wish.seconds)
                outcome = None

    async def send(self, wish: Send) -> httpx.Response | Exception:
        """Make one attempt and return what came of it."""
        started = self._clock()
        outcome: httpx.Response | Exception
        try:
            arguments = httpx_arguments(wish.request)
            content = arguments.get("content")
            if content is not None and not isinstance(content, bytes):
                arguments["content"] = _AsyncPieces(content)
            outcome = await self.http.request(**arguments)
        except Exception as problem:
            outcome = problem
        log_attempt(wish, outcome, self._clock() - started)
        return outcome

    def add_job(self) -> None:
        """Keep the connections open for a batch job until `remove_job`."""
        self._usage.add_job()

    async def remove_job(self) -> None:
        if self._usage.remove_job():
            await self.http.aclose()

    async def aclose(self) -> None:
        """Close the connections, at once or, where batch jobs still run, after the last of them."""
        if not self._borrowed and self._usage.close():
            await self.http.aclose()

    def borrowed(self) -> AsyncDriver:
        """A driver on the same connections that does not close them."""
        return AsyncDriver(self.http, owned=False, usage=self._usage, sleep=self.sleep, clock=self._clock)


def httpx_arguments(request: Request) -> dict[str, Any]:
    """The keyword arguments for httpx."""
    arguments = request.arguments
    return {**arguments, "url": _parsed_url(arguments["url"])}


@lru_cache(maxsize=128)
def _parsed_url(url: str) -> httpx.URL:
    # Most URLs come again and again, and parsing one takes httpx longer than everything this module does.
    return httpx.URL(url)


def log_attempt(wish: Send, outcome: httpx.Response | Exception, seconds: float) -> None:
    """One line for one request. Queries, headers and bodies stay out: they hold keys and personal data."""
    if logger.isEnabledFor(logging.DEBUG):
        status = outcome.status_code if isinstance(outcome, httpx.Response) else type(outcome).__name__
        request = wish.request
        logger.debug(
            "%s %s: %s in %.3f s (attempt %d)", request.method, request.path, status, seconds, wish.attempt + 1
        )


def log_retry(wish: Wait) -> None:
    """One line for one retry."""
    request, error = wish.request, wish.error
    if error is None:
        return
    reason = getattr(error, "status_code", None) or type(error).__name__
    logger.warning("%s %s: %s, trying again in %.2f s", request.method, request.path, reason, wish.seconds)
