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


@pytest.mark.parametrize("path", ["/v2/users", "/v2/users/{id}", "/v2/users/stream"])
def test_the_name_of_a_user_may_come_in_camel_case(api: Api, path: str) -> None:
    ada = api.create_user(uid="ada", display_name="nobody")
    fields = {"uid": "ada", "displayName": "Ada", "properties": {"displayName": "a property like any other"}}
    assert api.post(path.format(id=ada), json=fields).status_code == 200
    user = api.user(ada)
    assert (user["display_name"], user["properties"]) == ("Ada", fields["properties"])


def test_the_names_of_users_in_a_batch_may_come_in_camel_case(api: Api) -> None:
    requests = [{"uid": "ada", "displayName": "Ada"}, {"uid": "eva", "display_name": "Eva"}]
    batch = api.run_batch("users", requests)
    assert [user["display_name"] for user in batch.imports] == ["Ada", "Eva"]
    assert [user["display_name"] for user in api.sandbox.users()] == ["Eva", "Ada"]


def test_a_name_in_both_spellings_is_refused(api: Api) -> None:
    both = {"display_name": "Ada", "displayName": "Eva"}
    for path, body, where in (
        ("/v2/users", both, "displayName: "),
        ("/v2/users/batch", {"requests": [{}, both]}, "requests[1].displayName: "),
    ):
        refused = api.post(path, json=body)
        assert problem(refused) == (400, "invalid_argument")
        assert refused.json()["message"].startswith(where)


def test_unknown_parameters_are_ignored(api: Api) -> None:
    ada = api.create_user(uid="ada")
    job = api.run_batch("users", [{}]).status["job"]["id"]
    for path in ("/v2/users", f"/v2/users/{ada}", f"/v2/users/batch/{job}", f"/v2/users/batch/{job}/imports"):
        plain = api.get(path).json()
        assert api.get(path, params={"limit": 100, "updated_since": "", "displayName": "x"}).json() == plain
    assert api.post("/v2/users?integration=acme", json={"uid": "ada"}).json() == {"id": ada}


def test_json_may_be_called_a_form(api: Api) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert api.post("/v2/users", content=b'{"uid": "ada"}', headers=headers).status_code == 200
    assert problem(api.post("/v2/users", content=b"uid=eva", headers=headers)) == (400, "invalid_argument")
    assert [user["uid"] for user in api.sandbox.users()] == ["ada"]


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
    word = {"error": "Unauthorized"} if path == "/me" else {}
    assert refused.json() == {"message": message, "code": code, **word}


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
