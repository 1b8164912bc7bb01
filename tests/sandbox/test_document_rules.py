"""What the API document says about requests, and the rules for properties that it cannot express."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Limits, Sandbox
from fullstory.sandbox.document import load, read
from tests.sandbox.api import Api, problem


def nested(depth: int, name: str = "a") -> dict[str, Any]:
    value: Any = 1
    for _ in range(depth):
        value = {name: value}
    properties: dict[str, Any] = value
    return properties


ACCEPTED: list[dict[str, Any]] = [
    {"uid": "x" * 256, "display_name": "é" * 256, "email": "x" * 128},
    {"properties": {f"p{n}": n for n in range(500)}},
    {"properties": {"A" * 512: 1, "a_1": 2, "plan_str": "old suffixes are names like any other"}},
    {"properties": {"text": "x" * 8192}},
    {"properties": {"text": "é" * 4096}},
    {"properties": nested(100)},
    {"properties": {"list": ["a", 1, 1.5, True], "empty": [], "object": {}}},
    {"properties": {"i": 2.0, "r": 1}, "schema": {"properties": {"i": "int", "r": "real"}}},
    {"properties": {"d": "2026-01-31"}, "schema": {"properties": {"d": "date"}}},
    {
        "properties": {"d": ["2026-01-31 12:00", "2026-01-31t12:00:00.1234567z", "2026-01-31T12:00:00+0530"]},
        "schema": {"properties": {"d": "dates"}},
    },
    {"properties": {"o": {"s": ["x"]}}, "schema": {"properties": {"o.s": "strs"}}},
    {"schema": {}},
]
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("uid", {"uid": "x" * 257}),
    ("display_name", {"display_name": "x" * 257}),
    ("email", {"email": "x" * 129}),
    ("uid", {"uid": 5}),
    ("uid", {"uid": None}),
    ("properties", {"properties": [1]}),
    ("properties", {"properties": {f"p{n}": n for n in range(501)}}),
    ("properties", {"properties": {"o": {f"p{n}": n for n in range(501)}}}),
    ("properties.AAAA", {"properties": {"A" * 513: 1}}),
    ("properties['1a']", {"properties": {"1a": 1}}),
    ("properties['a-b']", {"properties": {"a-b": 1}}),
    ("properties['']", {"properties": {"": 1}}),
    ("properties['é']", {"properties": {"é": 1}}),
    ("properties['a\\n']", {"properties": {"a\n": 1}}),
    ("properties.o['a b']", {"properties": {"o": {"a b": 1}}}),
    ("properties.a.a.a", {"properties": nested(101)}),
    ("properties.aaaaa", {"properties": nested(52, "a" * 10)}),
    ("properties.text", {"properties": {"text": "x" * 8193}}),
    ("properties.text", {"properties": {"text": "é" * 4097}}),
    ("properties.o.list", {"properties": {"o": {"list": ["x" * 100] * 80}}}),
    ("properties.list", {"properties": {"list": [{"a": 1}]}}),
    ("properties.list", {"properties": {"list": [[1]]}}),
    ("properties.list", {"properties": {"list": [None]}}),
    ("properties.nothing", {"properties": {"nothing": None}}),
    ("properties.i", {"properties": {"i": 1.5}, "schema": {"properties": {"i": "int"}}}),
    ("properties.i", {"properties": {"i": True}, "schema": {"properties": {"i": "int"}}}),
    ("properties.r", {"properties": {"r": "1"}, "schema": {"properties": {"r": "real"}}}),
    ("properties.b", {"properties": {"b": 1}, "schema": {"properties": {"b": "bool"}}}),
    ("properties.s", {"properties": {"s": 1}, "schema": {"properties": {"s": "str"}}}),
    ("properties.d", {"properties": {"d": "soon"}, "schema": {"properties": {"d": "date"}}}),
    ("properties.d", {"properties": {"d": "2026-02-30"}, "schema": {"properties": {"d": "date"}}}),
    ("properties.d", {"properties": {"d": "2026-01-31T25:00:00Z"}, "schema": {"properties": {"d": "date"}}}),
    ("properties.ss", {"properties": {"ss": "x"}, "schema": {"properties": {"ss": "strs"}}}),
    ("properties.ns", {"properties": {"ns": [1, "2"]}, "schema": {"properties": {"ns": "reals"}}}),
    ("properties.o.code", {"properties": {"o": {"code": "x"}}, "schema": {"properties": {"o.code": "int"}}}),
    ("schema.properties.n", {"properties": {"n": 1}, "schema": {"properties": {"n": "number"}}}),
    ("displayname", {"displayname": "a misspelt field"}),
    ("Uid", {"Uid": "ada"}),
]  # fmt: skip


@pytest.mark.parametrize("fields", ACCEPTED)
def test_what_is_within_the_limits_is_accepted_and_kept(api: Api, fields: dict[str, Any]) -> None:
    user = api.user(api.create_user(**fields))
    assert user["properties"] == fields.get("properties")


@pytest.mark.parametrize(("path", "fields"), REFUSED)
def test_what_is_beyond_the_limits_is_refused_with_its_path(api: Api, path: str, fields: dict[str, Any]) -> None:
    refused = api.post("/v2/users", json=fields)
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["message"].startswith(path)
    assert len(refused.content) < 1000, "a message does not repeat the value"
    ada = api.create_user(uid="ada")
    assert problem(api.post(f"/v2/users/{ada}", json=fields)) == (400, "invalid_argument")


def test_a_user_has_at_most_500_properties_in_all(api: Api) -> None:
    ada = api.create_user(uid="ada", properties={f"p{n}": n for n in range(300)})
    refused = api.post(f"/v2/users/{ada}", json={"properties": {f"q{n}": n for n in range(201)}})
    assert problem(refused) == (400, "invalid_argument")
    assert api.post(f"/v2/users/{ada}", json={"properties": {f"q{n}": n for n in range(200)}}).status_code == 200


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"x"', b"5", b'{"uid": "a"', b"\xff", b'{"properties":{"n":NaN}}', b"[" * 9999,
     b'{"properties":' + b'{"a":' * 900 + b"1" + b"}" * 901],
)  # fmt: skip
def test_a_body_is_a_json_object(api: Api, content: bytes) -> None:
    for path in ("/v2/users", "/v2/events", "/v2/users/batch"):
        refused = api.post(path, content=content, headers={"Content-Type": "application/json"})
        assert refused.status_code == 400


def test_a_batch_nested_too_deeply_is_refused(api: Api) -> None:
    content = b'{"requests":[{"properties":' + b'{"a":' * 900 + b"1" + b"}" * 901 + b"]}"
    assert problem(api.post("/v2/users/batch", content=content)) == (400, "invalid_argument")


def test_a_body_is_sent_as_json(api: Api) -> None:
    assert problem(api.post("/v2/users", data={"uid": "ada"})) == (400, "invalid_argument")
    for content_type in ("application/json; charset=utf-8", "Application/JSON"):
        assert api.post("/v2/users", content=b"{}", headers={"Content-Type": content_type}).status_code == 200
    assert api.post("/v2/users", content=b"{}").status_code == 200


def test_parameters_are_of_their_types_and_named_once(api: Api) -> None:
    for query in (
        "include_schema=1",
        "include_schema=",
        "include_schema=true&include_schema=true",
        "uid=%FF",
    ):
        assert problem(api.get(f"/v2/users?{query}")) == (400, "invalid_parameter")


def test_other_methods_and_paths_are_refused_in_the_same_form(api: Api) -> None:
    for method, path in [
        ("PUT", "/v2/users"),
        ("GET", "/v2/users/batch"),
        ("PATCH", "/v2/users/1"),
        ("GET", "/v2/events"),
    ]:
        refused = api.request(method, path)
        assert problem(refused) == (405, "method_not_allowed")
        assert "POST" in refused.headers["allow"]
    assert problem(api.get("/v2/nothing")) == (404, "resource_not_found")


def test_a_body_has_a_limited_size(start: Callable[..., Api]) -> None:
    api = start(limits=Limits(body_bytes=1000))
    body = b'{"uid":"' + b"x" * 1000 + b'"}'
    assert problem(api.post("/v2/users", content=body)) == (413, "request_too_large")
    assert problem(api.post("/v2/users", content=iter([body[:500], body[500:]]))) == (413, "request_too_large")
    exactly = b'{"display_name":"' + b"x" * 10 + b'"}' + b" " * 971
    assert len(exactly) == 1000
    assert api.post("/v2/users", content=exactly).status_code == 200
    assert problem(api.post("/v2/users", content=exactly + b" ")) == (413, "request_too_large")


def test_an_operation_that_the_sandbox_does_not_know_yet_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy.deepcopy(load().content)
    content["paths"]["/v2/moods"] = {"get": {"operationId": "list_moods", "responses": {"default": {}}}}
    monkeypatch.setattr("fullstory.sandbox.document.load", lambda: read(content))
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as client:
        refused = client.get("/v2/moods", headers={"Authorization": "Basic sandbox-standard"})
    assert problem(refused) == (501, "not_implemented")
    assert "list_moods" in refused.json()["message"]
