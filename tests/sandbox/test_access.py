from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest

from fullstory.sandbox import KeyLevel, Sandbox
from fullstory.sandbox.document import Operation, load
from tests.sandbox.api import Api, problem

READS = ["/v2/users", "/v2/users/{user}"] + [
    f"/v2/{kind}/batch/{{{kind}}}/{part}" for kind in ("users", "events") for part in ("imports", "errors")
]


@pytest.fixture
def paths(api: Api) -> dict[str, str]:
    return {
        "user": api.create_user(uid="ada"),
        "users": api.run_batch("users", [{}]).status["job"]["id"],
        "events": api.run_batch("events", [{"name": "Seen"}]).status["job"]["id"],
    }


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Basic", "Basic nobody", "Bearer nobody", "Bearer", "Token sandbox-admin", "sandbox-admin"],
)
def test_an_unknown_key_is_unauthorized(sandbox: Sandbox, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    for method, path in [("GET", "/v2/users"), ("POST", "/v2/users"), ("DELETE", "/v2/users/1"), ("GET", "/me")]:
        response = httpx.request(method, sandbox.url + path, headers=headers)
        assert problem(response) == (401, "unauthorized")


def test_the_key_is_sent_as_it_is_after_basic_or_bearer(sandbox: Sandbox) -> None:
    for scheme in ("Basic", "basic", "Bearer", "bearer"):
        response = httpx.get(f"{sandbox.url}/v2/users", headers={"Authorization": f"{scheme} {sandbox.api_key}"})
        assert response.status_code == 200


def test_a_standard_key_writes_but_neither_reads_nor_deletes(api: Api, paths: dict[str, str]) -> None:
    with api.with_key("sandbox-standard") as standard:
        assert standard.post("/v2/users", json={}).status_code == 200
        assert standard.post(f"/v2/users/{paths['user']}", json={}).status_code == 200
        assert standard.post("/v2/events", json={"name": "Seen"}).status_code == 200
        job = standard.start_batch("users", [{}])
        assert standard.get(f"/v2/users/batch/{job}").status_code == 200
        standard.start_batch("events", [{"name": "Seen"}])
        for path in READS:
            assert problem(standard.get(path.format_map(paths))) == (403, "forbidden")
        assert problem(standard.delete(f"/v2/users/{paths['user']}")) == (403, "forbidden")
        assert problem(standard.delete("/v2/users", params={"uid": "ada"})) == (403, "forbidden")


def test_an_architect_key_reads_but_does_not_delete(api: Api, paths: dict[str, str]) -> None:
    with api.with_key("sandbox-architect") as architect:
        for path in READS:
            assert architect.get(path.format_map(paths)).status_code == 200
        assert architect.post("/v2/users", json={}).status_code == 200
        assert problem(architect.delete(f"/v2/users/{paths['user']}")) == (403, "forbidden")


def test_an_admin_key_deletes(api: Api, paths: dict[str, str]) -> None:
    with api.with_key("sandbox-admin") as admin:
        assert admin.delete(f"/v2/users/{paths['user']}").status_code == 200


@pytest.mark.parametrize("operation", load().operations.values(), ids=lambda operation: operation.id)
def test_the_api_document_says_which_level_an_operation_needs(sandbox: Sandbox, operation: Operation) -> None:
    url = sandbox.url + re.sub(r"\{\w+\}", "1", operation.path)
    for key, level in sandbox.keys.items():
        answer = httpx.request(operation.method, url, headers={"Authorization": f"Basic {key}"})
        assert (answer.status_code == 403) == (level < operation.key_level)
        if answer.status_code == 403:
            assert f"an API key of level {operation.key_level.label}" in answer.headers["sandbox-explanation"]


def test_me_tells_the_role_of_a_key(api: Api) -> None:
    for key, role in (("sandbox-standard", "USER"), ("sandbox-architect", "ARCHITECT"), ("sandbox-admin", "ADMIN")):
        with api.with_key(key) as client:
            me = client.get("/me").json()
        assert me["role"] == role
        assert set(me) == {"email", "orgId", "role"}


def test_keys_are_configurable(start: Callable[..., Api]) -> None:
    api = start(keys={"low": KeyLevel.STANDARD, "high": KeyLevel.ARCHITECT})
    assert api.sandbox.api_key == "high"
    assert api.get("/v2/users").status_code == 200
    with api.with_key("low") as low:
        assert problem(low.get("/v2/users")) == (403, "forbidden")
    with api.with_key("sandbox-admin") as unknown:
        assert problem(unknown.get("/v2/users")) == (401, "unauthorized")


def test_an_integration_source_is_accepted(api: Api) -> None:
    assert api.post("/v2/users", json={}, headers={"Integration-Source": "acme"}).status_code == 200


def test_the_rate_limit_counts_a_key_however_it_is_sent(start: Callable[..., Api]) -> None:
    api = start(rate_limit={"requests": 2, "seconds": 60})
    headers = [{"Authorization": f"{scheme} sandbox-admin"} for scheme in ("Basic", "basic", "BASIC", "Bearer")]
    assert [api.get("/v2/users", headers=one).status_code for one in headers] == [200, 200, 429, 429]
    assert problem(api.get("/me")) == (429, "too_many_requests"), "the key is the same for every path"
    with api.with_key("sandbox-architect") as other:
        assert [other.get("/me").status_code for _ in range(3)] == [200, 200, 429]
