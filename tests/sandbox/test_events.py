from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.api import Api, problem


def event_of(api: Api, **fields: Any) -> dict[str, Any]:
    """The event as a batch reports it."""
    batch = api.run_batch("events", [{"name": "Seen", **fields}])
    assert batch.errors == []
    return batch.imports[0]


def test_create_answers_with_an_empty_object(api: Api) -> None:
    response = api.post("/v2/events", json={"name": "Order Completed", "user": {"uid": "ada"}})
    assert (response.status_code, response.json()) == (200, {})


@pytest.mark.parametrize(
    "target",
    [
        {},
        {"user": {"uid": "ada"}},
        {"user": {"uid": "ada"}, "session": {"use_most_recent": True}},
        {"user": {"uid": "ada"}, "session": {"use_most_recent": False}},
        {"session": {"id": "1:2"}},
        {"session": {"uid": "visit-1"}},
        {"session": {"id": "1:2", "use_most_recent": False}},
        {"session": {"use_most_recent": False}},
    ],
)
def test_an_event_names_at_most_one_identity(api: Api, target: dict[str, Any]) -> None:
    assert api.post("/v2/events", json={"name": "Seen", **target}).status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        {"session": {"id": "1:2"}, "user": {"uid": "ada"}},
        {"session": {"id": "1:2"}, "user": {"id": "1"}},
        {"session": {"id": "1:2", "use_most_recent": True}},
        {"session": {"id": "1:2", "uid": "visit-1"}},
        {"session": {"uid": "visit-1"}, "user": {"uid": "ada"}},
        {"session": {"uid": "visit-1", "use_most_recent": True}},
        {"session": {"use_most_recent": True}},
        {"session": {"use_most_recent": True}, "user": {}},
        {"user": {"uid": "ada", "id": "1"}},
        {"user": {"uid": "ada", "id": "1"}, "session": {"use_most_recent": True}},
        {"session": {"id": "1:2", "use_most_recent": True}, "user": {"uid": "ada"}},
        {"user": {"uid": ""}},
        {"session": {"id": ""}},
    ],
)
def test_any_other_combination_is_refused(api: Api, target: dict[str, Any]) -> None:
    assert problem(api.post("/v2/events", json={"name": "Seen", **target})) == (400, "invalid_argument")
    batch = api.run_batch("events", [{"name": "Seen", **target}])
    assert [error["code"] for error in batch.errors] == ["invalid_argument"]


def test_an_event_without_identity_makes_a_new_anonymous_user(api: Api) -> None:
    user = event_of(api)["user"]
    assert "uid" not in user
    assert "uid" not in api.user(user["id"])
    assert event_of(api)["user"] != user


def test_an_event_for_an_unknown_uid_makes_that_user(api: Api) -> None:
    assert event_of(api, user={"uid": "ada"})["user"] == {"id": api.create_user(uid="ada"), "uid": "ada"}


def test_an_event_for_a_known_user(api: Api) -> None:
    ada = api.create_user(uid="ada")
    assert event_of(api, user={"uid": "ada"})["user"] == {"id": ada, "uid": "ada"}
    assert event_of(api, user={"id": ada})["user"] == {"id": ada, "uid": "ada"}


def test_an_event_for_an_unknown_user_id_is_user_not_found(api: Api) -> None:
    ada = api.create_user(uid="ada")
    api.delete(f"/v2/users/{ada}")
    for user_id in ("1", ada):
        refused = api.post("/v2/events", json={"name": "Seen", "user": {"id": user_id}})
        assert problem(refused) == (404, "user_not_found")


def test_an_event_with_an_empty_name_is_refused(api: Api) -> None:
    for body in ({"name": ""}, {"name": "", "user": {"uid": "ada"}}):
        refused = api.post("/v2/events", json=body)
        assert refused.json() == {"message": "events must have a non-empty name", "code": "invalid_argument"}
        assert refused.status_code == 400
    assert problem(api.post("/v2/events", json={})) == (400, "required_field")


def test_a_timestamp_left_out_means_the_servers_time(api: Api) -> None:
    assert event_of(api, timestamp="2026-01-31T10:00:00+02:00")["timestamp"] == "2026-01-31T10:00:00+02:00"
    assert event_of(api)["timestamp"].endswith("Z")


@pytest.mark.parametrize("timestamp", ["yesterday", "2026-01-31", "2026-13-31T10:00:00Z", "2026-01-31T10:00:00", ""])
def test_a_timestamp_is_iso_8601(api: Api, timestamp: str) -> None:
    refused = api.post("/v2/events", json={"name": "Seen", "timestamp": timestamp})
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["message"].startswith("timestamp: ")


def test_the_context_is_kept(api: Api) -> None:
    context = {
        "browser": {"url": "https://example.com", "user_agent": "x"},
        "device": {"screen_width": 800},
        "location": {"latitude": 41.9, "country": "IT"},
        "mobile": {"app_id": "com.example"},
    }
    assert event_of(api, context=context)["context"] == context
    refused = api.post("/v2/events", json={"name": "Seen", "context": {"device": {"screen_width": 2**31}}})
    assert problem(refused) == (400, "invalid_argument")


def test_event_properties_keep_the_rules_of_user_properties_but_for_their_number(api: Api) -> None:
    many = {f"p{number}": number for number in range(501)}
    assert api.post("/v2/events", json={"name": "Seen", "properties": many}).status_code == 200
    refused = api.post("/v2/events", json={"name": "Seen", "properties": {"a-b": 1}})
    assert problem(refused) == (400, "invalid_argument")


def test_include_schema_reports_the_types_of_an_event(api: Api) -> None:
    job = api.run_batch(
        "events",
        [{"name": "Seen", "properties": {"n": 1, "i": 2}, "schema": {"properties": {"i": "int", "absent": "str"}}}],
    ).status["job"]["id"]
    (event,) = api.all_pages(f"/v2/events/batch/{job}/imports", include_schema=True)
    assert event["schema"] == {"properties": {"n": "real", "i": "int"}}
    (event,) = api.all_pages(f"/v2/events/batch/{job}/imports")
    assert "schema" not in event
