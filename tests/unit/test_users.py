"""Users: what only they have."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import InvalidArgumentError
from tests.unit.calls import USER
from tests.unit.harness import Answer, Connect

WRITES = [("users.create", ()), ("users.update", ("123",))]


@pytest.mark.parametrize(("method", "args"), WRITES)
@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"uid": 7}, r"^users\.\w+\(\): uid must be a string, not int"),
        ({"email": ["a"]}, "email must be a string, not list"),
        ({"properties": [1]}, "properties must be a mapping, not list"),
        ({"properties": "x"}, "properties must be a mapping, not str"),
        ({"schema": {"properties": {"visits": 7}}}, r"schema\.properties\.visits must be a string, not int"),
        ({"schema": {"properties": {"a": "integer"}}}, r"schema\.properties\.a must be one of .*int, .*'integer'"),
        ({"schema": {"types": {}}}, r"unexpected field 'schema\.types'; expected one of properties"),
        ({"uid": datetime(2026, 1, 1)}, "uid must be a string, not datetime"),
        ({"properties": {"price": math.nan}}, r"^properties\.price is nan"),
        ({"properties": {"at": [datetime(2026, 1, 1)]}}, r"^properties\.at\[0\] .*without time zone"),
        ({"properties": {"raw": b"x"}}, r"^properties\.raw .*bytes"),
    ],
)
async def test_fields_that_cannot_be_sent(
    connect: Connect, method: str, args: tuple[str, ...], fields: dict[str, Any], complaint: str
) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=complaint) as caught:
        await api.call(method, *args, **fields)
    assert caught.value.__cause__ is None
    assert api.sent == []


@pytest.mark.parametrize(("method", "args"), WRITES)
async def test_an_unknown_field_is_an_unexpected_argument(connect: Connect, method: str, args: tuple[str, ...]) -> None:
    api = connect()
    with pytest.raises(TypeError, match="unexpected keyword argument 'user_id'"):
        await api.call(method, *args, user_id="1")
    assert api.sent == []


@pytest.mark.parametrize(("method", "args"), WRITES)
async def test_values_that_can(connect: Connect, method: str, args: tuple[str, ...]) -> None:
    api = connect(Answer(body={"id": "1"}))
    await api.call(method, *args, properties={"at": datetime(2026, 1, 2, tzinfo=UTC), "gone": None, "n": [1, None]})
    assert json.loads(api.sent[0].body) == {"properties": {"at": "2026-01-02T00:00:00Z", "n": [1, None]}}


async def test_the_callers_dicts_stay_as_they_are(connect: Connect) -> None:
    fields: dict[str, Any] = {"uid": None, "properties": {"a": None, "b": {"c": None}}}
    api = connect(Answer(body={"id": "1"}))
    await api.call("users.create", **fields)
    assert fields == {"uid": None, "properties": {"a": None, "b": {"c": None}}}


@pytest.mark.parametrize("args", [("users.get", {}), ("users.update", {}), ("users.delete", {"keyword": True})])
@pytest.mark.parametrize(
    ("id", "segment"),
    [
        ("../x?y#z", "..%2Fx%3Fy%23z"),
        ("a/b", "a%2Fb"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("ü ", "%C3%BC%20"),
        ("a\r\nb", "a%0D%0Ab"),
    ],
)
async def test_an_id_is_quoted_not_interpreted(
    connect: Connect, args: tuple[str, dict[str, Any]], id: str, segment: str
) -> None:
    method, options = args
    api = connect(Answer(body=USER))
    await (api.call(method, id=id) if options else api.call(method, id))
    assert api.sent[0].path == f"/v2/users/{segment}"
    assert api.request.url.host == "api.fullstory.com"


@pytest.mark.parametrize("id", [".", "..", "", " ", 7, None, "\ud800"])
@pytest.mark.parametrize("method", ["users.get", "users.update"])
async def test_ids_that_are_refused(connect: Connect, method: str, id: Any) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=r"^id "):
        await api.call(method, id)
    assert api.sent == []


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({}, "neither"),
        ({"id": None, "uid": None}, "neither"),
        ({"id": "1", "uid": "u"}, "exactly one of id and uid, and got both"),
        ({"id": ""}, "id must not be blank"),
        ({"id": ".."}, "id must not be"),
        ({"uid": ""}, "uid must not be blank"),
        ({"uid": 7}, "uid must be a string"),
        ({"uid": "\ud800"}, "surrogate"),
    ],
)
async def test_delete_takes_one_id_or_the_other(connect: Connect, fields: dict[str, Any], complaint: str) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=complaint):
        await api.call("users.delete", **fields)
    assert api.sent == []


@pytest.mark.parametrize("first", [httpx.ReadError("lost"), httpx.ReadTimeout("late"), Answer(504)], ids=repr)
@pytest.mark.parametrize("fields", [{"id": "1"}, {"uid": "u"}])
async def test_a_delete_whose_answer_was_lost_is_done(connect: Connect, first: Any, fields: dict[str, Any]) -> None:
    api = connect(first, Answer(404, {"code": "not_found"}))
    assert await api.call("users.delete", **fields) is None
    api = connect(first, Answer(404))
    assert (await api.call("users.with_response.delete", **fields)).status_code == 404


@pytest.mark.parametrize("first", [[], [httpx.ConnectError("refused")], [Answer(429)], [Answer(503)]], ids=repr)
async def test_a_user_that_was_not_there_is_an_error(connect: Connect, first: list[Any]) -> None:
    with pytest.raises(fullstory.NotFoundError):
        await connect(*first, Answer(404)).call("users.delete", id="1")


async def test_only_a_delete_is_done_when_nothing_is_there(connect: Connect) -> None:
    with pytest.raises(fullstory.NotFoundError):
        await connect(httpx.ReadError("lost"), Answer(404)).call("users.get", "1")


async def test_a_user_with_its_schema(connect: Connect) -> None:
    api = connect(Answer(body=USER | {"schema": {"properties": {"visits": "int"}}, "new": 1}))
    user = await api.call("users.get", "123", include_schema=True)
    assert api.sent[0].path == "/v2/users/123?include_schema=true"
    assert user.schema.to_dict() == {"properties": {"visits": "int"}}
    assert user["new"] == 1


async def test_what_the_server_left_out_reads_as_none(connect: Connect) -> None:
    api = connect(Answer(body={"id": "1", "is_being_deleted": True}), Answer(body=USER | {"email": None}))
    anonymous = await api.call("users.get", "1")
    assert (anonymous.uid, anonymous.properties, anonymous.schema) == (None, None, None)
    assert anonymous.is_being_deleted
    assert (await api.call("users.get", "1")).email is None


@pytest.mark.parametrize("name", ["uid", "email", "display_name"])
async def test_blank_filters_are_refused(connect: Connect, name: str) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=f"^{name} must not be blank"):
        await api.call("users.list", **{name: " "})
    assert api.sent == []


@pytest.mark.parametrize("value", [None, "yes", 1])
@pytest.mark.parametrize(
    ("method", "args"),
    [("users.get", ("1",)), ("users.list", ()), ("users.batch_create", ()), ("events.batch_create", ())],
)
async def test_include_schema_is_yes_or_no(connect: Connect, method: str, args: tuple[str, ...], value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="include_schema must be True or False"):
        await connect().call(method, *args, include_schema=value)
