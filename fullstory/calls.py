"""One call with its policy, written once for blocking and async clients.

A call is a generator that decides and never acts: it yields actions (send a request, wait a while) and is sent the
outcome. The drivers, in a module of their own, act and decide nothing. The retries stand above the HTTP client and
start after the whole body was read, so that a connection lost in the middle of an answer is retried like any other
failure.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

import httpx

from fullstory.answers import ACCEPT_ENCODING, Answer
from fullstory.error_mapping import ErrorMapping, answer_was_lost
from fullstory.errors import FullStoryError, NotFoundError, ResponseParseError
from fullstory.options import MAX_RESPONSE_BYTES, ClientOptions
from fullstory.redaction import HiddenBytes, Redactor
from fullstory.retry import Repeat, RetryPolicy

if TYPE_CHECKING:
    from fullstory.generated.client import AuthenticatedClient
    from fullstory.pages import PageContent, Walk

T = TypeVar("T")

# These are named tuples because every request makes some of each: it takes half the time of a frozen dataclass.


class Operation(NamedTuple, Generic[T]):
    """A call as the generated methods describe it.

    Attributes:
        request: What the endpoint's `build_request` returned.
        read: Makes the result from the answer's JSON object; None if the answer only says that the call succeeded.
        repeat: When it may be repeated.
        timeout: How many seconds to wait for the answer, unless the client's timeout was given; None if that counts
            anyway.
    """

    request: dict[str, Any]
    read: Callable[[dict[str, Any]], T] | None
    repeat: Repeat
    timeout: float | None = None

    def __repr__(self) -> str:
        # The request holds personal data, and some tracebacks show local variables.
        return f"Operation({self.request['method']} {self.request['url']})"


class Request(NamedTuple):
    """Everything about one request, the same for each attempt.

    Attributes:
        place: The method and the path without base URL and query, as logs and errors show it.
        repeatable: Whether it may be sent again when it is not known whether it took effect.
        idempotency_key: The Idempotency-Key that it carries, if any.
        arguments: The keyword arguments for an httpx.Request.
        total_timeout: How many seconds the call may take in all.
        max_response_bytes: How large the body of an answer may be.
    """

    place: str
    repeatable: bool
    idempotency_key: str | None
    arguments: dict[str, Any]
    total_timeout: float | None = None
    max_response_bytes: int = MAX_RESPONSE_BYTES

    def __repr__(self) -> str:
        # The arguments hold the API key.
        return f"Request({self.place})"


class Pieces(Protocol):
    """A body produced piece by piece, afresh each time it is sent; `size` is its length in bytes."""

    @property
    def size(self) -> int: ...

    def __iter__(self) -> Iterator[bytes]: ...


class Send(NamedTuple):
    """Send a request; the outcome is an answer, or the exception that prevented one."""

    request: Request
    attempt: int


class Wait(NamedTuple):
    """Wait; there is no outcome.

    Attributes:
        seconds: How long.
        request: The request that comes next.
        error: The error that is being retried; None if this is not a retry.
    """

    seconds: float
    request: Request
    error: FullStoryError | None = None


Outcome = Answer | Exception | None
Call = Generator[Send | Wait, Outcome, T]


@dataclass(frozen=True, slots=True)
class Response(Generic[T]):
    """The result of a call, with the status code and headers of its answer.

    Attributes:
        status_code: The HTTP status code.
        headers: The answer's headers; names are case-insensitive.
        parsed: What the method without `with_response` returns.
    """

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    parsed: T


class Caller:
    """Decides how one client makes its calls.

    Args:
        options: The client's options.
        raw: The generated client, which knows the URL, the headers and the timeout.
        jitter: Returns a random number from 0 to 1 that scales each wait before a retry.

    Attributes:
        policy: How often to try again.
        url: Where the API is.
    """

    def __init__(self, options: ClientOptions[Any], raw: AuthenticatedClient, jitter: Callable[[], float]) -> None:
        self.policy: RetryPolicy = RetryPolicy(options.max_retries, jitter)
        self._options = options
        # What is the same in every request is made once.
        common = raw.request_arguments({"url": ""})
        self._base_url: str = common["url"]
        self._url_of: Callable[[str], str] = raw.url_of
        self._headers: list[tuple[bytes, bytes]] = [
            (name.encode(), HiddenBytes(value.encode())) for name, value in common["headers"]
        ]
        self._headers.append((b"Accept-Encoding", ACCEPT_ENCODING.encode()))
        self._extensions: dict[str, Any] = {}
        if options.sets_timeout:
            # Waiting for a connection is not limited: it is no sign that anything is wrong.
            self._extensions["timeout"] = dict.fromkeys(("connect", "read", "write"), options.timeout) | {"pool": None}
        self._waits_longer = options.waits_longer
        self.url: str = options.url
        self._errors = ErrorMapping(Redactor(options.api_key or ""), options.url)

    def request(
        self, built: dict[str, Any], repeat: Repeat, content: Pieces | None = None, timeout: float | None = None
    ) -> Request:
        """Return the request for what an endpoint's `build_request` returned.

        Args:
            built: What `build_request` returned.
            repeat: When it may be repeated.
            content: The body, if it is already encoded; otherwise the one in `built` is encoded here.
            timeout: How many seconds to wait for the answer, unless the client's timeout was given.
        """
        # Imported with the first call, so that a client is made faster.
        from fullstory.json_body import encode

        method, path = built["method"].upper(), built["url"]
        given: dict[str, str] = built.get("headers", {})
        headers = self._headers.copy()
        for name, value in given.items():
            headers.append((name.encode(), value.encode()))
        if content is not None:
            headers.append((b"Content-Length", str(content.size).encode()))
        body = built.get("json")
        arguments = {
            "method": method,
            "url": self._base_url + path if path[:1] == "/" else self._url_of(path),
            "params": built.get("params"),
            "headers": headers,
            "content": encode(body, "") if content is None and body is not None else content,
            "extensions": self._extensions,
        }
        if timeout is not None and self._waits_longer:
            arguments["extensions"] = {"timeout": {**self._extensions["timeout"], "read": timeout}}
        key = given.get("Idempotency-Key")
        repeatable = repeat == "safe" or (repeat == "keyed" and key is not None)
        options = self._options
        return Request(
            f"{method} {path}", repeatable, key, arguments, options.total_timeout, options.max_response_bytes
        )

    def file_request(self, url: str, headers: Mapping[str, str]) -> Request:
        """Return the request for a file that needs no API key, but a link that nobody else is to see."""
        fields = [(name, value) for name, value in self._headers if name == b"User-Agent"]
        # What is compressed on its way could not go on in the middle.
        fields.append((b"Accept-Encoding", b"identity"))
        fields += [(name.encode(), value.encode()) for name, value in headers.items()]
        arguments = {"method": "GET", "url": url, "headers": fields, "extensions": self._extensions}
        return Request("GET the file of the export", True, None, arguments, None)

    def file_error(self, request: Request, outcome: Answer | Exception) -> FullStoryError:
        """Return the error for an attempt to fetch a file; nothing in it can hold the link."""
        if isinstance(outcome, Answer):
            # Hosts of files repeat in their bodies what was signed.
            kept = [(name, value) for name, value in outcome.headers.raw if name.lower() == b"retry-after"]
            return self._errors.of_response(Answer(outcome.status_code, httpx.Headers(kept), b""), request)
        return self._errors.of_file(outcome, request)

    def call(self, operation: Operation[T]) -> Call[Response[T]]:
        """Make a call and read its answer."""
        request = self.request(operation.request, operation.repeat, None, operation.timeout)
        response = yield from self.attempts(request)
        # An empty answer tells that all went well, and no more. What is left out of it is None, as always.
        content = self.json_object(request, response)
        parsed: Any = None if operation.read is None else operation.read(content)
        return Response(response.status_code, response.headers, parsed)

    def page(self, walk: Walk[T], token: str | None, number: int) -> Call[Response[PageContent[T]]]:
        """Fetch a page of a list.

        Args:
            walk: The walk that the page belongs to.
            token: Asks for the page; None for the first one.
            number: How many pages come before it.
        """
        request = self.request(walk.request(token), walk.listing.repeat)
        if walk.latest is not None and (problem := walk.refusal(token, number)):
            raise self.unreadable(request, walk.latest, problem)
        response = yield from self.attempts(request)
        walk.latest = response
        content = walk.read(self.json_object(request, response))
        return Response(response.status_code, response.headers, content)

    def attempts(self, request: Request) -> Call[Answer]:
        """Send a request until it succeeds or should not be tried again."""
        attempt = 0
        deleted = False
        while True:
            outcome = yield Send(request, attempt)
            result = self.result(request, outcome)
            if isinstance(result, Answer):
                return result
            if deleted and isinstance(result, NotFoundError) and isinstance(outcome, Answer):
                return outcome._replace(content=b"")
            # An attempt whose answer was lost may have deleted it.
            deleted = deleted or (request.place.startswith("DELETE ") and answer_was_lost(result))
            delay = self.policy.delay(can_retry=result.can_retry, retry_after=result.retry_after, attempt=attempt)
            if delay is None:
                raise result
            yield Wait(delay, request, result)
            attempt += 1

    def result(self, request: Request, outcome: Outcome) -> Answer | FullStoryError:
        """Return the result of one attempt: a successful answer, or the error it stands for."""
        if isinstance(outcome, Answer):
            if 200 <= outcome.status_code < 300:
                return outcome
            return self._errors.of_response(outcome, request)
        return self._errors.of_exception(outcome or RuntimeError("no outcome"), request)

    def json_object(self, request: Request, response: Answer) -> dict[str, Any]:
        """Return the JSON object of a successful answer; an empty one if the body is empty.

        Raises:
            ResponseParseError: The body is something else, so that it was not the API that answered.
        """
        from fullstory.json_body import decode

        if not response.content.strip():
            return {}
        try:
            content = decode(response.content)
        except ValueError:
            # The message of the exception may hold parts of the body.
            content = None
        if not isinstance(content, dict):
            raise self.unreadable(request, response, "the body is not a JSON object")
        return content

    def unreadable(self, request: Request, response: Answer, problem: str) -> ResponseParseError:
        """Return the error for a successful response that cannot be used; `problem` completes "..., but"."""
        return self._errors.unreadable(response, request, problem)
