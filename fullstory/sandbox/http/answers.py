"""Answers: a status, a body, headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import orjson

from fullstory.sandbox.problems import Problem
from fullstory.sandbox.rules.families import is_older, older_error

_PART_BYTES = 256 * 1024
_CODES = {
    401: "unauthorized",
    403: "forbidden",
    404: "resource_not_found",
    409: "conflict",
    429: "too_many_requests",
}


@dataclass(frozen=True, slots=True)
class FileBody:
    """A body that is part of a file, which is closed once it was sent."""

    file: BinaryIO
    start: int
    size: int

    def parts(self, start: int, size: int) -> Iterator[bytes]:
        """Yield `size` bytes of the body from its byte `start` on."""
        self.file.seek(self.start + start)
        while size > 0 and (part := self.file.read(min(size, _PART_BYTES))):
            size -= len(part)
            yield part


@dataclass(frozen=True, slots=True)
class Answer:
    """A response.

    Args:
        status: The HTTP status.
        body: The body.
        content_type: The Content-Type, unless `headers` has another.
        headers: Other headers.
        file: The body, if it is in a file; `body` is empty then.
        after_commit: Called once the transaction that made the answer has been committed.
        complete: Called after that. Returns the answer to send in place of this one, whose file takes time to write.
    """

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    file: FileBody | None = None
    after_commit: Callable[[], None] | None = None
    complete: Callable[[], Awaitable[Answer]] | None = None

    @staticmethod
    def of(content: Any, status: int = 200, after_commit: Callable[[], None] | None = None) -> Answer:
        """Return an answer with this content as JSON."""
        return Answer(status, orjson.dumps(content), after_commit=after_commit)

    @staticmethod
    def to(problem: Problem, path: str = "") -> Answer:
        """Return the error answer for a problem with a request for a path."""
        content = {"message": problem.message, "code": problem.code}
        if is_older(path):
            content = {"error": older_error(problem.status), **content}
        return Answer(problem.status, orjson.dumps(content), headers=problem.headers)

    @property
    def size(self) -> int:
        """The number of bytes in the body."""
        return len(self.body) if self.file is None else self.file.size

    def parts(self, start: int, size: int) -> Iterator[bytes]:
        """Yield `size` bytes of the body from its byte `start` on."""
        if self.file is not None:
            yield from self.file.parts(start, size)
        elif size:
            yield self.body[start : start + size]

    def close(self) -> None:
        """Close the file, if there is one."""
        if self.file is not None:
            self.file.file.close()

    def all_headers(self) -> dict[str, str]:
        return {"content-type": self.content_type} | {name.lower(): value for name, value in self.headers.items()}


def listing(results: list[Any], total_records: int, next_page_token: str | None, **more: str) -> Answer:
    """Return one page of a listing."""
    content = {"results": results, "total_records": str(total_records), "next_page_token": next_page_token, **more}
    return Answer.of(content)


def error_code(status: int) -> str:
    """Return the error code that fits a status."""
    return _CODES.get(status, "server_error" if status >= 500 else "invalid_argument")
