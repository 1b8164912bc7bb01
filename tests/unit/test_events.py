"""Events: what only they have."""

from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from fullstory import InvalidArgumentError
from tests.unit.harness import Answer, Connect


@pytest.mark.parametrize(
    ("timestamp", "sent"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05Z"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-5))), "2026-01-02T08:04:05Z"),
        ("2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05+02:00"),
    ],
)
async def test_timestamps(connect: Connect, timestamp: Any, sent: str) -> None:
    api = connect(Answer())
    await api.call("events.create", name="n", timestamp=timestamp)
    assert json.loads(api.sent[0].body) == {"name": "n", "timestamp": sent}


async def test_all_fields(connect: Connect) -> None:
    fields = {
        "name": "Order Completed",
        "user": {"id": "1"},
        "session": {"use_most_recent": True},
        "context": {"browser": {"url": "https://shop.example"}, "location": {"latitude": 1.5}},
        "timestamp": "2026-01-02T03:04:05Z",
        "properties": {"total": 9.5},
        "schema": {"properties": {"total": "real"}},
    }
    api = connect(Answer())
    await api.call("events.create", **fields)
    assert json.loads(api.sent[0].body) == fields


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"name": None}, r"^events\.create\(\): name is required"),
        ({"name": 7}, "name must be a string, not int"),
        ({"user": {"uid": "1"}, "name": 7}, r"name must be a string, not int"),
        ({"name": "n", "user": "1"}, r"user must be a mapping, not str"),
        ({"name": "n", "user": {"uid": 7}}, r"user\.uid must be a string, not int"),
        ({"name": "n", "user": {"name": "7"}}, r"unexpected field 'user\.name'; expected one of id, uid"),
        ({"name": "n", "session": {"use_most_recent": "yes"}}, r"session\.use_most_recent must be True or False"),
        ({"name": "n", "timestamp": "yesterday"}, "timestamp must be a datetime or a string in ISO 8601"),
        ({"name": "n", "timestamp": 7}, "timestamp must be a datetime or a string in ISO 8601"),
        ({"name": "n", "context": {"location": {"latitude": True}}}, r"latitude must be a number, not bool"),
        ({"name": "n", "context": {"device": {"screen_width": 1.5}}}, r"screen_width must be a whole number"),
        (
            {"name": "n", "timestamp": datetime(2026, 1, 2)},
            r"a time zone .*, not datetime\.datetime\(.*, which has none",
        ),
        (
            {"name": "n", "timestamp": "2026-01-02T03:04:05"},
            "with a time zone .*, not '2026-01-02T03:04:05', which has",
        ),
        ({"name": "n", "timestamp": "2026-01-02"}, r"with a time zone .*, not '2026-01-02', which has none"),
        ({"name": "n", "timestamp": date(2026, 1, 2)}, r"with a time zone .*, not datetime\.date\(2026, 1, 2\)$"),
        (
            {"name": "n", "context": {"browser": {"user_agent": "a", "url": b"x"}}},
            r"context\.browser\.url must be a string, not bytes",
        ),
        ({"name": "n", "properties": {"total": math.inf}}, r"^properties\.total is inf"),
    ],
)
async def test_fields_that_cannot_be_sent(connect: Connect, fields: dict[str, Any], complaint: str) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=complaint):
        await api.call("events.create", **fields)
    assert api.sent == []


@pytest.mark.parametrize(("fields", "complaint"), [({}, "'name'"), ({"name": "n", "nmae": "m"}, "'nmae'")])
async def test_arguments_that_python_refuses(connect: Connect, fields: dict[str, Any], complaint: str) -> None:
    api = connect()
    with pytest.raises(TypeError, match=complaint):
        await api.call("events.create", **fields)
    assert api.sent == []
