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
        (date(2026, 1, 2), "2026-01-02"),
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
        ({}, r"events\.create\(\) needs the field 'name'"),
        ({"name": None}, r"events\.create\(\) needs the field 'name'"),
        ({"name": 7}, "'name' has a value of type int"),
        ({"user": {"uid": "1"}, "name": 7}, r"cannot send name: "),
        ({"name": "n", "nmae": "m"}, "has no field 'nmae'; there are context, name,"),
        ({"name": "n", "user": "1"}, r"cannot send user: expected a JSON object, not str"),
        ({"name": "n", "user": {"uid": 7}}, r"cannot send user\.uid: .*'uid' has a value of type int"),
        ({"name": "n", "session": {"use_most_recent": "yes"}}, "'use_most_recent' has a value of type str"),
        ({"name": "n", "timestamp": "yesterday"}, "cannot send timestamp: .*yesterday"),
        ({"name": "n", "timestamp": 7}, r"events\.create\(\) cannot send timestamp"),
        ({"name": "n", "timestamp": datetime(2026, 1, 2)}, "^timestamp .*without time zone"),
        (
            {"name": "n", "context": {"browser": {"user_agent": "a", "url": b"x"}}},
            r"send context\.browser\.url: .*bytes",
        ),
        ({"name": "n", "properties": {"total": math.inf}}, r"^properties\.total is inf"),
    ],
)
async def test_fields_that_cannot_be_sent(connect: Connect, fields: dict[str, Any], complaint: str) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=complaint):
        await api.call("events.create", **fields)
    assert api.sent == []
