"""What the real server was seen or is documented to take and to answer, which real clients rely on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Limits, Sandbox
from fullstory.sandbox.identifiers import user_id, user_row
from tests.sandbox.api import Api, problem

NO_USER = "User with that ID does not exist"
NO_RESOURCE = "Requested resource does not exist"


@pytest.mark.parametrize("path", ["/v2/users", "/me"])
def test_the_key_may_come_as_a_bearer_token(sandbox: Sandbox, path: str) -> None:
    answer = httpx.get(sandbox.url + path, headers={"Authorization": f"Bearer {sandbox.api_key}"})
    assert answer.status_code == 200


def test_what_is_empty_is_null_in_listings_of_users(start: Callable[..., Api]) -> None:
    api = start(page_size=1, processing_time=0)
    api.create_user(uid="ada")
    api.create_user(uid="eva", properties={"n": 1})
    first = api.get("/v2/users", params={"include_schema": True}).json()
    last = api.get("/v2/users", params={"page_token": first["next_page_token"]}).json()
    empty = {"properties": None, "schema": None, "type_conflicts": None}
    assert {name: first["results"][0][name] for name in empty} == empty
    assert {name: last["results"][0][name] for name in empty} == empty | {"properties": {"n": 1}}
    assert last["next_page_token"] is None


@pytest.mark.parametrize("include_schema", [True, False])
def test_what_is_empty_is_null_in_the_results_of_batches(api: Api, include_schema: bool) -> None:
    job = api.start_batch("users", [{"uid": "ada"}, {"uid": ""}])
    api.wait("users", job)
    imports = api.get(f"/v2/users/batch/{job}/imports", params={"include_schema": include_schema}).json()
    (user,) = imports["results"]
    assert (user["properties"], user["schema"], user["type_conflicts"]) == (None, None, None)
    assert imports["next_page_token"] is None
    assert api.get(f"/v2/users/batch/{job}/errors").json()["next_page_token"] is None


def test_ids_of_users_have_19_digits(api: Api) -> None:
    ids = [api.create_user() for _ in range(20)]
    assert {len(one) for one in ids} == {19}
    assert all(2**53 < int(one) < 2**63 for one in ids)
    assert [api.user(one)["id"] for one in ids] == ids


def test_every_row_has_an_id_of_its_own() -> None:
    rows = [*range(1, 1000), 10**9, 2**62 - 1]
    ids = [user_id(row) for row in rows]
    assert [user_row(one) for one in ids] == rows
    assert {len(one) for one in ids} == {19}
    assert [user_row(one) for one in ("0" * 19, "9" * 19, "1" * 18, "1" * 20)] == [None] * 4


def test_a_user_of_a_batch_with_an_empty_uid_fails_in_the_documented_words(api: Api) -> None:
    (error,) = api.run_batch("users", [{"uid": ""}, {"uid": "ada"}]).errors
    expected = ("invalid_parameter", "The provided uid parameter can not be empty", {"uid": ""})
    assert (error["code"], error["message"], error["user"]) == expected


@pytest.mark.parametrize(
    ("key", "method", "path", "status", "code", "message"),
    [
        ("nobody", "GET", "/v2/users", 401, "unauthorized", "access is unauthorized"),
        ("nobody", "GET", "/me", 401, "unauthorized", "access is unauthorized"),
        ("sandbox-standard", "GET", "/v2/users", 403, "forbidden", "insufficient permissions"),
        ("sandbox-admin", "GET", "/v2/users/1", 404, "user_not_found", NO_USER),
        ("sandbox-admin", "DELETE", "/v2/users/1", 404, "user_not_found", NO_USER),
        ("sandbox-admin", "DELETE", "/v2/users?uid=eva", 404, "user_not_found", NO_USER),
        ("sandbox-admin", "POST", "/v2/users/1", 404, "user_not_found", f"Failed to get user by id: {NO_USER}"),
        ("sandbox-admin", "DELETE", "/v2/users", 400, "required_field", "uid is required"),
        ("sandbox-admin", "GET", "/v2/users/batch/1", 404, "resource_not_found", NO_RESOURCE),
        ("sandbox-admin", "GET", "/v2/events/batch/1/errors", 404, "resource_not_found", NO_RESOURCE),
        ("sandbox-admin", "GET", "/v2/users/stream/é%20", 404, "resource_not_found", NO_RESOURCE),
        ("sandbox-admin", "GET", "/v2/nothing", 404, "resource_not_found", NO_RESOURCE),
    ],
)
def test_refusals_have_the_documented_words(
    api: Api, key: str, method: str, path: str, status: int, code: str, message: str
) -> None:
    with api.with_key(key) as client:
        refused = client.request(method, path, json={} if method == "POST" else None)
    assert refused.status_code == status
    assert refused.json() == {"message": message, "code": code}


def test_a_header_explains_what_the_documented_words_leave_out(api: Api) -> None:
    with api.with_key("nobody") as nobody:
        assert "Basic <API key>" in nobody.get("/v2/users").headers["sandbox-explanation"]
    explained = api.get("/v2/users/batch/é").headers["sandbox-explanation"]
    assert explained == r"no batch of users has the id '\xe9'"
    assert len(api.get(f"/v2/users/{'1' * 3000}").headers["sandbox-explanation"]) == 500


@pytest.mark.parametrize("options", [{"rate_limit": {"requests": 0}}, {"limits": Limits(accepted_jobs=1)}])
def test_too_many_requests_in_the_documented_words(start: Callable[..., Api], options: dict[str, Any]) -> None:
    api = start(processing_time=60, **options)
    api.post("/v2/users/batch", json={"requests": [{}]})
    refused = api.post("/v2/users/batch", json={"requests": [{}]})
    assert problem(refused) == (429, "too_many_requests")
    assert refused.json()["message"] == "Too many requests. Client has exceeded the rate limit for this endpoint."
    assert refused.headers["sandbox-explanation"]
