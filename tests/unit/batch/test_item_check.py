"""The fields of a batch's items: what the API would refuse is refused as it is added, however the items look."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullstory import InvalidArgumentError
from fullstory.batch.item_check import ItemCheck
from fullstory.generated.models import EventImportRequest, UserImportRequest
from fullstory.generated.models.user_import_request import UserImportRequestDict
from tests.unit.batch.harness import SUCCESS, Start, finished

USER_FIELDS = ", ".join(UserImportRequestDict.__annotations__)
CONTEXT: dict[str, Any] = {"browser": {"url": "https://example.com"}, "location": {"latitude": 1.5}}


class Plan(StrEnum):
    PRO = "pro"


class Level(Enum):
    GOLD = "gold"


def good(resource: str, count: int) -> list[dict[str, Any]]:
    if resource == "users":
        return [{"uid": str(number), "email": None, "properties": {"visits": number}} for number in range(count)]
    return [{"name": "x", "user": {"uid": str(number)}, "context": CONTEXT} for number in range(count)]


def at(**location: Any) -> dict[str, Any]:
    return {"name": "x", "context": {"location": location}}


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("users", {"displayName": "Ada"}, f"unexpected field '{{}}.displayName'; expected one of {USER_FIELDS}"),
    ("users", {"uid": "a", "displayName": "A"}, f"unexpected field '{{}}.displayName'; expected one of {USER_FIELDS}"),
    ("users", {"uid": 7}, "{}.uid must be a string, not int"),
    ("users", {"uid": 7, "email": "a", "properties": {}}, "{}.uid must be a string, not int"),
    ("users", {"uid": True}, "{}.uid must be a string, not bool"),
    ("users", {"uid": ["ada"]}, "{}.uid must be a string, not list"),
    ("users", {"properties": "plan"}, "{}.properties must be a mapping, not str"),
    ("users", {"schema": {"types": {}}}, "unexpected field '{}.schema.types'; expected one of properties"),
    ("users", {"schema": {"properties": {"visits": 7}}}, "{}.schema.properties.visits must be a string, not int"),
    ("events", {}, "{}.name is required"),
    ("events", {"name": None}, "{}.name is required"),
    ("events", {"user": {"uid": "ada"}, "context": CONTEXT}, "{}.name is required"),
    ("events", {"name": 7}, "{}.name must be a string, not int"),
    ("events", {"name": "x", "timestamp": 1.5}, "{}.timestamp must be a datetime or a string in ISO 8601"),
    ("events", {"name": "x", "timestamp": "yesterday"}, "{}.timestamp must be a datetime or a string in ISO 8601"),
    ("events", {"name": "x", "timestamp": "2026-01-02"}, "{}.timestamp must be a datetime or a string in ISO 8601"),
    ("events", {"name": "x", "timestamp": date(2026, 1, 2)}, "{}.timestamp must be a datetime or a string in ISO"),
    ("events", {"name": "x", "user": "ada"}, "{}.user must be a mapping, not str"),
    ("events", {"name": "x", "user": {"uid": 7}}, "{}.user.uid must be a string, not int"),
    ("events", at(latitude="1"), "{}.context.location.latitude must be a number, not str"),
    ("events", at(latitude=True), "{}.context.location.latitude must be a number, not bool"),
    ("events", {"name": "x", "context": {"location": [1, 2]}}, "{}.context.location must be a mapping, not list"),
    ("events", {"name": "x", "context": {"page": {}}}, "unexpected field '{}.context.page'; expected one of browser, "),
]


@pytest.mark.parametrize(("resource", "bad", "message"), BAD, ids=[str(each[1]) for each in BAD])
class TestRefused:
    """Between others that are right, which tells nothing about it."""

    @pytest.mark.parametrize("before", [0, 1, 17, 1234])
    async def test_with_its_index_and_path(
        self, start: Start, resource: str, bad: dict[str, Any], message: str, before: int
    ) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            start().job([*good(resource, before), bad, *good(resource, 3)], resource=resource)
        assert str(caught.value).startswith(message.format(f"requests[{before}]"))

    async def test_whatever_was_added_before(
        self, start: Start, resource: str, bad: dict[str, Any], message: str
    ) -> None:
        job = start().job(good(resource, 2), resource=resource).add(*good(resource, 3))
        for _ in range(2):
            with pytest.raises(InvalidArgumentError) as caught:
                job.add(*good(resource, 1), bad)
            assert str(caught.value).startswith(message.format("requests[6]"))
        assert len(job.requests) == 5


class TestAccepted:
    async def sent(self, start: Start, resource: str, *items: Any) -> Any:
        api = start(*SUCCESS)
        await finished(api.job(items, resource=resource).execute())
        return json.loads(api.creations[0].body)["requests"]

    async def test_an_empty_name_is_for_the_server_to_refuse(self, start: Start) -> None:
        assert await self.sent(start, "events", {"name": ""}) == [{"name": ""}]

    async def test_an_item_without_fields(self, start: Start) -> None:
        assert await self.sent(start, "users", {}, {"uid": "ada"}) == [{}, {"uid": "ada"}]

    async def test_none_is_a_field_left_out(self, start: Start) -> None:
        items = [{"uid": "ada", "email": None, "properties": None, "schema": None}, {"uid": None}]
        assert await self.sent(start, "users", *items) == [{"uid": "ada"}, {}]

    async def test_what_becomes_a_string(self, start: Start) -> None:
        number = UUID(int=1)
        items = [{"uid": number}, {"uid": Plan.PRO, "email": Level.GOLD}]
        assert await self.sent(start, "users", *items) == [{"uid": str(number)}, {"uid": "pro", "email": "gold"}]

    async def test_times(self, start: Start) -> None:
        time = datetime(2026, 1, 2, tzinfo=UTC)
        events = [{"name": "x", "timestamp": given} for given in (time, "2026-01-02T03:04:05+02:00", None)]
        assert [event.get("timestamp") for event in await self.sent(start, "events", *events)] == [
            "2026-01-02T00:00:00Z", "2026-01-02T03:04:05+02:00", None,
        ]  # fmt: skip

    async def test_properties_are_free(self, start: Start) -> None:
        users = [{"properties": {"a": 1, "b": [1.5], "c": {"d": True}, "time": datetime(2026, 1, 2, tzinfo=UTC)}}]
        assert (await self.sent(start, "users", *users))[0]["properties"]["c"] == {"d": True}

    async def test_types_of_properties(self, start: Start) -> None:
        users = [{"uid": "a", "schema": {"properties": {"visits": "int"}}}, {"uid": "b", "schema": {}}]
        assert await self.sent(start, "users", *users) == users

    async def test_items_with_different_fields(self, start: Start) -> None:
        users: list[Any] = [{"uid": "a", "email": "b"}, {"uid": "c", "display_name": "d"}, {"id": "1"}]
        assert await self.sent(start, "users", *users) == users

    async def test_nested_objects_of_different_kinds(self, start: Start) -> None:
        events = [
            {"name": "x", "context": context, "user": {"uid": "ada"}}
            for context in (CONTEXT, None, {}, OrderedDict(CONTEXT), {"browser": None})
        ]
        assert len(await self.sent(start, "events", *events)) == 5

    async def test_a_dict_that_makes_what_is_asked_for_stays_as_it_is(self, start: Start) -> None:
        users = [defaultdict(str, uid="a"), defaultdict(str, email="b")]
        assert await self.sent(start, "users", *users) == [{"uid": "a"}, {"email": "b"}]
        assert users == [{"uid": "a"}, {"email": "b"}]


PLAIN: list[Any] = [None, "", "x", 7, 1.5, True, [], ["x"], datetime(2026, 1, 2, tzinfo=UTC)]
OBJECTS: list[Any] = [{}, {"uid": "x"}, {"uid": 7}, {"latitude": 1.5}, {"properties": {"x": "int"}}]
OBJECTS += [{"properties": {"x": 7}}, {"location": {"latitude": "x"}}, {"location": {"latitude": 7}}]
VALUES = st.sampled_from(PLAIN + OBJECTS)
FIELDS = st.sampled_from(
    ["name", "uid", "id", "email", "properties", "schema", "context", "user", "session", "timestamp", "other"]
)
ITEMS = st.lists(st.dictionaries(FIELDS, VALUES, max_size=4), min_size=1, max_size=4)


@pytest.mark.parametrize(("model", "required"), [(UserImportRequest, ()), (EventImportRequest, ("name",))])
@settings(max_examples=300, deadline=None)
@given(batches=st.lists(ITEMS, min_size=1, max_size=4))
def test_what_is_known_to_be_right_passes_the_check_of_each(
    model: Any, required: tuple[str, ...], batches: list[list[dict[str, Any]]]
) -> None:
    subject = ItemCheck(model.check, required)
    for items in batches:
        if subject.knows(items):
            for item in items:
                model.check(item)
