"""One request with its policy, written once for sync and async.

A flow is a generator that decides and never acts: it yields what it wants (a request sent, a while waited) and is sent
the outcome. The drivers, in a module of their own, act and decide nothing. The retry loop stands above the HTTP client
and starts after the whole body was read, so that a connection lost in the middle of an answer is retried like any other
failure.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar
from uuid import uuid4

import httpx

from fullstory._version import __version__
from fullstory.errors import (
    NO_MODEL_ERRORS,
    FullStoryError,
    UnknownError,
    cause_without_secret,
    error_from_exception,
    error_from_response,
    parse_error,
    why_no_model,
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
    """A body that is made piece by piece, anew each time it is sent; `size` is how many bytes it has."""

    @property
    def size(self) -> int: ...

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
        except NO_MODEL_ERRORS as problem:
            raise parse_error(
                response, why_no_model(problem), method=request.method, path=request.path, secret=self._secret
            ) from cause_without_secret(problem, self._secret)


def idempotency_key_or_new(value: str | None) -> str:
    """The caller's idempotency key, checked, or a new one."""
    return str(uuid4()) if value is None else header_value("idempotency_key", value)
