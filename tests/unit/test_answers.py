"""Answers as the world gives them: with fields left out, null, or of another type, and under any code of success.

What succeeded on the server is never reported as a failure, and no odd part of an answer hides another. The fields come
from the API document, so that a new one is tested the day it is written there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fullstory
from fullstory.batch.results import to_model
from fullstory.generated import models
from fullstory.generated.types import FreeForm, read_datetime
from tests.unit.harness import Answer, Connect

DOCUMENT: dict[str, Any] = json.loads(
    resources.files("fullstory.generated").joinpath("openapi.json").read_text(encoding="utf-8")
)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
UPSTREAM = Path(__file__).resolve().parents[3] / "shared" / "api" / "upstream"

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


def resolved(schema: Any) -> Any:
    return SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def example(schema: Any) -> Any:
    """Return a value as the API document describes it."""
    schema = resolved(schema)
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "string":
            return "2026-01-02T03:04:05Z" if schema.get("format") == "date-time" else "text"
        case "integer":
            return 3
        case "number":
            return 1.5
        case "boolean":
            return True
        case "array":
            return [example(schema["items"])]
    fields = schema.get("properties")
    return {name: example(field) for name, field in fields.items()} if fields else {"plan": "pro"}


def answered() -> Iterator[str]:
    """Yield the names of the schemas that an answer of success contains, at any depth."""
    waiting = [
        answer["content"]["application/json"]["schema"]
        for item in DOCUMENT["paths"].values()
        for operation in item.values()
        for code, answer in operation["responses"].items()
        if code == "200"
    ]
    seen: set[str] = set()
    while waiting:
        schema = waiting.pop()
        name = schema.get("$ref", "").rpartition("/")[2]
        if name and name not in seen:
            seen.add(name)
            yield name
            waiting += resolved(schema).get("properties", {}).values()
        if "items" in schema:
            waiting.append(schema["items"])


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
            assert type(getattr(model, field)).__name__ == schema["$ref"].rpartition("/")[2]
        if kind.get("format") == "date-time":
            assert getattr(model, field).year == 2026


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_an_odd_field_hides_no_other(name: str, field: str) -> None:
    whole = example(SCHEMAS[name])
    read = getattr(models, name).from_dict
    expected = read(whole)
    for value in ODD.values():
        changed = {key: item for key, item in (whole | {field: value}).items() if item is not ...}
        model = read(changed | {"new": {"a": 1}})
        assert model["new"] == {"a": 1}
        for other in whole.keys() - {field}:
            assert getattr(model, other) == getattr(expected, other)
        got = getattr(model, field)
        if value is ... or value is None:
            assert got is None
        elif isinstance(value, dict) and not isinstance(got, dict):
            assert got.to_dict() == value
        else:
            assert got == value


@pytest.mark.parametrize("name", ANSWERED)
def test_an_item_that_is_no_object_is_an_empty_model(name: str) -> None:
    odd: list[Any] = [None, 7, "x", [], True]
    for item in odd:
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
        assert model == given_fields


# The calls

USER = {"id": "1", "uid": "user123"}
CALLS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "users.create": ((), {"uid": "user123"}),
    "users.get": (("1",), {}),
    "users.list": ((), {}),
    "users.update": (("1",), {"email": "ada@example.com"}),
    "users.delete": ((), {"id": "1"}),
    "events.create": ((), {"name": "Signed up"}),
}


def test_every_wrapped_method_is_here() -> None:
    wrapped = {
        f"{operation['tags'][0]}.{operation['x-method']}"
        for item in DOCUMENT["paths"].values()
        for operation in item.values()
        if "x-method" in operation
    }
    assert wrapped | {"users.delete"} == CALLS.keys()


@pytest.mark.parametrize("method", CALLS)
@pytest.mark.parametrize("status_code", [200, 201, 202, 203, 204, 299])
@pytest.mark.parametrize("body", [b"", b"{}", json.dumps(USER).encode()], ids=["empty", "{}", "a user"])
async def test_every_success_is_a_success(connect: Connect, method: str, status_code: int, body: bytes) -> None:
    args, fields = CALLS[method]
    api = connect(Answer(status_code, body), Answer(status_code, body))
    result = await api.call(method, *args, **fields)
    group, name = method.split(".")
    response = await api.call(f"{group}.with_response.{name}", *args, **fields)
    assert (response.status_code, response.parsed) == (status_code, result)
    if method in ("users.delete", "events.create"):
        assert result is None
    elif method == "users.list":
        assert (result.results, result.total_records) == ([], None)
    else:
        assert result.id == ("1" if body.startswith(b'{"id"') else None)


@pytest.mark.parametrize("method", CALLS)
@pytest.mark.parametrize("body", [b"<html>", b"[]", b"null", b'"x"', b"7", b'{"id": "1', b'{"id": "\xff"}'])
async def test_what_is_no_answer_of_the_api(connect: Connect, method: str, body: bytes) -> None:
    args, fields = CALLS[method]
    with pytest.raises(fullstory.ResponseParseError):
        await connect(Answer(200, body)).call(method, *args, **fields)


# Shapes that FullStory's own published examples have: required fields left out, empty objects, null for what is empty.
SHAPES: dict[str, dict[str, Any]] = {
    "GetUserResponse": {"id": "8675309", "uid": "ada", "properties": {"plan": "pro"}, "schema": {}},
    "ListUsersResponse": {
        "results": [{"uid": "ada", "properties": None, "type_conflicts": None}],
        "total_records": "1",
    },
    "CreateUserResponse": {},
    "JobStatusResponse": {"job": {"id": "job-1", "status": "COMPLETED"}, "errors": 0},
    "ListUserBatchImportsResponse": {"results": [{"uid": "ada"}, {"id": "2"}], "next_page_token": None},
    "FailedEventImport": {"message": "the name must not be empty", "event": {"timestamp": ""}},
    "EventImport": {"user": {"id": "1"}, "timestamp": "", "context": {"location": None}},
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_of_published_examples(name: str) -> None:
    model = getattr(models, name).from_dict(SHAPES[name])
    assert model.to_dict() == without_nulls(SHAPES[name])


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def timed(value: Any) -> Any:
    """Return a value whose times are compared as times: they can be written in more than one way."""
    if isinstance(value, dict):
        return {name: timed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [timed(item) for item in value]
    return read_datetime(value)


def published() -> Iterator[tuple[str, str, str, Any]]:
    """Yield every example of an answer of success that FullStory publishes: method, path, code, example."""
    for file in sorted(UPSTREAM.glob("*.swagger.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        for path, item in document["paths"].items():
            for method, operation in item.items():
                if not path.startswith("/v2beta"):
                    for code, answer in operation["responses"].items():
                        yield method, path, code, published_example(document, answer.get("schema", {}))


def published_example(document: Any, schema: Any) -> Any:
    if "$ref" in schema:
        schema = document["definitions"][schema["$ref"].rpartition("/")[2]]
    if "example" in schema:
        return schema["example"]
    if "properties" in schema:
        return {name: published_example(document, field) for name, field in schema["properties"].items()}
    return [published_example(document, schema["items"])] if "items" in schema else None


@pytest.mark.skipif(not UPSTREAM.is_dir(), reason="needs FullStory's Swagger files in ../shared/api/upstream")
def test_published_examples_are_read() -> None:
    read = 0
    for method, path, code, content in published():
        if code != "200" or not isinstance(content, dict):
            continue
        schema = DOCUMENT["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]
        model = getattr(models, schema["$ref"].rpartition("/")[2])
        assert timed(without_nulls(model.from_dict(content).to_dict())) == timed(without_nulls(content))
        for item in content.get("results") or ():
            to_model(model, item)
        read += 1
    assert read >= 10
