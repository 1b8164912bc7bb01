"""What a batch takes: the mappings, their number, and when they can be added. Nothing bad is ever sent."""

from __future__ import annotations

import itertools
import json
from collections import OrderedDict, UserDict
from collections.abc import Iterator
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import pytest

from fullstory import BatchJobOptions, InvalidArgumentError, JobState
from fullstory.batch.item_check import ItemCheck
from fullstory.batch.requests import BatchRequests
from fullstory.generated.models import UserImportRequest
from tests.unit.batch.harness import BODY, SUCCESS, USERS, Start, allocated, finished

MANY = [{"uid": str(number)} for number in range(50_000)]


def sent_requests(api: Any) -> Any:
    return json.loads(api.creations[0].body)["requests"]


class TestKinds:
    @pytest.mark.parametrize("requests", [{"uid": "ada"}, "ada", b"ada", bytearray(b"ada"), None, 7, 1.5, object()])
    async def test_what_is_not_an_iterable_of_mappings(self, start: Start, requests: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="requests must be an iterable of mappings, not "):
            start().job(requests)

    @pytest.mark.parametrize("item", ["ada", 7, None, ["uid", "ada"], ("uid", "ada"), object()])
    async def test_an_item_that_is_not_a_mapping_is_named(self, start: Start, item: Any) -> None:
        job = start().job()
        with pytest.raises(InvalidArgumentError, match=rf"requests\[3\] must be a mapping, not {type(item).__name__}"):
            job.add({"uid": "alan"}, item)
        with pytest.raises(InvalidArgumentError, match=r"requests\[1\] must be a mapping"):
            start().job([{"uid": "alan"}, item])

    async def test_a_list_is_added_with_a_star(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match=r"requests\[0\] must be a mapping, not list"):
            start().job([]).add(USERS)

    @pytest.mark.parametrize("kind", [dict, OrderedDict, UserDict, MappingProxyType])
    async def test_mappings_of_every_kind(self, start: Start, kind: Any) -> None:
        api = start(*SUCCESS)
        await finished(api.job([kind(user) for user in USERS]).execute())
        assert api.creations[0].body == BODY

    @pytest.mark.parametrize("kind", [list, tuple, iter, lambda users: (user for user in users)])
    async def test_iterables_of_every_kind(self, start: Start, kind: Any) -> None:
        api = start(*SUCCESS)
        await finished(api.job(kind(USERS)).execute())
        assert api.creations[0].body == BODY

    async def test_an_iterator_is_consumed_once(self, start: Start) -> None:
        api = start(*SUCCESS)
        users = iter(USERS)
        first, second = api.job(users), api.job(users)
        assert (first.requests, second.requests) == (USERS, [])
        with pytest.raises(InvalidArgumentError, match="requests is empty"):
            second.execute()
        await finished(first.execute())

    @pytest.mark.parametrize("shared", [[], "context", 7])
    async def test_shared_must_be_a_mapping(self, start: Start, shared: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="shared must be a mapping, not "):
            start().job(resource="events", shared=shared)

    async def test_options_must_be_options(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match="options must be BatchJobOptions, not dict"):
            start().client.users.batch_create(USERS, options={"max_retries": 3})

    @pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), True, "1"])
    def test_a_poll_interval_is_a_positive_number(self, value: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="poll_interval must be a number of seconds above 0"):
            BatchJobOptions(poll_interval=value)

    @pytest.mark.parametrize("value", [-1, 1.5, None, True, "1"])
    def test_max_retries_is_a_count(self, value: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="max_retries must be a whole number of at least 0"):
            BatchJobOptions(max_retries=value)

    @pytest.mark.parametrize("key", ["", "a\nb", 7])
    async def test_idempotency_keys_that_are_refused(self, start: Start, key: Any) -> None:
        with pytest.raises(InvalidArgumentError, match="idempotency_key"):
            start().job(idempotency_key=key)


