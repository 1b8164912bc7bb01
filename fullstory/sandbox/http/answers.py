"""Answers: a status, a body, headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from fullstory.sandbox.problems import Problem

_CODES = {
    401: "unauthorized",
    403: "forbidden",
    404: "resource_not_found",
    409: "conflict",
    429: "too_many_requests",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A response.

    Args:
        status: The HTTP status.
        body: The body.
        content_type: The Content-Type, unless `headers` has another.
        headers: Other headers.
        after_commit: Called once the transaction that made the answer has been committed.
    """

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    after_commit: Callable[[], None] | None = None

    @staticmethod
    def of(content: Any, status: int = 200, after_commit: Callable[[], None] | None = None) -> Answer:
        """Return an answer with this content as JSON."""
        return Answer(status, orjson.dumps(content), after_commit=after_commit)

    @staticmethod
    def to(problem: Problem) -> Answer:
        """Return the error answer for a problem."""
        body = orjson.dumps({"message": problem.message, "code": problem.code})
        return Answer(problem.status, body, headers=problem.headers)

    def all_headers(self) -> dict[str, str]:
        return {"content-type": self.content_type} | {name.lower(): value for name, value in self.headers.items()}


def listing(results: list[Any], total_records: int, next_page_token: str | None, **more: str) -> Answer:
    """Return one page of a listing."""
    content: dict[str, Any] = {"results": results, "total_records": str(total_records), **more}
    if next_page_token is not None:
        content["next_page_token"] = next_page_token
    return Answer.of(content)


def error_code(status: int) -> str:
    """Return the error code that fits a status."""
    return _CODES.get(status, "server_error" if status >= 500 else "invalid_argument")
