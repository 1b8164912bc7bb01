from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest

from fullstory.sandbox import Limits
from tests.sandbox.api import Api, problem

PATHS = {
    "/v2/users": {"display_name": "Ada"},
    "/v2/events": {"name": "Seen"},
    "/v2/users/batch": {"requests": [{"display_name": "Ada"}]},
    "/v2/events/batch": {"requests": [{"name": "Seen"}]},
}


@pytest.mark.parametrize("path", PATHS)
def test_the_same_key_and_body_get_the_same_answer_and_are_done_once(api: Api, path: str) -> None:
    first, second = (api.post(path, json=PATHS[path], headers={"Idempotency-Key": "k"}) for _ in range(2))
    assert (second.status_code, second.content) == (first.status_code, first.content) == (200, first.content)
    assert api.post(path, json=PATHS[path], headers={"Idempotency-Key": "other"}).status_code == 200
    if path == "/v2/users":
        assert api.get("/v2/users").json()["total_records"] == "2"


def test_without_a_key_the_work_is_done_again(api: Api) -> None:
    assert api.create_user(display_name="Ada") != api.create_user(display_name="Ada")


def test_the_same_key_with_another_body_is_an_error(api: Api) -> None:
    key = {"Idempotency-Key": "k"}
    assert api.post("/v2/users", json={"uid": "ada"}, headers=key).status_code == 200
    refused = api.post("/v2/users", json={"uid": "eva"}, headers=key)
    assert problem(refused) == (400, "invalid_argument")
    assert "Idempotency-Key" in refused.json()["message"]
    assert api.post("/v2/users", json={"uid": "ada"}, headers=key).status_code == 200, "the first answer is still kept"
    assert problem(api.post("/v2/events", json={"name": "Seen"}, headers=key)) == (400, "invalid_argument")


def test_a_refusal_is_kept_too(api: Api) -> None:
    key = {"Idempotency-Key": "k"}
    event = {"name": "Seen", "user": {"id": "4503599627370495"}}
    first = api.post("/v2/events", json=event, headers=key)
    assert problem(first) == (404, "user_not_found")
    assert api.post("/v2/events", json=event, headers=key).content == first.content
    wrong = {"Idempotency-Key": "wrong"}
    assert problem(api.post("/v2/users", json={"uid": 5}, headers=wrong)) == (400, "invalid_argument")
    refused = api.post("/v2/users", json={"uid": "ada"}, headers=wrong)
    assert "Idempotency-Key" in refused.json()["message"]


def test_keys_are_forgotten_after_24_hours(start: Callable[..., Api]) -> None:
    api = start()
    key = {"Idempotency-Key": "k"}
    first = api.post("/v2/users", json={}, headers=key).json()
    api.sandbox.advance_clock(24 * 3600 - 60)
    assert api.post("/v2/users", json={}, headers=key).json() == first
    api.sandbox.advance_clock(60)
    assert api.post("/v2/users", json={}, headers=key).json() != first


def test_429_is_not_kept(start: Callable[..., Api]) -> None:
    api = start(processing_time=10, limits=Limits(accepted_jobs=1))
    body: dict[str, Any] = {"requests": [{}]}
    key = {"Idempotency-Key": "k"}
    api.start_batch("users", [{}])
    assert api.post("/v2/users/batch", json=body, headers=key).status_code == 429
    api.sandbox.advance_clock(10)
    assert api.post("/v2/users/batch", json=body, headers=key).status_code == 200


def test_a_key_that_is_in_use_is_a_conflict_and_nothing_is_kept(api: Api) -> None:
    url = api.base_url
    with socket.create_connection((url.host, url.port or 0)) as running:
        head = f"POST /v2/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: {api.headers['authorization']}\r\n"
        running.sendall(f"{head}Idempotency-Key: k\r\nContent-Length: 13\r\nExpect: 100-continue\r\n\r\n".encode())
        assert running.recv(100).startswith(b"HTTP/1.1 100")
        refused = api.post("/v2/users", json={"uid": "eva"}, headers={"Idempotency-Key": "k"})
        assert problem(refused) == (409, "conflict")
        running.sendall(b'{"uid":"ada"}')
        assert running.recv(1000).startswith(b"HTTP/1.1 200")
    assert api.get("/v2/users").json()["total_records"] == "1"
    refused = api.post("/v2/users", json={"uid": "eva"}, headers={"Idempotency-Key": "k"})
    assert problem(refused) == (400, "invalid_argument"), "the first request's answer was kept, the other's was not"


def test_update_takes_no_key(api: Api) -> None:
    ada = api.create_user(uid="ada")
    for name in ("Ada", "Eva"):
        response = api.post(f"/v2/users/{ada}", json={"display_name": name}, headers={"Idempotency-Key": "k"})
        assert response.status_code == 200
    assert api.user(ada)["display_name"] == "Eva"
