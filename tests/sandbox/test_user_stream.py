"""Users that are requested without waiting: POST /v2/users/stream and GET /v2/users/stream/{request_id}."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api, problem


@pytest.fixture
def api(start: Callable[..., Api]) -> Api:
    """A sandbox that takes a minute to create a user, and whose time stands still."""
    api = start(processing_time=60)
    api.sandbox.freeze_clock()
    return api


def request_user(api: Api, headers: dict[str, str] | None = None, **fields: Any) -> str:
    response = api.post("/v2/users/stream", json=fields, headers=headers)
    assert (response.status_code, list(response.json())) == (200, ["request_id"])
    request_id: str = response.json()["request_id"]
    return request_id


def id_of(api: Api, request_id: str) -> str:
    response = api.get(f"/v2/users/stream/{request_id}")
    assert (response.status_code, list(response.json())) == (200, ["id"])
    user_id: str = response.json()["id"]
    return user_id


def test_the_id_is_empty_until_the_user_has_been_created(api: Api) -> None:
    request_id = request_user(api, uid="ada", display_name="Ada", properties={"seats": 2})
    assert id_of(api, request_id) == ""
    assert api.get("/v2/users").json()["total_records"] == "0"
    api.sandbox.advance_clock(59)
    assert id_of(api, request_id) == ""
    api.sandbox.advance_clock(1)
    user = api.user(id_of(api, request_id))
    assert (user["uid"], user["display_name"], user["properties"]) == ("ada", "Ada", {"seats": 2})


def test_users_are_created_in_order_and_known_ones_updated(api: Api) -> None:
    known = api.create_user(uid="ada", properties={"plan": "free", "n": 0})
    requests = [request_user(api, uid="ada", properties={"n": number}) for number in (1, 2)]
    anonymous = request_user(api)
    api.sandbox.advance_clock(60)
    assert [id_of(api, request_id) for request_id in requests] == [known, known]
    assert api.user(known)["properties"] == {"plan": "free", "n": 2}
    assert "uid" not in api.user(id_of(api, anonymous))
    assert api.sandbox.state()["users"] == 2


def test_the_id_follows_an_anonymous_user_that_turns_out_to_be_another(api: Api) -> None:
    ada = api.create_user(uid="ada")
    request_id = request_user(api)
    api.sandbox.advance_clock(60)
    assert api.post(f"/v2/users/{id_of(api, request_id)}", json={"uid": "ada"}).json() == {"id": ada}
    assert id_of(api, request_id) == ada


def test_without_processing_time_the_user_is_there_at_once(start: Callable[..., Api]) -> None:
    api = start(processing_time=0)
    request_id = request_user(api, uid="ada")
    assert id_of(api, request_id) == api.create_user(uid="ada")


@pytest.mark.parametrize("fields", [{"uid": "x" * 257}, {"uid": ""}, {"properties": {"a-b": 1}}, {"id": "1"}])
def test_a_wrong_user_is_refused_at_once(api: Api, fields: dict[str, Any]) -> None:
    assert problem(api.post("/v2/users/stream", json=fields)) == (400, "invalid_argument")
    api.sandbox.advance_clock(60)
    assert api.sandbox.users() == []


def test_an_update_that_exceeds_a_limit_by_then_leads_to_no_id(api: Api) -> None:
    many = {f"p{number}": number for number in range(300)}
    request_id = request_user(api, uid="ada", properties=many)
    ada = api.create_user(uid="ada", properties={f"q{number}": number for number in range(300)})
    later = request_user(api, uid="ada", properties={"q0": 1})
    api.sandbox.advance_clock(60)
    assert id_of(api, request_id) == ""
    assert id_of(api, later) == ada
    assert len(api.user(ada)["properties"]) == 300


def test_the_same_idempotency_key_is_one_user(api: Api) -> None:
    key = {"Idempotency-Key": "k"}
    first, second = (request_user(api, headers=key, display_name="Ada") for _ in range(2))
    assert first == second
    refused = api.post("/v2/users/stream", json={"display_name": "Eva"}, headers=key)
    assert problem(refused) == (400, "invalid_argument")
    api.sandbox.advance_clock(60)
    assert api.sandbox.state()["users"] == 1


def test_an_unknown_request_is_not_found(api: Api) -> None:
    request_id = request_user(api)
    assert problem(api.get("/v2/users/stream/nope")) == (404, "resource_not_found")
    api.sandbox.reset()
    assert problem(api.get(f"/v2/users/stream/{request_id}")) == (404, "resource_not_found")


def test_standard_keys_create_and_architect_keys_read(api: Api) -> None:
    with api.with_key("sandbox-standard") as standard:
        request_id = request_user(standard)
        assert problem(standard.get(f"/v2/users/stream/{request_id}")) == (403, "forbidden")
    with api.with_key("sandbox-architect") as architect:
        assert id_of(architect, request_id) == ""


def test_a_request_survives_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file, processing_time=60) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        sandbox.freeze_clock()
        request_id = request_user(api, uid="ada")
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert id_of(api, request_id) == ""
        sandbox.advance_clock(60)
        assert id_of(api, request_id) == api.create_user(uid="ada")
