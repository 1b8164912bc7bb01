"""Results: a sequence that is held compactly, and the ways to fetch them without holding them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import httpx
import orjson
import pytest

import fullstory
from fullstory import BatchResults
from fullstory.batch.results import ResultPage, read_page
from fullstory.generated.models import UserImport
from tests.unit.batch.harness import (
    CREATED,
    FAILED,
    FAILURES,
    IMPORTED,
    IMPORTS,
    NOT_READY,
    NOTHING,
    REFUSED,
    SUCCESS,
    Start,
    allocated,
    finished,
    page,
    rate_limited,
)
from tests.unit.harness import Answer, collected


def results(*pages: Sequence[dict[str, Any]]) -> BatchResults[UserImport]:
    made = BatchResults(UserImport)
    for items in pages:
        made.add(ResultPage(orjson.dumps({"results": list(items)}), len(items), None))
    return made


ITEMS = [{"id": str(number), "uid": f"user{number}", "email": f"user{number}@example.com"} for number in range(7)]
USERS = [UserImport.from_dict(item) for item in ITEMS]
SPLITS = [[ITEMS], [ITEMS[:3], ITEMS[3:]], [[], ITEMS[:1], [], ITEMS[1:6], ITEMS[6:], []], [[item] for item in ITEMS]]
each_split = pytest.mark.parametrize("pages", SPLITS, ids=["one page", "two", "some empty", "one each"])


class TestSequence:
    """Whatever pages they came in, they are used like a list."""

    @each_split
    def test_length_and_iteration(self, pages: Any) -> None:
        subject = results(*pages)
        assert len(subject) == 7
        assert list(subject) == USERS
        assert list(reversed(subject)) == USERS[::-1]

    @each_split
    def test_index(self, pages: Any) -> None:
        subject = results(*pages)
        assert [subject[index] for index in range(-7, 7)] == [USERS[index] for index in range(-7, 7)]

    @each_split
    @pytest.mark.parametrize("index", [7, -8, 100, -100])
    def test_index_out_of_range(self, pages: Any, index: int) -> None:
        with pytest.raises(IndexError, match="out of range"):
            results(*pages)[index]

    @each_split
    @pytest.mark.parametrize(
        "part", [slice(None), slice(2, 5), slice(-3, None), slice(None, None, -2), slice(5, 2), slice(3, 99)], ids=str
    )
    def test_slice(self, pages: Any, part: slice) -> None:
        assert results(*pages)[part] == USERS[part]

    @each_split
    def test_membership_and_search(self, pages: Any) -> None:
        subject = results(*pages)
        assert USERS[4] in subject
        assert subject.index(USERS[4]) == 4
        assert subject.count(UserImport(id="other")) == 0

    @each_split
    def test_equality(self, pages: Any) -> None:
        subject = results(*pages)
        assert subject == USERS
        assert subject == USERS
        assert subject == results(ITEMS)
        assert subject != USERS[:6]
        assert subject != [*USERS[:6], UserImport(id="other")]
        assert subject != "user"
        assert subject != 7

    def test_like_a_list_they_have_no_hash(self) -> None:
        with pytest.raises(TypeError, match="unhashable"):
            hash(results())

    def test_none(self) -> None:
        assert (len(results()), list(results()), bool(results()), results() == []) == (0, [], False, True)

    def test_no_personal_data_in_repr(self) -> None:
        assert repr(results(ITEMS)) == "<7 UserImport>"

    def test_items_are_made_when_they_are_looked_at(self) -> None:
        subject = results(ITEMS)
        assert subject[0] is not subject[0]

    def test_another_thread_may_read_another_page_meanwhile(self) -> None:
        class Page:
            """One item. Whoever asks for the count while the sequence is in use makes another thread read on."""

            next_page_token = None

            def __init__(self, item: Any) -> None:
                self.item = item

            @property
            def count(self) -> int:
                if len(subject) == len(ITEMS) and not reading:
                    reading.append(True)
                    assert subject[-1] == USERS[-1]
                    reading.clear()
                return 1

            def items(self) -> list[Any]:
                return [self.item]

        reading: list[bool] = []
        subject = BatchResults(UserImport)
        for item in ITEMS:
            subject.add(cast(ResultPage, Page(item)))
        assert [subject[0], subject[0], subject[6]] == [USERS[0], USERS[0], USERS[6]]


class TestMemory:
    def test_50_000_results_take_a_fraction_of_what_models_would(self) -> None:
        items = [
            {
                "id": str(n),
                "uid": f"user{n}",
                "email": f"user{n}@example.com",
                "properties": {"plan": "pro", "visits": n},
            }
            for n in range(50_000)
        ]
        pages = [orjson.dumps({"results": items[start : start + 1_000]}) for start in range(0, 50_000, 1_000)]

        def compact() -> BatchResults[UserImport]:
            made = BatchResults(UserImport)
            for content in pages:
                # As from the network: bytes of its own.
                made.add(read_page(bytes(bytearray(content)), orjson.loads(content)))
            return made

        held = allocated(compact)
        models = allocated(lambda: [UserImport.from_dict(item) for item in items])
        assert held < models / 3


class TestStreaming:
    """iter_imports() and iter_failed_imports()."""

    async def test_page_by_page(self, start: Start) -> None:
        api = start(*ABORTED, page(IMPORTS[0], then="a"), page(then="b"), page(IMPORTS[1]), page(*FAILURES))
        job = await resumed(api)
        assert [user.uid for user in await collected(job.iter_imports())] == ["ada", "grace"]
        assert [failure.code for failure in await collected(job.iter_failed_imports())] == ["invalid_uid"]
        assert api.steps == ["imports", "imports page_token=a", "imports page_token=b", "errors"]

    async def test_nothing_is_held(self, start: Start) -> None:
        job = await resumed(start(*ABORTED, IMPORTED, page(*FAILURES)))
        await collected(job.iter_imports())
        await collected(job.iter_failed_imports())
        assert (len(job.imports), len(job.failed_imports)) == (0, 0)

    async def test_a_page_is_fetched_when_it_is_needed(self, start: Start) -> None:
        api = start(*ABORTED, page(*IMPORTS, then="a"))
        job = await resumed(api)
        imports = job.iter_imports()
        for _ in IMPORTS:
            await (anext(imports) if api.kind == "async" else as_coroutine(next(imports)))
        assert api.steps == ["imports"]
        await (imports.aclose() if api.kind == "async" else as_coroutine(imports.close()))

    async def test_with_the_clients_retries(self, start: Start) -> None:
        api = start(*ABORTED, httpx.ReadError("lost"), rate_limited(3), IMPORTED, max_retries=2)
        job = await resumed(api)
        assert len(await collected(job.iter_imports())) == 2
        assert api.steps == ["imports", 0.5, "imports", 3.0, "imports"]
        # Those of the job itself alone.
        assert [type(error) for error in job.errors] == [fullstory.AuthenticationError]

    @pytest.mark.parametrize(("poll_interval", "wait"), [(None, 1.0), (7.0, 7.0)])
    async def test_what_is_not_ready_is_waited_for(
        self, start: Start, poll_interval: float | None, wait: float
    ) -> None:
        api = start(*ABORTED, NOT_READY, NOT_READY, IMPORTED)
        job = await resumed(api, poll_interval=poll_interval)
        assert len(await collected(job.iter_imports())) == 2
        assert api.steps == ["imports", wait, "imports", wait, "imports"]

    async def test_errors_are_raised(self, start: Start) -> None:
        job = await resumed(start(*ABORTED, REFUSED))
        with pytest.raises(fullstory.PermissionDeniedError):
            await collected(job.iter_imports())

    @pytest.mark.parametrize("tokens", [["a", "a"], ["a", "b", "a"]])
    async def test_pages_that_lead_in_a_circle(self, start: Start, tokens: list[str]) -> None:
        job = await resumed(start(*ABORTED, *[page(then=token) for token in tokens]))
        with pytest.raises(fullstory.ResponseParseError, match="the pages form a circle"):
            await collected(job.iter_imports())

    async def test_a_job_without_id_has_no_results(self, start: Start) -> None:
        job = start().job()
        with pytest.raises(fullstory.InvalidArgumentError, match="the job has no results yet: it was not created"):
            await collected(job.iter_imports())
        with pytest.raises(fullstory.InvalidArgumentError, match="the job has no results yet: it was not created"):
            await collected(job.iter_failed_imports())

    async def test_types_of_properties_where_they_were_asked_for(self, start: Start) -> None:
        api = start(*SUCCESS, IMPORTED, NOTHING)
        job = api.job(include_schema=True)
        await finished(job.execute())
        await collected(job.iter_imports())
        await collected(job.iter_failed_imports())
        assert api.steps[-2:] == ["imports include_schema=true", "errors"]


ABORTED = (CREATED, Answer(401))


async def resumed(api: Any, **options: Any) -> Any:
    """A job that has an id and has not fetched anything."""
    job = api.job(**options)
    with pytest.raises(fullstory.AuthenticationError):
        await finished(job.execute())
    api.calls.clear()
    return job


async def as_coroutine(value: Any) -> Any:
    return value


async def test_a_failed_job_holds_both(start: Start) -> None:
    job = start(CREATED, FAILED, IMPORTED, page(*FAILURES)).job()
    await finished(job.execute())
    assert repr((job.imports, job.failed_imports)) == "(<2 UserImport>, <1 FailedUserImport>)"
