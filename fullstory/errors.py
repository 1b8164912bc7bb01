"""The errors of this package, and the one mapping from HTTP to them.

What to catch::

    FullStoryError
      InvalidArgumentError        the caller's mistake; nothing was sent
      ApiError                    the server answered, and not with success
        BadRequestError           400
        AuthenticationError       401
        PermissionDeniedError     403
        NotFoundError             404
        ConflictError             409
        RateLimitError            429
        ServerError               500 and above
      ResponseParseError          success, with a body that is not what the API document says
      RequestTimeoutError         no answer in time
      ConnectionFailedError       no connection, or it broke before the answer was complete
      MaxRetriesError             a batch job gave up
      UnknownError                anything else
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

import httpx
import orjson

from fullstory.retry import can_retry_status, parse_retry_after


class ErrorName(StrEnum):
    """The kinds of errors, by the names and values of the NodeJS SDK's `FSErrorName`."""

    ERROR_UNKNOWN = "FS_UNKNOWN"
    ERROR_TIMEOUT = "FS_TIMEOUT"
    ERROR_MAX_RETRY = "FS_MAX_RETRY"
    ERROR_RATE_LIMITED = "FS_RATE_LIMITED"
    ERROR_FULLSTORY = "FS_FULLSTORY_API"
    ERROR_PARSE_RESPONSE = "FS_ERROR_PARSE_RESPONSE"
    ERROR_INVALID_ARGUMENT = "FS_ERROR_INVALID_ARGUMENT"
    ERROR_CONNECTION = "FS_CONNECTION"


class FullStoryError(Exception):
    """The base of every error that this package raises.

    Attributes:
        name: The kind of error.
        can_retry: Whether the same request may work when it is made again later.
        retry_after: How long the server asked to wait, in seconds; None where it did not.
    """

    name: ClassVar[ErrorName] = ErrorName.ERROR_UNKNOWN
    can_retry: bool = False
    retry_after: float | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # Subclasses take required keyword arguments, which the default way of pickling does not pass on.
        return _unpickle, (type(self), self.args, self.__dict__)


def _unpickle(cls: type[FullStoryError], args: tuple[Any, ...], state: dict[str, Any]) -> FullStoryError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidArgumentError(FullStoryError, ValueError):
    """An argument cannot be used. Nothing was sent."""

    name = ErrorName.ERROR_INVALID_ARGUMENT


class ApiError(FullStoryError):
    """The server answered with a status code that is no success.

    Attributes:
        status_code: The HTTP status code.
        headers: The response's headers.
        code: FullStory's short word for the error, such as `required_field`; None where the body has none.
        api_message: FullStory's explanation; None where the body has none.
        body: The response's body as text.
        payload: The body parsed as JSON; None where it is no JSON.
        method: The request's HTTP method.
        path: The request's path, without its query.
    """

    name = ErrorName.ERROR_FULLSTORY

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        headers: Mapping[str, str],
        body: str,
        payload: Any,
        method: str,
        path: str,
        can_retry: bool,
        retry_after: float | None,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.headers = headers
        self.body = body
        self.payload = payload
        self.method = method
        self.path = path
        self.can_retry = can_retry
        self.retry_after = retry_after
        self.code = _text_field(payload, "code")
        self.api_message = _text_field(payload, "message")


class BadRequestError(ApiError):
    """400: something in the request is missing, malformed or against a rule."""


class AuthenticationError(ApiError):
    """401: the API key is missing or unknown."""


class PermissionDeniedError(ApiError):
    """403: the API key's level does not allow this."""


class NotFoundError(ApiError):
    """404: there is no such user or job."""


class ConflictError(ApiError):
    """409: a request with the same idempotency key is still running."""


class RateLimitError(ApiError):
    """429: too many requests, or too many batches in progress; `retry_after` says when to come back."""

    name = ErrorName.ERROR_RATE_LIMITED


class ServerError(ApiError):
    """500 and above: the server or a proxy before it failed."""


class ResponseParseError(FullStoryError):
    """The server reported success with a body that is not what the API document says.

    Attributes:
        status_code: The HTTP status code.
        headers: The response's headers.
        body: The response's body as text.
    """

    name = ErrorName.ERROR_PARSE_RESPONSE

    def __init__(self, message: str, *, status_code: int, headers: Mapping[str, str], body: str) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.headers = headers
        self.body = body


class RequestTimeoutError(FullStoryError, TimeoutError):
    """The server did not answer in time. The request may have taken effect."""

    name = ErrorName.ERROR_TIMEOUT
    can_retry = True


class ConnectionFailedError(FullStoryError, ConnectionError):
    """There was no connection, or it broke before the answer was complete. The request may have taken effect."""

    name = ErrorName.ERROR_CONNECTION
    can_retry = True


class MaxRetriesError(FullStoryError):
    """A batch job gave up after too many errors in a row.

    Attributes:
        errors: Every error of the job, oldest first.
    """

    name = ErrorName.ERROR_MAX_RETRY

    def __init__(self, message: str, *, errors: Sequence[FullStoryError]) -> None:
        super().__init__(message)
        self.errors = list(errors)


class UnknownError(FullStoryError):
    """Something failed that no other class describes; `__cause__` is what."""

    name = ErrorName.ERROR_UNKNOWN


