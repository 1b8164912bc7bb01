"""One call of an operation, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from .document import Json, Operation
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Call:
    """A valid request: the operation, its parameters converted to their types, and its body."""

    operation: Operation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Json


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, with a body in JSON.

    `after_commit` is to be called once the transaction that made it is over.
    """

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    after_commit: Callable[[], None] | None = None

    @staticmethod
    def of(content: Any, status: int = 200, after_commit: Callable[[], None] | None = None) -> Answer:
        return Answer(status, orjson.dumps(content), after_commit=after_commit)

    @staticmethod
    def to(problem: Problem) -> Answer:
        body = orjson.dumps({"message": problem.message, "code": problem.code})
        return Answer(problem.status, body, problem.headers)


def page(results: list[Any], total_records: int, next_page_token: str | None, **more: str) -> Answer:
    """One page of a listing."""
    content: Json = {"results": results, "total_records": str(total_records), **more}
    if next_page_token is not None:
        content["next_page_token"] = next_page_token
    return Answer.of(content)
