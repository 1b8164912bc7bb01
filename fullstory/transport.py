"""One request with its policy, written once for sync and async.

A flow is a generator that decides and never acts: it yields what it wants (a request sent, a while waited) and is sent
the outcome. The two drivers at the end act and decide nothing; they are the only code here that knows how to wait.
The retry loop stands above the HTTP client and starts after the whole body was read, so that a connection lost in the
middle of an answer is retried like any other failure.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar
from uuid import uuid4

import httpx

from fullstory._version import __version__
from fullstory.errors import (
    FullStoryError,
    InvalidArgumentError,
    ResponseParseError,
    UnknownError,
    cause_without_secret,
    error_from_exception,
    error_from_response,
    parse_error,
)
from fullstory.json_body import encode
from fullstory.options import ClientOptions, header_value
from fullstory.retry import RetryPolicy

if TYPE_CHECKING:
    from fullstory.generated.client import AuthenticatedClient

T = TypeVar("T")

logger = logging.getLogger("fullstory")

USER_AGENT = f"fullstory-python/{__version__}"


# Wishes are named tuples because there is one for every request: they are made in half the time of a frozen dataclass.


class Request(NamedTuple):
    """Everything about one request, the same for each attempt.

    Attributes:
        method: The HTTP method, in capitals.
        path: The path without base URL and query, as logs and errors show it.
        has_key: Whether it carries an Idempotency-Key.
        arguments: The keyword arguments for httpx.
    """

    method: str
    path: str
    has_key: bool
    arguments: dict[str, Any]

    def __repr__(self) -> str:
        # The arguments hold the API key.
        return f"Request({self.method} {self.path})"


class Pieces(Protocol):
    """A body that is made piece by piece, anew each time it is sent."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    def __iter__(self) -> Iterator[bytes]: ...


class Send(NamedTuple):
    """A flow's wish to have a request sent; the outcome is a response or the exception that stood in its way."""

    request: Request
    attempt: int


class Wait(NamedTuple):
    """A flow's wish to wait; there is no outcome.

    Attributes:
        seconds: How long.
        request: The request that comes next.
        error: Why, where it is a retry.
    """

    seconds: float
    request: Request
    error: FullStoryError | None = None


Outcome = httpx.Response | Exception | None
Flow = Generator[Send | Wait, Outcome, T]


@dataclass(frozen=True, slots=True)
class Response(Generic[T]):
    """An answer with what came along.

    Attributes:
        status_code: The HTTP status code.
        headers: The response's headers; names are found in any case.
        parsed: What the method without `with_response` returns.
    """

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    parsed: T


class Transport:
    """How one client makes its requests: pure decisions, shared by sync and async.

    Args:
        options: The client's options.
        raw: The generated client, which knows the URL, the headers and the timeout.
    """

    def __init__(self, options: ClientOptions, raw: AuthenticatedClient) -> None:
        self.options = options
        self.raw = raw
        self.policy = RetryPolicy(options.max_retries, random.random)
        self._secret = options.api_key.rsplit(" ", 1)[-1]

    def request(self, built: dict[str, Any], *, content: Pieces | None = None) -> Request:
        """The request that an endpoint's `build_request` describes.

        Args:
            built: What `build_request` returned.
            content: The body where it is encoded already; otherwise the one in `built` is encoded here.
        """
        arguments = self.raw.request_arguments(built)
        body = arguments.pop("json", None)
        if content is not None:
            arguments["content"] = content
            arguments["headers"].append(("Content-Length", str(content.size)))
        elif body is not None:
            arguments["content"] = encode(body, "")
        return Request(
            method=built["method"].upper(),
            path=built["url"],
            has_key="Idempotency-Key" in built.get("headers", ()),
            arguments=arguments,
        )

    def call(self, request: Request, parse: Callable[[httpx.Response], T]) -> Flow[Response[T]]:
        """Make a request until it succeeds or there is no point in going on, then parse the answer."""
        attempt = 0
        while True:
            outcome = yield Send(request, attempt)
            result = self.result(request, outcome)
            if isinstance(result, httpx.Response):
                return Response(result.status_code, result.headers, self.parse(request, result, parse))
            delay = self.policy.delay(can_retry=result.can_retry, retry_after=result.retry_after, attempt=attempt)
            if delay is None:
                raise result
            yield Wait(delay, request, result)
            attempt += 1

    def result(self, request: Request, outcome: Outcome) -> httpx.Response | FullStoryError:
        """What one attempt came to: a successful response, or the error it stands for."""
        method, path = request.method, request.path
        if isinstance(outcome, httpx.Response):
            error = error_from_response(outcome, method=method, path=path, has_key=request.has_key, secret=self._secret)
            return outcome if error is None else error
        if outcome is None:
            return UnknownError(f"{method} {path} was not sent")
        return error_from_exception(outcome, method=method, path=path, secret=self._secret)

    def parse(self, request: Request, response: httpx.Response, parse: Callable[[httpx.Response], T]) -> T:
        """Parse a successful response.

        Raises:
            ResponseParseError: The body is not what the API document says.
        """
        try:
            return parse(response)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
            reason = f"no field {problem}" if isinstance(problem, KeyError) else str(problem)
            cause = cause_without_secret(problem, self._secret)
            raise self.parse_error(request, response, reason) from cause

    def parse_error(self, request: Request, response: httpx.Response, problem: str) -> ResponseParseError:
        """The error for a successful response that cannot be understood."""
        return parse_error(response, problem, method=request.method, path=request.path, secret=self._secret)


def idempotency_key_or_new(value: str | None) -> str:
    """The caller's idempotency key, checked, or a new one."""
    return str(uuid4()) if value is None else header_value("idempotency_key", value)


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
