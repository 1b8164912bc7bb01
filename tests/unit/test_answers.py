"""Answers as the world gives them: with fields left out, null, or of another type, and under any code of success.

What succeeded on the server is never reported as a failure, and no odd part of an answer hides another. The fields come
from the API document, so that a new one is tested the day it is written there.
"""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fullstory
from fullstory.batch.results import to_model
from fullstory.generated import models
from fullstory.generated.types import FreeForm
from tests.unit.document import (
    METHODS,
    SCHEMAS,
    answer_of,
    answered,
    attribute,
    example,
    name_of,
    required_arguments,
    resolved,
)
from tests.unit.harness import Answer, Connect

# What stands in the place of a value. `...` leaves it out.
ODD: dict[str, Any] = {
    "left out": ...,
    "null": None,
    "a number": 7,
    "a float": 7.5,
    "a string": "odd",
    "an empty string": "",
    "a boolean": True,
    "a list": [1, "two", None],
    "an empty list": [],
    "an object": {"odd": {"nested": [1]}},
    "an empty object": {},
}


ANSWERED = sorted(name for name in answered() if SCHEMAS[name].get("type") == "object")
FIELDS = [(name, field) for name in ANSWERED for field in SCHEMAS[name].get("properties", {})]


def test_all_models_of_answers_are_here() -> None:
    assert {"GetUserResponse", "ListUsersResponse", "JobMetadata", "JobStatusResponse", "UserImport"} < {*ANSWERED}
    assert {"FailedUserImport", "RejectedEvent", "EventContext", "LocationContext", "ReportedTypes"} < {*ANSWERED}
    assert len(FIELDS) > 100


@pytest.mark.parametrize("name", ANSWERED)
def test_a_whole_answer_is_read_and_written_back(name: str) -> None:
    whole = example(SCHEMAS[name])
    model = getattr(models, name).from_dict(whole)
    again = json.loads(json.dumps(model.to_dict()).replace("+00:00", "Z"))
    assert again == whole
    for field, schema in SCHEMAS[name].get("properties", {}).items():
        kind = resolved(schema)
        if kind.get("type") == "object":
            # Where the document gives none, the generator makes up a name.
            assert name_of(schema) in ("", type(getattr(model, attribute(type(model), field))).__name__)
        if kind.get("format") == "date-time":
            assert getattr(model, attribute(type(model), field)).year == 2026


@pytest.mark.parametrize("name", sorted({name for name, _ in FIELDS}))
def test_an_odd_field_hides_no_other(name: str) -> None:
    whole = example(SCHEMAS[name])
    read = getattr(models, name).from_dict
    expected = read(whole)
    for field, value in product(SCHEMAS[name]["properties"], ODD.values()):
        changed = {key: item for key, item in (whole | {field: value}).items() if item is not ...}
        model = read(changed | {"new": {"a": 1}})
        assert model["new"] == {"a": 1}
        for other in whole.keys() - {field}:
            assert getattr(model, attribute(type(model), other)) == getattr(expected, attribute(type(model), other))
        got = getattr(model, attribute(type(model), field))
        if value is ... or value is None:
            assert got is None
        elif isinstance(value, dict) and not isinstance(got, dict):
            assert got.to_dict() == value
        else:
            assert got == value


@pytest.mark.parametrize("name", ANSWERED)
def test_an_item_that_is_no_object_is_an_empty_model(name: str) -> None:
    items: list[Any] = [None, 7, "x", [], True]
    for item in items:
        model = to_model(getattr(models, name), item)
        assert model.to_dict() == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=200)
@given(data=st.data(), name=st.sampled_from(ANSWERED))
def test_any_object_is_read(data: st.DataObject, name: str) -> None:
    fields = SCHEMAS[name].get("properties", {})
    given_fields = data.draw(st.dictionaries(st.sampled_from(sorted(fields) or ["x"]) | st.text(), JSON))
    model = getattr(models, name).from_dict(given_fields)
    assert repr(model) is not None
    if isinstance(model, FreeForm):
        assert model.keys() == given_fields.keys()


@pytest.mark.parametrize("field", SCHEMAS["GetUserResponse"]["properties"])
async def test_odd_users_of_a_list_hide_no_other(connect: Connect, field: str) -> None:
    whole = example(SCHEMAS["GetUserResponse"])
    odd = [{key: item for key, item in (whole | {field: value}).items() if item is not ...} for value in ODD.values()]
    listed = [whole, *odd, None, 7, "x", [], whole]
    users = await connect(Answer(body={"results": listed, "total_records": "17"})).call("users.list")
    assert len(users.results) == len(listed)
    assert users.results[0] == users.results[-1] == models.GetUserResponse.from_dict(whole)
    assert [user.to_dict().keys() - {field} for user in users.results[1:-5]] == [whole.keys() - {field}] * len(odd)


# The calls

USER = b'{"id": "1", "uid": "user123"}'
# Where more is needed than the document requires.
ARGUMENTS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "users.delete": ((), {"id": "1"}),
    "sessions.list": ((), {"uid": "user123"}),
    "sessions.events": (("1:2",), {}),
    "sessions.context": (("1:2",), {}),
    # Otherwise it makes two requests.
    "webhooks.endpoints.update": (("1",), {"disabled": False}),
}


def arguments_of(method: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return ARGUMENTS.get(method) or required_arguments(METHODS[method])


@pytest.mark.parametrize("method", METHODS)
async def test_every_success_is_a_success(connect: Connect, method: str) -> None:
    args, fields = arguments_of(method)
    group, _, name = method.rpartition(".")
    schema = resolved(answer_of(METHODS[method]))
    answers = [Answer(*answer) for answer in product((200, 201, 202, 203, 204, 299), (b"", b"{}", USER))]
    api = connect(*(answer for answer in answers for _ in range(2)))
    for answer in answers:
        result = await api.call(method, *args, **fields)
        response = await api.call(f"{group}.with_response.{name}", *args, **fields)
        assert (response.status_code, response.parsed) == (answer.status_code, result)
        if "properties" not in schema:
            assert result is None
        elif "x-pagination" in METHODS[method]:
            assert (result.results, result.total_records) == ([], None)
        elif "id" in schema["properties"]:
            assert result.id == ("1" if answer.body == USER else None)
        else:
            assert result.to_dict() == json.loads(answer.body or b"{}")


@pytest.mark.parametrize("method", METHODS)
async def test_what_is_no_answer_of_the_api(connect: Connect, method: str) -> None:
    args, fields = arguments_of(method)
    for body in (b"<html>", b"[]", b"null", b'"x"', b"7", b'{"id": "1', b'{"id": "\xff"}'):
        with pytest.raises(fullstory.ResponseParseError):
            await connect(Answer(200, body)).call(method, *args, **fields)
