"""The errors of this package.

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
      ResponseParseError          a successful status, but a body that is not an answer of the API
      RequestTimeoutError         no answer in time
      ConnectionFailedError       no connection, or it broke before the answer was complete
      MaxRetriesError             a batch job gave up
      ExportError                 an export failed, or its file cannot be read
      WaitTimeoutError            a wait ended before the operation did
      JournalError                the journal of an import cannot be used
        JournalInUseError         another process uses it
        SourceChangedError        the records are not those that the journal knows
        DuplicateRiskError        going on might send events twice
      FailedRecordsError          an import left records out
      QueueFullError              a queue holds as many records as it may
      WebhookVerificationError    a delivery to a webhook is not to be trusted
      WebhookParseError           a delivery to a webhook is not a JSON object
      UnknownError                anything else
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, ClassVar, Literal


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
        retry_after: How long the server asked to wait, in seconds; None if it did not say.
        idempotency_key: The key that the request carried. With it the call can be repeated without doing the work
            twice, even by another process. None if it carried none.
    """

    name: ClassVar[ErrorName] = ErrorName.ERROR_UNKNOWN
    can_retry: bool = False
    retry_after: float | None = None
    idempotency_key: str | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # Subclasses take required keyword arguments, which the default way of pickling does not pass on.
        return _unpickle, (type(self), self.args, self.__dict__)


def _unpickle(cls: type[FullStoryError], args: tuple[Any, ...], state: dict[str, Any]) -> FullStoryError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidArgumentError(FullStoryError, ValueError):
    """An argument cannot be used; nothing was sent."""

    name = ErrorName.ERROR_INVALID_ARGUMENT


class ApiError(FullStoryError):
    """The server answered with a status code other than success.

    Attributes:
        status_code: The HTTP status code.
        headers: The response's headers.
        code: FullStory's short word for the error, such as `required_field`; None where the body has none.
        api_message: FullStory's explanation; None where the body has none.
        body: The response's body as text.
        payload: The body parsed as JSON; None where it is not JSON.
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
        # Version 1 of the API says {"error": "NotFound"}, version 2 {"code": "resource_not_found", "message": "..."}.
        self.code: str | None = text_field(payload, "code") or text_field(payload, "error")
        self.api_message: str | None = text_field(payload, "message")


class BadRequestError(ApiError):
    """400: something in the request is missing, malformed or breaks a rule."""


class AuthenticationError(ApiError):
    """401: the API key is missing or unknown."""


class PermissionDeniedError(ApiError):
    """403: the API key's level does not allow this."""


class NotFoundError(ApiError):
    """404: the user, the job or whatever else was asked for does not exist."""


class ConflictError(ApiError):
    """409: a request with the same idempotency key is still running."""


class RateLimitError(ApiError):
    """429: too many requests, or too many batches in progress; `retry_after` says when to try again."""

    name = ErrorName.ERROR_RATE_LIMITED


class ServerError(ApiError):
    """500 and above: the server or a proxy before it failed."""


class ResponseParseError(FullStoryError):
    """The server reported success with a body that is not an answer of the API, such as HTML.

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
        self.errors: list[FullStoryError] = list(errors)


class ExportError(FullStoryError):
    """An export failed, or its file cannot be read.

    Attributes:
        operation_id: The id of the export; None if it has none.
        details: FullStory's explanation; None where it gave none.
    """

    name = ErrorName.ERROR_FULLSTORY
    operation_id: str | None = None
    details: str | None = None


class WaitTimeoutError(FullStoryError, TimeoutError):
    """A wait ended before the operation did. Nothing went wrong, and the operation goes on."""

    name = ErrorName.ERROR_TIMEOUT


class JournalError(FullStoryError):
    """The journal of an import cannot be used: it is damaged, of another import, or cannot be written."""


class JournalInUseError(JournalError):
    """Another process uses the journal."""


class SourceChangedError(JournalError):
    """The records are not those that the journal knows. Nothing was sent."""


class DuplicateRiskError(JournalError):
    """Going on might send events twice: it is unknown whether they arrived, and their key no longer protects them."""


class FailedRecordsError(FullStoryError):
    """An import left records out.

    Attributes:
        failed: How many the server refused.
        invalid: How many could not be sent.
    """

    name = ErrorName.ERROR_FULLSTORY

    def __init__(self, message: str, *, failed: int, invalid: int) -> None:
        super().__init__(message)
        self.failed = failed
        self.invalid = invalid


class QueueFullError(FullStoryError):
    """A queue holds as many records as it may. The record was not put into it."""

    can_retry = True


class WebhookVerificationError(FullStoryError):
    """A delivery to a webhook is not to be trusted: do not handle it, and answer 400 or 401.

    Attributes:
        check: What failed. `header`: it has no signature, or none that can be read. `signature`: none of the secrets
            signed this body. `age`: it was signed too long ago, or in the future.
    """

    def __init__(self, message: str, *, check: Literal["header", "signature", "age"]) -> None:
        super().__init__(message)
        self.check = check


class WebhookParseError(FullStoryError):
    """The body of a delivery to a webhook is not a JSON object."""

    name = ErrorName.ERROR_PARSE_RESPONSE


class UnknownError(FullStoryError):
    """A failure that no other class describes; see `__cause__`."""

    name = ErrorName.ERROR_UNKNOWN


def is_fs_error(obj: object) -> bool:
    """Return whether an object is an error of this package."""
    return isinstance(obj, FullStoryError)


def text_field(payload: Any, field: str) -> str | None:
    """Return a field of an error's body; None where it is missing or not text."""
    value = payload.get(field) if isinstance(payload, dict) else None
    return value if isinstance(value, str) else None
