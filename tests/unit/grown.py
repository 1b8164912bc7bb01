"""A copy whose document grew, for the tests of what a few lines in the API document are enough for."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from tests.unit.regen_copy import Copy, Document

NEW_TAGS = ("warehouse.yaml", "oddities.yaml")

PRELUDE = """
    import asyncio, functools, inspect, json, pathlib, sys
    from datetime import UTC, date, datetime
    import httpx
    import fullstory

    assert str(pathlib.Path(fullstory.__file__)).startswith(ROOT), fullstory.__file__
    sent, headers, answers = [], [], []

    def answer(request):
        sent.append((request.method, request.url.raw_path.decode(), json.loads(request.content or b"null")))
        headers.append(request.headers)
        code, text = answers.pop(0)
        return httpx.Response(code, text=text)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    client = fullstory.init("key", http_client=http, max_retries=1)
    async_client = fullstory.init_async(
        "key", http_client=httpx.AsyncClient(transport=httpx.MockTransport(answer)), max_retries=1
    )

    def call(method, *args, response=(200, "{}"), whole=False, **fields):
        '''Call a method of both clients, and see to it that they do the same.'''
        *groups, name = method.split(".")
        results, requests = [], []
        for each in (client, async_client):
            resource = functools.reduce(getattr, groups, each)
            answers.append(response)
            outcome = getattr(resource.with_response if whole else resource, name)(*args, **fields)
            results.append(asyncio.run(awaited(outcome)) if inspect.isawaitable(outcome) else outcome)
            requests.append(sent.pop())
            assert sent == answers == []
        assert requests[0] == requests[1]
        return results, requests[0]

    async def awaited(outcome):
        return await outcome

    def refused(*arguments, **fields):
        try:
            call(*arguments, **fields)
        except fullstory.InvalidArgumentError as error:
            answers.clear()
            return str(error)
        raise AssertionError("it was sent")
"""


def run(copy: Copy, code: str) -> str:
    return copy.python(f"ROOT = {str(copy.root)!r}\n{dedent(PRELUDE)}\n{dedent(code)}")


def grow(document: Document) -> None:
    """Add an operation to a tag that exists, and a field to all that is said of users."""
    document["paths"]["/v2/users/{id}/pets"] = {
        "post": {
            "operationId": "create_user_pet",
            "x-method": "create_pet",
            "x-key-level": "standard",
            "tags": ["users"],
            "summary": "Give a user a pet",
            "description": "Pets are optional.",
            "externalDocs": {"url": "https://developer.fullstory.com/pets/"},
            "parameters": [
                {"$ref": "#/components/parameters/UserId"},
                {"$ref": "#/components/parameters/IdempotencyKey"},
            ],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
            },
            "responses": {
                "200": {
                    "description": "The pet.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                }
            },
        }
    }
    schemas = document["components"]["schemas"]
    name = {"type": "string", "description": "What the pet listens to.", "maxLength": 20, "x-personal": True}
    schemas["Pet"] = {"type": "object", "description": "A pet.", "required": ["name"], "properties": {"name": name}}
    schemas["UserNames"]["properties"]["loyalty_tier"] = {
        "type": "string",
        "enum": ["gold", "silver"],
        "description": "How loyal the user is.",
    }


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy whose document grew, and that was regenerated: nothing else was done to it."""
    copy = Copy(tmp_path_factory.mktemp("grown"))
    copy.edit(grow)
    for file in NEW_TAGS:
        shutil.copy(Path(__file__).with_name(file), copy.root / "openapi")
    assert copy.regen() == 0
    return copy
