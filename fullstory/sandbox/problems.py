"""How requests are refused: each `Problem` becomes an error answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Problem(Exception):
    """Why a request is refused: an HTTP status and what the error body says.

    Args:
        status: The HTTP status code.
        code: A short snake_case word for programs.
        message: An explanation for people.
        headers: Response headers, such as `Retry-After`.
    """

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers: dict[str, str] = dict(headers or {})


def invalid_argument(message: str) -> Problem:
    """Return the problem for a wrong body."""
    return Problem(400, "invalid_argument", message)


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
    return Problem(
        401, "unauthorized", "the API key is missing or unknown; send it as `Authorization: Basic <API key>`"
    )


def forbidden(needed: str, held: str) -> Problem:
    return Problem(403, "forbidden", f"this needs an API key of level {needed}; this key's level is {held}")


def user_not_found(user_id: str) -> Problem:
    return Problem(404, "user_not_found", f"no user has the id {user_id!r}")


def uid_not_found(uid: str) -> Problem:
    return Problem(404, "user_not_found", f"no user has the uid {uid!r}")


def resource_not_found(message: str) -> Problem:
    return Problem(404, "resource_not_found", message)


def conflict(message: str) -> Problem:
    return Problem(409, "conflict", message)


def too_many_requests(message: str, retry_after_seconds: int) -> Problem:
    return Problem(429, "too_many_requests", message, {"Retry-After": str(retry_after_seconds)})


def method_not_allowed(method: str, allowed: Iterable[str]) -> Problem:
    names = ", ".join(allowed)
    message = f"this path does not accept {method}; it accepts {names}"
    return Problem(405, "method_not_allowed", message, {"Allow": names})
