"""Lists of results that would never end: the job ends them, and what came before is kept."""

from __future__ import annotations

import itertools
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import JobState
from tests.unit.batch.harness import (
    COMPLETED,
    CREATED,
    IMPORTS,
    NOTHING,
    SUCCESS,
    BatchTwin,
    Start,
    finished,
    page,
)
from tests.unit.harness import Answer, Kind, collected

CIRCLE = (
    "GET /v2/users/batch/job-1/{} answered 200, but its next page is one that was fetched before: "
    "the pages form a circle"
)


@pytest.mark.parametrize("tokens", [["a", "a"], ["a", "b", "a"], ["a", "b", "c", "b"]])
@pytest.mark.parametrize("listed", ["imports", "errors"])
async def test_pages_that_lead_in_a_circle(start: Start, listed: str, tokens: list[str]) -> None:
    before = SUCCESS[: 2 if listed == "imports" else 3]
    api = start(*before, *[page(IMPORTS[0], then=token) for token in tokens])
    job = api.job()
    with pytest.raises(fullstory.ResponseParseError, match=CIRCLE.format(listed)) as caught:
        await finished(job.execute())
    assert api.steps[-1] == f"{listed} page_token={tokens[-2]}"
    assert job.errors == [caught.value]
    # Every page that came is there, the last one too.
    assert len(job.imports if listed == "imports" else job.failed_imports) == len(tokens)


async def test_a_restart_walks_from_the_first_page(start: Start) -> None:
    api = start(*SUCCESS[:2], page(then="a"), page(then="a"), COMPLETED, page(IMPORTS[0], then="a"), page(), NOTHING)
    job = api.job()
    with pytest.raises(fullstory.ResponseParseError):
        await finished(job.execute())
    assert len((await finished(job.restart())).imports) == 1


@pytest.mark.parametrize("tokens", [["a", "a"], ["a", "b", "a"]])
async def test_pages_that_lead_in_a_circle_while_they_are_streamed(start: Start, tokens: list[str]) -> None:
    api = start(*SUCCESS, *[page(IMPORTS[0], then=token) for token in tokens])
    job = api.job()
    await finished(job.execute())
    seen: list[Any] = []
    with pytest.raises(fullstory.ResponseParseError, match=CIRCLE.format("imports")):
        await collected(noting(job.iter_imports(), seen))
    assert len(seen) == len(tokens)


def noting(items: Any, seen: list[Any]) -> Any:
    """The same iterator of either kind; what it brings is noted in `seen`."""

    async def awaited() -> Any:
        async for item in items:
            seen.append(item)
            yield item

    def blocking() -> Any:
        for item in items:
            seen.append(item)
            yield item

    return awaited() if hasattr(items, "__aiter__") else blocking()


class EndlessTwin(BatchTwin):
    """A twin whose server has another page of imports for every token.

    Args:
        kind: Which client.
        items: How many imports each page has.
        pages: How many pages there are; None for no end.
    """

    def __init__(self, kind: Kind, items: int, pages: int | None = None) -> None:
        super().__init__(kind)
        self._items = [{"id": "1"}] * items
        self._numbers = itertools.count(1)
        self._pages = pages

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self._answers.append(self._next(request))
        return super()._answer(request)

    def _next(self, request: httpx.Request) -> Answer:
        if request.method == "POST":
            return CREATED
        if request.url.path.endswith("job-1"):
            return COMPLETED
        if request.url.path.endswith("errors"):
            return NOTHING
        number = next(self._numbers)
        return page(*self._items, then=None if number == self._pages else str(number))


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> Kind:
    kind: Kind = request.param
    return kind


async def test_ever_new_tokens_with_results(kind: Kind) -> None:
    api = EndlessTwin(kind, items=10_000)
    job = api.job()
    with pytest.raises(fullstory.ResponseParseError, match="after more than the 50,000 results that a batch can have"):
        await finished(job.execute())
    assert (job.state, len(job.imports), len(api.sent)) == (JobState.ABORTED, 60_000, 8)


async def test_ever_new_tokens_without_results(kind: Kind) -> None:
    api = EndlessTwin(kind, items=0)
    job = api.job()
    with pytest.raises(fullstory.ResponseParseError, match="after 100 empty ones in a row"):
        await finished(job.execute())
    assert (job.state, len(api.sent)) == (JobState.ABORTED, 102)


async def test_ever_new_tokens_while_they_are_streamed(kind: Kind) -> None:
    api = EndlessTwin(kind, items=10_000, pages=1)
    job = api.job()
    await finished(job.execute())
    seen: list[Any] = []
    with pytest.raises(fullstory.ResponseParseError, match="50,000 results"):
        await collected(noting(job.iter_imports(), seen))
    assert len(seen) == 60_000


async def test_a_full_batch_may_end_with_an_empty_page(kind: Kind) -> None:
    class Full(EndlessTwin):
        def _next(self, request: httpx.Request) -> Answer:
            return NOTHING if request.url.params.get("page_token") == "5" else super()._next(request)

    job = Full(kind, items=10_000).job()
    assert len((await finished(job.execute())).imports) == 50_000
