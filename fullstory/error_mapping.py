"""From HTTP to the errors of this package: the one place where either becomes the other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import orjson

from fullstory import errors
from fullstory.redaction import Redactor
from fullstory.retry import can_retry_status, parse_retry_after

_CLASSES: dict[int, type[errors.ApiError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    429: errors.RateLimitError,
}


class ErrorMapping:
    """Makes errors of responses and exceptions.

    Args:
        redactor: Keeps the API key out of them.
    """

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor

    def of_response(self, response: httpx.Response, place: str, *, repeatable: bool, has_key: bool) -> errors.ApiError:
        """Return the error that a response other than success stands for.

        Args:
            response: The response, its body read.
            place: The request's method and path.
            repeatable: Whether the request may be repeated at all.
            has_key: Whether it carried an Idempotency-Key.
        """
        status_code = response.status_code
        body = self._redactor.body(response.content)
        payload = _parse_json(body)
        words = [f"{place} answered {status_code}"]
        if explanation := ": ".join(
            filter(None, (errors.text_field(payload, "code"), errors.text_field(payload, "message")))
        ):
            words.append(explanation)
        return _CLASSES.get(status_code, errors.ServerError if status_code >= 500 else errors.ApiError)(
            " ".join(words),
            status_code=status_code,
            headers=self._headers(response),
            body=body,
            payload=payload,
            method=place.partition(" ")[0],
            path=place.partition(" ")[2],
            can_retry=repeatable and can_retry_status(status_code, has_key=has_key),
            retry_after=parse_retry_after(response.headers.get("Retry-After"), datetime.now(UTC)),
        )

    def of_exception(self, exception: Exception, place: str, *, repeatable: bool) -> errors.FullStoryError:
        """Return the error that stands for an exception of the HTTP client, which becomes its `__cause__`."""
        error: errors.FullStoryError
        if isinstance(exception, errors.FullStoryError):
            return exception
        if _is_timeout(exception):
            error = errors.RequestTimeoutError(f"{place} got no answer in time")
            error.can_retry = repeatable
        elif isinstance(exception, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
            # The request itself is at fault, so that sending it again cannot help.
            error = errors.UnknownError(f"{place} could not be sent ({type(exception).__name__})")
        elif isinstance(exception, httpx.TransportError | httpx.DecodingError | OSError):
            reason = self._redactor.text(str(exception)) or type(exception).__name__
            error = errors.ConnectionFailedError(f"{place} got no complete answer: {reason}")
            error.can_retry = repeatable
        else:
            error = errors.UnknownError(f"{place} failed ({type(exception).__name__})")
        error.__cause__ = self._redactor.cause(exception)
        return error

    def unreadable(self, response: httpx.Response, place: str, problem: str) -> errors.ResponseParseError:
        """Return the error for a response that reports success but cannot be used.

        Args:
            response: The response.
            place: The request's method and path.
            problem: What is wrong with it.
        """
        return errors.ResponseParseError(
            f"{place} answered {response.status_code}, but {self._redactor.text(problem)}",
            status_code=response.status_code,
            headers=self._headers(response),
            body=self._redactor.body(response.content),
        )

    def _headers(self, response: httpx.Response) -> httpx.Headers:
        return httpx.Headers(self._redactor.headers(response.headers.raw))


def _is_timeout(exception: Exception) -> bool:
    if not isinstance(exception, httpx.TimeoutException | TimeoutError):
        return False
    # httpx-aiohttp makes a ConnectTimeout of every connection that fails; what aiohttp raised tells which they are.
    cause = exception.__cause__
    return not type(cause).__module__.startswith("aiohttp.") or isinstance(cause, TimeoutError)


def _parse_json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
