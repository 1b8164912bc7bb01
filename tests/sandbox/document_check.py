"""Compares the answers of a sandbox with the API document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import orjson

from fullstory.sandbox.document import load
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.in_flight import answer_observers

_OPERATIONS = [
    (operation.method, re.compile(re.sub(r"\{\w+\}", "[^/]+", operation.path) + r"\Z"), operation.id)
    for operation in sorted(load().operations.values(), key=lambda operation: operation.path)
]


def check_response(response: httpx.Response) -> None:
    """Fail for an answer that the API document does not describe."""
    path = response.request.url.raw_path.decode().partition("?")[0]
    check_answer(response.request.method, path, response.status_code, response.read())


def check_answer(method: str, path: str, status: int, body: bytes) -> None:
    """Fail for an answer to a request of the API that the API document does not describe."""
    if status in (405, 413):  # which any server may answer
        return
    for operation_method, pattern, operation_id in _OPERATIONS:
        if operation_method == method and pattern.match(path):
            if status != 200 or load().operations[operation_id].responses[status]:  # anything but a file
                load().response_validator(operation_id, status).validate(orjson.loads(body))
            return


@contextmanager
def problems_of_answers() -> Iterator[list[str]]:
    """Yield a list that gets every answer, of any sandbox in this process, that the document does not describe."""
    problems: list[str] = []

    def observe(method: str, path: str, answer: Answer) -> None:
        try:
            check_answer(method, path, answer.status, answer.body)
        except Exception as problem:
            problems.append(f"{method} {path}: {answer.status} {answer.body[:200]!r}: {problem!r}")

    answer_observers.append(observe)
    try:
        yield problems
    finally:
        answer_observers.remove(observe)