def is_fs_error(obj: object) -> bool:
    """Whether an object is an error of this package."""
    return isinstance(obj, FullStoryError)


# What is shorter stands for a key in somebody's test, and is part of too many words: "key" of "invalid_key".
_SHORTEST_SECRET = 6

_CLASSES: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
}


def error_from_response(
    response: httpx.Response, *, method: str, path: str, has_key: bool, secret: str
) -> ApiError | None:
    """The error that a response stands for; None where it reports success.

    Args:
        response: The response, its body read.
        method: The request's HTTP method.
        path: The request's path, without its query.
        has_key: Whether the request carried an Idempotency-Key.
        secret: The API key, which is blotted out wherever the server repeats it.
    """
    status_code = response.status_code
    if 200 <= status_code < 300:
        return None
    body = response_text(response, secret)
    payload = _parse_json(body)
    explanation = ": ".join(filter(None, (_text_field(payload, "code"), _text_field(payload, "message"))))
    error_class = _CLASSES.get(status_code, ServerError if status_code >= 500 else ApiError)
    return error_class(
        f"{method} {path} answered {status_code}{' ' if explanation else ''}{explanation}",
        status_code=status_code,
        headers=response_headers(response, secret),
        body=body,
        payload=payload,
        method=method,
        path=path,
        can_retry=can_retry_status(status_code, has_key=has_key),
        retry_after=parse_retry_after(response.headers.get("Retry-After"), datetime.now(UTC)),
    )


def error_from_exception(exception: Exception, *, method: str, path: str, secret: str) -> FullStoryError:
    """The error that stands for an exception of the HTTP client, which becomes its `__cause__`.

    Args:
        exception: What the HTTP client raised.
        method: The request's HTTP method.
        path: The request's path, without its query.
        secret: The API key, which is blotted out wherever the exception shows it.
    """
    error: FullStoryError
    if isinstance(exception, FullStoryError):
        return exception
    if _is_timeout(exception):
        error = RequestTimeoutError(f"{method} {path} got no answer in time")
    elif isinstance(exception, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        # The request itself is at fault, so that sending it again cannot help.
        error = UnknownError(f"{method} {path} could not be sent ({type(exception).__name__})")
    elif isinstance(exception, httpx.TransportError | httpx.DecodingError | OSError):
        reason = blot_out(str(exception), secret) or type(exception).__name__
        error = ConnectionFailedError(f"{method} {path} got no complete answer: {reason}")
    else:
        error = UnknownError(f"{method} {path} failed ({type(exception).__name__})")
    error.__cause__ = cause_without_secret(exception, secret)
    return error


def _is_timeout(exception: Exception) -> bool:
    if not isinstance(exception, httpx.TimeoutException | TimeoutError):
        return False
    # httpx-aiohttp makes a ConnectTimeout of every connection that fails; what aiohttp raised tells which they are.
    cause = exception.__cause__
    return not type(cause).__module__.startswith("aiohttp.") or isinstance(cause, TimeoutError)


NO_MODEL_ERRORS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What decoding JSON and making a generated model of it raise where the JSON is not what the API document says."""


def why_no_model(problem: Exception) -> str:
    """What one of NO_MODEL_ERRORS says, in words."""
    return f"no field {problem}" if isinstance(problem, KeyError) else str(problem)


def parse_error(response: httpx.Response, problem: str, *, method: str, path: str, secret: str) -> ResponseParseError:
    """The error for a response that reports success but cannot be understood."""
    return ResponseParseError(
        f"{method} {path} answered {response.status_code} with a body that is not what the API describes: "
        f"{blot_out(problem, secret)}",
        status_code=response.status_code,
        headers=response_headers(response, secret),
        body=response_text(response, secret),
    )


def response_text(response: httpx.Response, secret: str) -> str:
    """The body as text, whatever its bytes are, without the secret."""
    # JSON is UTF-8; the charset that a broken proxy declares is not to be trusted.
    return blot_out(response.content.decode("utf-8", errors="replace"), secret)


def response_headers(response: httpx.Response, secret: str) -> httpx.Headers:
    """The headers without the secret."""
    return httpx.Headers([(name, blot_out(value, secret)) for name, value in response.headers.multi_items()])


def blot_out(text: str, secret: str) -> str:
    """The text without the secret, even where JSON wrote `\\/` or `\\u002f` for `/`."""
    if len(secret) < _SHORTEST_SECRET:
        return text
    pattern = "".join(rf"(?:\\?{re.escape(char)}|(?i:\\u{ord(char):04x}))" for char in secret)
    return re.sub(pattern, "[API key]", text)


def cause_without_secret(exception: Exception, secret: str) -> Exception | None:
    """The exception, unless it, or what it came from, would show the secret in a traceback or a repr."""
    seen: list[BaseException] = []
    link: BaseException | None = exception
    while link is not None and link not in seen:
        shown = f"{link} {link!r}"
        if blot_out(shown, secret) != shown:
            return None
        seen.append(link)
        link = link.__cause__ or link.__context__
    return exception


def _parse_json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _text_field(payload: Any, field: str) -> str | None:
    value = payload.get(field) if isinstance(payload, dict) else None
    return value if isinstance(value, str) else None
