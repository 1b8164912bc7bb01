"""How requests are refused: each `Problem` becomes an error answer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

_NO_SUCH_USER = "User with that ID does not exist"


class Problem(Exception):
    """Why a request is refused: an HTTP status and what the error body says.

    Args:
        status: The HTTP status code.
        code: A short snake_case word for programs.
        message: What the error body says to people; FullStory's own words where they are documented.
        headers: Response headers, such as `Retry-After`.
        explanation: What FullStory's words leave out, for the header `Sandbox-Explanation`.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: Mapping[str, str] | None = None,
        explanation: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers: dict[str, str] = dict(headers or {})
        if explanation is not None:
            self.headers["Sandbox-Explanation"] = _header_value(explanation)


def invalid_argument(message: str) -> Problem:
    """Return the problem for a wrong body."""
    return Problem(400, "invalid_argument", message)


def empty_uid() -> Problem:
    """Return the problem of a user in a batch whose uid is an empty text."""
    return Problem(400, "invalid_parameter", "The provided uid parameter can not be empty")


def invalid_parameter(message: str) -> Problem:
    """Return the problem for a wrong path, query or header."""
    return Problem(400, "invalid_parameter", message)


def required_field(path: str) -> Problem:
    """Return the problem for a missing field."""
    return Problem(400, "required_field", f"{path} is required")


def session_full(session_id: str, limit: int) -> Problem:
    message = f"session {session_id!r} already has {limit} events, the maximum; use another session"
    return Problem(400, "session_page_limit_exceeded", message)


def unauthorized() -> Problem:
    explanation = "the API key is missing or unknown; send it as `Authorization: Basic <API key>`"
    return Problem(401, "unauthorized", "access is unauthorized", explanation=explanation)


def forbidden(needed: str, held: str) -> Problem:
    explanation = f"this needs an API key of level {needed}; this key's level is {held}"
    return Problem(403, "forbidden", "insufficient permissions", explanation=explanation)


def not_editable(message: str) -> Problem:
    """Return the problem of a change that not even the highest level of key may make."""
    return Problem(403, "forbidden", message)


def foreign_host(host: str) -> Problem:
    """Return the problem of a request for a name that is not one of this machine's."""
    message = f"this sandbox answers only under the names of this machine, such as localhost, not {host[:100]!r}"
    return Problem(403, "forbidden", message)


def user_not_found(user_id: str) -> Problem:
    return Problem(404, "user_not_found", _NO_SUCH_USER, explanation=f"no user has the id {user_id!r}")


def user_to_update_not_found(user_id: str) -> Problem:
    message = f"Failed to get user by id: {_NO_SUCH_USER}"
    return Problem(404, "user_not_found", message, explanation=f"no user has the id {user_id!r}")


def uid_not_found(uid: str) -> Problem:
    return Problem(404, "user_not_found", _NO_SUCH_USER, explanation=f"no user has the uid {uid!r}")


def resource_not_found(explanation: str) -> Problem:
    return Problem(404, "resource_not_found", "Requested resource does not exist", explanation=explanation)


def conflict(message: str) -> Problem:
    return Problem(409, "conflict", message)


def too_many_requests(explanation: str, retry_after_seconds: int) -> Problem:
    message = "Too many requests. Client has exceeded the rate limit for this endpoint."
    return Problem(429, "too_many_requests", message, {"Retry-After": str(retry_after_seconds)}, explanation)


def quota_exhausted(limit: int, seconds: float) -> Problem:
    """Return the problem of a call for which no activation is left until the billing cycle ends in some seconds."""
    message = "Too many requests. The organisation has used all its activations."
    explanation = f"the limit is {limit} activations in a billing cycle, which is a calendar month"
    return Problem(429, "too_many_requests", message, {"Retry-After": str(math.ceil(seconds))}, explanation)


def method_not_allowed(method: str, allowed: Iterable[str]) -> Problem:
    names = ", ".join(allowed)
    message = f"this path does not accept {method}; it accepts {names}"
    return Problem(405, "method_not_allowed", message, {"Allow": names})


def _header_value(text: str) -> str:
    # It may repeat what a client sent, which can be long and of any characters.
    return text[:500].encode("ascii", "backslashreplace").decode("ascii")
