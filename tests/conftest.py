"""What holds in every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fullstory.sandbox.calls import Answer
from fullstory.sandbox.exchange import Exchange
from tests.sandbox.api import check_answer


@pytest.fixture(autouse=True)
def every_answer_fits_the_document(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A sandbox in this process gives only answers that the API document has, unless a fault changed them."""
    problems: list[str] = []
    respond = Exchange._respond

    async def checked(self: Exchange, answer: Answer) -> None:
        if not self.entry.faults:
            method, path = self.scope["method"], self.scope["raw_path"].decode().partition("?")[0]
            try:
                check_answer(method, path, answer.status, answer.body)
            except Exception as problem:
                problems.append(f"{method} {path}: {answer.status} {answer.body[:200]!r}: {problem!r}")
        await respond(self, answer)

    monkeypatch.setattr(Exchange, "_respond", checked)
    yield
    assert not problems
