"""The log of the requests that the sandbox received."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from fullstory.sandbox.control.checks import check_text
from fullstory.sandbox.control.clock import isoformat

_KEPT_REQUESTS = 1000
_KEPT_BODY_BYTES = 16 * 1024
_DROPPED = "dropped"
_STATUS = re.compile(rf"[1-5](?:\d\d|xx)|{_DROPPED}")


@dataclass(slots=True)
class LoggedRequest:
    """A request and its answer.

    Args:
        id: The number of the request, from 1.
        at: When it arrived, in seconds since 1970 by the sandbox's clock.
        method: The HTTP method.
        path: The path as it was sent.
        query: The query as it was sent, without the question mark.
        status: The status of the answer; None if the connection ended before one.
        duration: Milliseconds from the head of the request to the end of the answer.
        idempotency_key: The `Idempotency-Key`, if there was one.
        replayed: Whether the answer was the one stored for the key.
        faults: The ids of the faults that happened to it, without those whose moment it did not reach.
        key_level: The level of the API key; None for an unknown one.
        headers: The request's headers, without the API key.
        body: The beginning of the request's body.
        body_bytes: The size of the request's body.
        answer: The beginning of the answer's body.
        answer_bytes: The size of the answer's body.
    """

    id: int
    at: float
    method: str
    path: str
    query: str
    status: int | None = None
    duration: float = 0.0
    idempotency_key: str | None = None
    replayed: bool = False
    faults: list[int] = field(default_factory=list)
    key_level: str | None = None
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    body_bytes: int = 0
    answer: bytes = b""
    answer_bytes: int = 0

    def received(self, body: bytes) -> None:
        self.body, self.body_bytes = body[:_KEPT_BODY_BYTES], len(body)

    def answered(self, status: int, body: bytes, size: int | None = None) -> None:
        """Keep the beginning of an answer. `size` is that of the body if it is in a file, and so not kept."""
        self.status, self.answer = status, body[:_KEPT_BODY_BYTES]
        self.answer_bytes = len(body) if size is None else size

    @property
    def target(self) -> str:
        """The path and the query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def outcome(self) -> str:
        """The status; `dropped` if the connection ended before one, and an empty text until the request has ended."""
        if self.status is not None:
            return str(self.status)
        return _DROPPED if self.duration else ""

    def summary(self) -> dict[str, Any]:
        """Return one line of the log, as JSON."""
        return {
            "id": self.id,
            "at": isoformat(self.at),
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "status": self.status,
            "duration_ms": round(self.duration, 3),
            "idempotency_key": self.idempotency_key,
            "replayed": self.replayed,
            "faults": self.faults,
            "key_level": self.key_level,
        }

    def details(self) -> dict[str, Any]:
        """Return everything that is known about the request, as JSON. Long bodies are cut off."""
        headers = [
            [name.decode("latin-1"), "(hidden)" if name == b"authorization" else value.decode("latin-1")]
            for name, value in self.headers
        ]
        return {
            **self.summary(),
            "headers": headers,
            "body": self.body.decode("utf-8", "replace"),
            "body_bytes": self.body_bytes,
            "answer": self.answer.decode("utf-8", "replace"),
            "answer_bytes": self.answer_bytes,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFilter:
    """Which requests a listing shows: those that match everything that is given.

    Args:
        method: The HTTP method.
        path: A part of the path and the query, in which `*` stands for anything.
        status: A status, such as 404, or all those of a class, such as `4xx`; `dropped` for the requests whose
            connection ended before an answer.

    Raises:
        ValueError: An argument is none of these.
    """

    method: str | None = None
    path: str | None = None
    status: int | str | None = None

    def __post_init__(self) -> None:
        for name in ("method", "path"):
            if getattr(self, name) is not None:
                check_text(name, getattr(self, name))
        if self.status is not None and not _STATUS.fullmatch(str(self.status).lower()):
            raise ValueError(f"status must be a status such as 404, 4xx or {_DROPPED}, not {self.status!r}")

    def matches(self, entry: LoggedRequest) -> bool:
        return (
            (self.method is None or entry.method == self.method.upper())
            and (self.path is None or _has_parts(entry.target.lower(), self.path.lower().split("*")))
            and (self.status is None or self._has_status(entry.outcome))
        )

    def _has_status(self, outcome: str) -> bool:
        wanted = str(self.status).lower()
        return outcome == wanted or (wanted.endswith("xx") and outcome[:1] == wanted[0])


def _has_parts(text: str, parts: list[str]) -> bool:
    """Return whether a text has all parts, one after the other."""
    position = 0
    for part in parts:
        found = text.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return True


class RequestLog:
    """The latest requests."""

    def __init__(self) -> None:
        self._requests: deque[LoggedRequest] = deque(maxlen=_KEPT_REQUESTS)
        self._next_id = 1

    def __len__(self) -> int:
        return len(self._requests)

    def __iter__(self) -> Iterator[LoggedRequest]:
        return iter(self._requests)

    def begin(self, at: float, method: str, path: str, query: str) -> LoggedRequest:
        """Add an entry to the log and return it."""
        entry = LoggedRequest(self._next_id, at, method, path, query)
        self._next_id += 1
        self._requests.append(entry)
        return entry

    def get(self, request_id: int) -> LoggedRequest | None:
        return next((entry for entry in self._requests if entry.id == request_id), None)

    def latest(self, before: int | None, size: int, chosen: RequestFilter) -> list[LoggedRequest]:
        """Return up to `size` of the chosen requests older than the id `before`, the newest first."""
        older = (entry for entry in reversed(self._requests) if before is None or entry.id < before)
        return list(islice(filter(chosen.matches, older), size))

    def clear(self) -> None:
        self._requests.clear()