class TestNumber:
    async def test_50_000_requests_are_not_too_many(self, start: Start) -> None:
        api = start(*SUCCESS)
        await finished(api.job(MANY).execute())
        assert sent_requests(api) == MANY

    async def test_one_more_is(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match=r"requests\[50000\] is one too many: .* at most 50,000"):
            start().job([*MANY, {}])

    async def test_one_more_later_is_and_is_not_added(self, start: Start) -> None:
        job = start().job(MANY[1:])
        with pytest.raises(InvalidArgumentError, match=r"requests\[50000\] is one too many"):
            job.add({}, {})
        assert len(job.requests) == 49_999
        job.add({})
        assert len(job.requests) == 50_000

    async def test_an_endless_generator_ends(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match="is one too many"):
            start().job({"uid": str(number)} for number in itertools.count())

    async def test_no_more_is_taken_than_needed_to_see_that(self, start: Start) -> None:
        rest: Iterator[dict[str, str]] = iter([{}] * 50_010)
        with pytest.raises(InvalidArgumentError, match="is one too many"):
            start().job(rest)
        assert len(list(rest)) == 9

    async def test_an_empty_job_cannot_be_executed(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job([])
        with pytest.raises(InvalidArgumentError, match="requests is empty"):
            job.execute()
        assert job.state is JobState.NOT_STARTED
        await finished(job.add(*USERS).execute())
        assert api.creations[0].body == BODY


class TestValues:
    """NaN, infinity and anything else JSON cannot represent: with the item's index and the field's path."""

    @pytest.mark.parametrize(
        "value", [float("nan"), float("inf"), b"x", {1}, datetime(2026, 1, 2), "\ud800"], ids=repr
    )  # fmt: skip
    async def test_what_json_cannot_represent(self, start: Start, value: Any) -> None:
        users: list[dict[str, Any]] = [{"uid": str(number), "properties": {"price": 1.5}} for number in range(20)]
        users[17]["properties"]["price"] = value
        with pytest.raises(InvalidArgumentError, match=r"^requests\[17\]\.properties\.price "):
            start().job(users)

    @pytest.mark.parametrize("before", [1, 600, 1_500])
    async def test_the_index_counts_what_was_added_before(self, start: Start, before: int) -> None:
        job = start().job(MANY[:before]).add(*MANY[:15])
        count = len(job.requests)
        bad = {"properties": {"price": float("nan")}}
        with pytest.raises(InvalidArgumentError, match=rf"^requests\[{count + 2}\]\.properties\.price is nan"):
            job.add({}, {}, bad)

    async def test_the_index_in_a_long_list(self, start: Start) -> None:
        bad = {"properties": {"prices": [1.5, float("nan")]}}
        with pytest.raises(InvalidArgumentError, match=r"^requests\[1234\]\.properties\.prices\[1\] is nan"):
            start().job([*MANY[:1234], bad])

    async def test_nothing_is_added_where_one_is_bad(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job()
        with pytest.raises(InvalidArgumentError):
            job.add({"uid": "alan"}, {"uid": float("nan")})
        assert job.requests == USERS
        await finished(job.execute())
        assert api.creations[0].body == BODY

    async def test_shared_is_named_too(self, start: Start) -> None:
        with pytest.raises(InvalidArgumentError, match=r"^shared\.context\.location\.latitude is nan"):
            start().job(resource="events", shared={"context": {"location": {"latitude": float("nan")}}})

    async def test_times_become_utc_and_none_is_left_out(self, start: Start) -> None:
        api = start(*SUCCESS)
        event = {"name": "x", "timestamp": datetime(2026, 1, 2, tzinfo=UTC), "session": None}
        await finished(api.job([event], resource="events").execute())
        assert sent_requests(api) == [{"name": "x", "timestamp": "2026-01-02T00:00:00Z"}]

    async def test_what_changes_after_it_was_added_is_sent_as_it_was(self, start: Start) -> None:
        api = start(*SUCCESS)
        properties: dict[str, Any] = {"plans": ["free"]}
        event = {"name": "Signed up", "properties": properties}
        browser = {"url": "https://example.com"}
        events = [event]
        job = api.job(events, resource="events", shared={"context": {"browser": browser}})
        properties["plans"].append("pro")
        properties["price"] = float("nan")
        event["name"] = "Left"
        events.append({"name": "Came back"})
        browser["url"] = "https://example.org"
        as_added = [{"name": "Signed up", "properties": {"plans": ["free"]}}]
        assert job.requests == as_added
        assert job.shared == {"context": {"browser": {"url": "https://example.com"}}}
        await finished(job.execute())
        assert sent_requests(api) == job.requests == as_added
        assert json.loads(api.creations[0].body)["shared"] == job.shared

    async def test_what_is_read_back_is_a_copy(self, start: Start) -> None:
        api = start(*SUCCESS)
        event = {"name": "Signed up", "properties": {"plan": "free"}}
        shared = {"context": {"browser": {"url": "https://example.com"}}}
        job = api.job([event], resource="events", shared=shared)
        job.requests[0]["properties"]["plan"] = "pro"
        job.shared["context"].clear()
        assert (job.requests, job.shared) == ([event], shared)
        await finished(job.execute())
        assert json.loads(api.creations[0].body) == {"requests": [event], "shared": shared}

    async def test_an_exception_of_the_callers_generator_is_the_callers(self, start: Start) -> None:
        def users() -> Iterator[dict[str, str]]:
            yield {"uid": "ada"}
            raise LookupError("the file ends too early")

        with pytest.raises(LookupError):
            start().job(users())


class TestAdding:
    async def test_it_appends_and_returns_the_job(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job([])
        assert job.add(USERS[0]) is job
        assert job.add().add(USERS[1]).requests == USERS
        await finished(job.execute())
        assert api.creations[0].body == BODY

    async def test_many_small_additions(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job([])
        for user in MANY[:3000]:
            job.add(user)
        await finished(job.execute())
        assert sent_requests(api) == MANY[:3000]

    async def test_after_execute_it_is_refused(self, start: Start) -> None:
        api = start(*SUCCESS)
        job = api.job().execute()
        with pytest.raises(InvalidArgumentError, match=r"call add\(\) before execute\(\)"):
            job.add({"uid": "alan"})
        await finished(job)
        with pytest.raises(InvalidArgumentError, match=r"call add\(\) before execute\(\)"):
            job.add({"uid": "alan"})
        assert job.requests == USERS

    async def test_requests_are_a_list_of_ones_own(self, start: Start) -> None:
        job = start().job()
        job.requests.clear()
        assert job.requests == USERS

    @pytest.mark.parametrize("at_once", [50_000, 1_000, 1])
    def test_50_000_take_a_fraction_of_what_dicts_would(self, at_once: int) -> None:
        def users() -> Iterator[dict[str, Any]]:
            return ({"uid": f"user{n}", "properties": {"plan": "pro", "visits": n}} for n in range(50_000))

        def encoded() -> BatchRequests:
            made = BatchRequests(ItemCheck(UserImportRequest.check))
            rest = users()
            while some := list(itertools.islice(rest, at_once)):
                made.add(some)
            return made

        assert allocated(encoded) < allocated(lambda: list(users())) / 3
