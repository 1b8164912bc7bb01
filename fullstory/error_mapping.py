"""From HTTP to the errors of this package: the one place where either becomes the other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from fullstory import errors
from fullstory.answers import Answer, IncompleteError, UnreadableError
from fullstory.redaction import Redactor
from fullstory.retry import can_retry_status, parse_retry_after

if TYPE_CHECKING:
    from fullstory.calls import Request

ErrorT = TypeVar("ErrorT", bound=errors.FullStoryError)

_CLASSES: dict[int, type[errors.ApiError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    429: errors.RateLimitError,
}

_BROKEN_OFF = (IncompleteError, OSError)
_BROKEN_OFF_NAMES = ("TransportError", "DecodingError", "ClientError")


class ErrorMapping:
    """Makes errors of responses and exceptions.

    Args:
        redactor: Keeps the API key out of them.
        base_url: Where the API is.
    """

    def __init__(self, redactor: Redactor, base_url: str) -> None:
        self._redactor = redactor
        self._base_url = base_url

    def of_response(self, response: Answer, request: Request) -> errors.ApiError:
        """Return the error that a response other than success, its body read, stands for."""
        status_code = response.status_code
        body = self._redactor.body(response.content)
        payload = _parse_json(body)
        method, _, path = request.place.partition(" ")
        error = _CLASSES.get(status_code, errors.ServerError if status_code >= 500 else errors.ApiError)(
            f"{request.place} answered {status_code}",
            status_code=status_code,
            headers=self._headers(response),
            body=body,
            payload=payload,
            method=method,
            path=path,
            # With 429 the server did nothing.
            can_retry=(request.repeatable or status_code == 429)
            and can_retry_status(status_code, has_key=request.idempotency_key is not None),
            retry_after=parse_retry_after(response.headers.get("Retry-After"), datetime.now(UTC)),
        )
        if explanation := ": ".join(filter(None, (error.code, error.api_message))):
            error.args = (f"{error} {explanation}",)
        return _with_key(error, request)

    def of_exception(self, exception: Exception, request: Request) -> errors.FullStoryError:
        """Return the error that stands for an exception of the HTTP client, which becomes its `__cause__`."""
        if isinstance(exception, errors.FullStoryError):
            return exception
        if isinstance(exception, UnreadableError):
            if not exception.answer.is_success:
                # The status says what went wrong.
                return self.of_response(exception.answer, request)
            if not isinstance(exception, IncompleteError):
                return self.unreadable(exception.answer, request, str(exception))
        error: errors.FullStoryError
        place = request.place
        if _is_timeout(exception):
            error = errors.RequestTimeoutError(f"{place} got no answer from {self._base_url} in time")
        elif _is_http(exception, "UnsupportedProtocol", "LocalProtocolError"):
            # The request itself is at fault, so that sending it again cannot help.
            error = errors.UnknownError(f"{place} could not be sent ({type(exception).__name__})")
        elif _is_http(exception, *_BROKEN_OFF_NAMES) or isinstance(exception, _BROKEN_OFF):
            reason = self._redactor.text(str(exception)) or type(exception).__name__
            error = errors.ConnectionFailedError(f"{place} got no complete answer from {self._base_url}: {reason}")
        else:
            error = errors.UnknownError(f"{place} failed ({type(exception).__name__})")
        error.can_retry = type(error).can_retry and (request.repeatable or _was_not_sent(exception))
        error.__cause__ = self._redactor.cause(exception)
        return _with_key(error, request)

    def of_file(self, exception: Exception, request: Request) -> errors.FullStoryError:
        """Return the error for an exception while a file was fetched, whose link neither it nor its cause shows."""
        if isinstance(exception, errors.FullStoryError):
            return exception
        kind = type(exception).__name__
        if _is_timeout(exception):
            return errors.RequestTimeoutError(f"{request.place} got no answer in time ({kind})")
        if _is_http(exception, *_BROKEN_OFF_NAMES) or isinstance(exception, _BROKEN_OFF):
            return errors.ConnectionFailedError(f"{request.place} got no complete answer ({kind})")
        return errors.UnknownError(f"{request.place} failed ({kind})")

    def unreadable(self, response: Answer, request: Request, problem: str) -> errors.ResponseParseError:
        """Return the error for a response that reports success but cannot be used; `problem` is what is wrong."""
        error = errors.ResponseParseError(
            f"{request.place} answered {response.status_code}, but {self._redactor.text(problem)}",
            status_code=response.status_code,
            headers=self._headers(response),
            body=self._redactor.body(response.content),
        )
        return _with_key(error, request)

    def _headers(self, response: Answer) -> httpx.Headers:
        return httpx.Headers(self._redactor.headers(response.headers.raw))


def _with_key(error: ErrorT, request: Request) -> ErrorT:
    if request.idempotency_key is not None:
        error.idempotency_key = request.idempotency_key
    return error


def _is_http(exception: Exception, *names: str) -> bool:
    """Return whether an exception is of a class of an HTTP library that has one of these names."""
    # None of them is imported for this: where one raised something, it is there.
    return any(
        each.__name__ in names and each.__module__.partition(".")[0] in ("httpx", "httpx2", "aiohttp")
        for each in type(exception).__mro__
    )


def _is_timeout(exception: Exception) -> bool:
    if not (_is_http(exception, "TimeoutException") or isinstance(exception, TimeoutError)):
        return False
    return not _is_from_aiohttp(exception) or isinstance(exception.__cause__, TimeoutError)


def answer_was_lost(error: errors.FullStoryError) -> bool:
    """Return whether the request may have had its effect without an answer of the server's own."""
    if isinstance(error, errors.ApiError):
        # A proxy's words for it.
        return error.status_code in (502, 504)
    cause = error.__cause__
    return error.can_retry and not (isinstance(cause, Exception) and _was_not_sent(cause))


def _was_not_sent(exception: Exception) -> bool:
    """Return whether there was no connection, so that nothing can have taken effect."""
    if _is_from_aiohttp(exception):
        kinds = {each.__name__ for each in type(exception.__cause__).__mro__}
        return not kinds.isdisjoint(("ClientConnectorError", "ConnectionTimeoutError"))
    return _is_http(exception, "ConnectError", "ConnectTimeout", "PoolTimeout")


def _is_from_aiohttp(exception: Exception) -> bool:
    # httpx-aiohttp makes a ConnectTimeout of every connection that fails, also in the middle of an answer; what aiohttp
    # raised tells what it was.
    return type(exception.__cause__).__module__.startswith("aiohttp.")


def _parse_json(text: str) -> Any:
    # Imported with the first error, so that a client is made faster.
    import orjson

    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
