"""The answers that FullStory publishes as examples are read, by the methods and the models that would get them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import fullstory
from fullstory.batch.results import to_model
from fullstory.generated import models
from fullstory.generated.types import read_datetime
from tests.unit.calls import CALLS
from tests.unit.document import DOCUMENT, OPERATIONS, answer_of, name_of, resolved
from tests.unit.harness import Answer, Connect

UPSTREAM = Path(__file__).resolve().parents[3] / "shared" / "api" / "upstream"

# Shapes that the published examples have: required fields left out, empty objects, null for what is empty.
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
    "FailedUserImport": {"message": "the uid is too long", "user": {"schema": None, "type_conflicts": None}},
    "EventImport": {"user": {"id": "1"}, "timestamp": "", "context": {"location": None}},
}


class Example(NamedTuple):
    """A published example: the answer's code, and what the document calls its operation."""

    method: str
    path: str
    code: int
    content: Any

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.code}"


def published() -> Iterator[Example]:
    """Yield every published example of an answer with a body."""
    for file in sorted(UPSTREAM.glob("*.swagger.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        for path, item in document["paths"].items():
            for method, operation in item.items():
                if (method, path) in OPERATIONS:
                    for code, answer in operation["responses"].items():
                        content = example(document, answer.get("schema", {}))
                        if isinstance(content, dict) and code.isdigit():
                            yield Example(method, path, int(code), content)


def example(document: Any, schema: Any) -> Any:
    """Return the example of a schema, put together from those of its parts where it has none of its own."""
    if "$ref" in schema:
        schema = document["definitions"][name_of(schema)]
    if "example" in schema:
        return schema["example"]
    if "properties" in schema:
        return {name: example(document, field) for name, field in schema["properties"].items()}
    return [example(document, schema["items"])] if "items" in schema else None


EXAMPLES = list(published())
SUCCESSES = [each for each in EXAMPLES if each.code == 200]
REFUSALS = [each for each in EXAMPLES if each.code >= 400]
METHODS = {
    (each.sends[0].lower(), path): each
    for each in CALLS
    for path in DOCUMENT["paths"]
    if path == each.sends[1].partition("?")[0].replace("/123", "/{id}")
}
needs_upstream = pytest.mark.skipif(
    not UPSTREAM.is_dir(), reason="needs FullStory's Swagger files in ../shared/api/upstream"
)


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def timed(value: Any) -> Any:
    """Return a value without nulls whose times are compared as times: they can be written in more than one way."""
    if isinstance(value, dict):
        return {name: timed(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [timed(item) for item in value]
    return read_datetime(value)


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_of_published_examples(name: str) -> None:
    model = getattr(models, name).from_dict(SHAPES[name])
    assert model.to_dict() == without_nulls(SHAPES[name])


@needs_upstream
def test_the_examples_are_found() -> None:
    assert len(SUCCESSES) >= 12
    assert {each.code for each in REFUSALS} >= {400, 401, 404, 429, 500}
    assert {(each.method, each.path) for each in SUCCESSES} & METHODS.keys() >= {
        ("get", "/v2/users/{id}"),
        ("post", "/v2/users/{id}"),
        ("post", "/v2/users"),
    }


@needs_upstream
@pytest.mark.parametrize("published", SUCCESSES, ids=str)
def test_the_models_read_them(published: Example) -> None:
    schema = answer_of(OPERATIONS[published.method, published.path])
    model = getattr(models, name_of(schema)).from_dict(published.content)
    assert timed(model.to_dict()) == timed(published.content)
    fields = resolved(schema)["properties"]
    for name in fields.keys() & published.content.keys():
        items = fields[name].get("items")
        for item in published.content[name] if items else ():
            read = to_model(getattr(models, name_of(items)), item)
            assert timed(read.to_dict()) == timed(item)


@needs_upstream
@pytest.mark.parametrize("published", [each for each in SUCCESSES if each[:2] in METHODS], ids=str)
async def test_the_methods_read_them(connect: Connect, published: Example) -> None:
    call = METHODS[published[:2]]
    result = await connect(Answer(200, published.content)).call(call.method, *call.args, **call.fields)
    assert timed(result.to_dict()) == timed(published.content)


@needs_upstream
@pytest.mark.parametrize("published", [each for each in SUCCESSES if each[:2] == ("get", "/v2/users")], ids=str)
async def test_the_list_reads_them(connect: Connect, published: Example) -> None:
    page = await connect(Answer(200, published.content)).call("users.list")
    assert [timed(user.to_dict()) for user in page.results] == timed(published.content["results"])
    assert page.total_records == int(published.content["total_records"])
    assert page.next_page_token == published.content["next_page_token"]


@needs_upstream
@pytest.mark.parametrize("published", REFUSALS, ids=str)
async def test_refusals_are_read(connect: Connect, published: Example) -> None:
    with pytest.raises(fullstory.ApiError) as caught:
        await connect(Answer(published.code, published.content), max_retries=0).call("users.get", "1")
    error = caught.value
    assert (error.code, error.api_message) == (published.content["code"], published.content["message"])
    assert error.payload == published.content
