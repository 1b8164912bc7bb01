"""The older operations on users."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.api import Api, problem
from tests.sandbox.exporting import TIME, add_event

ADA = "/users/v1/individual/ada"


def set_properties(api: Api, **given: Any) -> Any:
    return api.post(f"{ADA}/customvars", json=given)


def record(api: Api, **event: Any) -> Any:
    return api.post(f"{ADA}/customevent", json={"event": {"event_name": "Paid", **event}})


def refusal(response: Any) -> tuple[int, str, str]:
    return response.status_code, response.json()["error"], response.json()["code"]


def test_a_user_is_shown(api: Api) -> None:
    api.create_user(uid="ada", display_name="Ada", email="ada@example.com")
    shown = api.get(ADA).json()
    assert shown == {
        "uid": "ada",
        "displayName": "Ada",
        "email": "ada@example.com",
        "numSessions": "0",
        "customVars": {},
    }
    api.sandbox.add_session(user_uid="ada", session_id="1:2", last_activity="2026-02-02T00:00:00Z")
    add_event(api, "Seen", session={"id": "1:2"})
    add_event(api, "Seen", session={"id": "3:4"})
    add_event(api, "Seen")
    shown = api.get(ADA).json()
    # One was added, one is of the day of the event that names none; another is of nobody.
    assert (shown["numSessions"], shown["firstSeen"], shown["lastSeen"]) == ("2", TIME, "2026-02-02T00:00:00.000Z")


def test_properties_have_the_kinds_of_their_values(api: Api) -> None:
    given = {
        "plan_str": "paid",
        "seats_int": 3,
        "price_real": 1.5,
        "since_date": "2026-01-31",
        "open_bool": True,
        "tags_strs": ["a", "b"],
    }
    api.create_user(uid="ada")
    assert set_properties(api, displayName="Ada", email="a@example.com", **given).json() == {}
    assert api.get(ADA).json()["customVars"] == {
        "plan": {"strVal": "paid"},
        "seats": {"intVal": "3"},
        "price": {"realVal": 1.5},
        "since": {"dateVal": "2026-01-31T00:00:00.000Z"},
        "open": {"boolVal": True},
    }
    (user,) = api.sandbox.users()
    assert (user["display_name"], user["email"]) == ("Ada", "a@example.com")
    assert user["properties"]["tags"] == ["a", "b"]
    assert user["schema"]["properties"]["seats"] == "int"
    set_properties(api, plan_str="free")
    assert api.sandbox.users()[0]["properties"]["seats"] == 3, "the others stay"


@pytest.mark.parametrize(
    "given",
    [{"plan": "paid"}, {"seats_int": "three"}, {"plan_str": "a", "plan_int": 1}, {"plan_text": "x"}, {"email": 1}],
)
def test_wrong_properties_are_refused(api: Api, given: dict[str, Any]) -> None:
    api.create_user(uid="ada", properties={"n": 1})
    assert refusal(set_properties(api, **given)) == (400, "InvalidArgument", "invalid_argument")
    assert api.sandbox.users()[0]["properties"] == {"n": 1}


def test_a_lenient_sandbox_guesses_types(start: Callable[..., Api]) -> None:
    api = start(strictness="lenient")
    api.create_user(uid="ada")
    assert set_properties(api, plan="paid", seats=3, old=None).json() == {}
    assert api.sandbox.users()[0]["properties"] == {"plan": "paid", "seats": 3}


def test_the_product_may_name_itself(api: Api) -> None:
    api.create_user(uid="ada")
    for call in ("customvars", "customevent"):
        body: dict[str, Any] = {} if call == "customvars" else {"event": {"event_name": "Paid", "integration": "acme"}}
        assert api.post(f"{ADA}/{call}?integration=segment", json=body).json() == {}


def test_an_event_is_recorded(api: Api) -> None:
    ada = api.create_user(uid="ada")
    data = {"total_real": 14.5, "currency_str": "EUR", "items_strs": ["a"], "n_int": 2}
    assert record(api, event_data=data, timestamp=TIME, user_initiated=True).json() == {}
    (event,) = api.sandbox.events()
    assert (event["name"], event["timestamp"], event["user"]) == ("Paid", TIME, {"id": ada, "uid": "ada"})
    assert event["properties"] == {"total": 14.5, "currency": "EUR", "items": ["a"], "n": 2}
    assert event["schema"]["properties"]["n"] == "int"
    assert "session" not in event


def test_an_event_reaches_webhooks(api: Api) -> None:
    api.create_user(uid="ada")
    paid = {"eventName": "recording.event.custom", "subcategory": "Paid"}
    endpoint = {"url": "http://127.0.0.1:9/", "eventTypes": [paid], "secret": "hush"}
    assert api.post("/webhooks/v1/endpoints", json=endpoint).status_code == 200
    record(api, event_data={"total_real": 14.5})
    (delivery,) = api.sandbox.deliveries()
    assert delivery["event_name"] == "recording.event.custom"


@pytest.mark.parametrize(
    ("named", "session"),
    [
        ({"session_url": "https://app.fullstory.com/ui/ORG/session/1%3A2"}, "1:2"),
        ({"session_url": "https://app.fullstory.com/ui/ORG/session/1!2?tab=x"}, "1:2"),
        ({"device_session": "3:4"}, "3:4"),
        ({"use_recent_session": True}, "5:6"),
        ({"use_recent_session": False}, None),
    ],
)
def test_an_event_names_its_session(api: Api, named: dict[str, Any], session: str | None) -> None:
    api.sandbox.add_session(user_uid="ada", session_id="5:6")
    api.sandbox.add_session(user_uid="eva", session_id="3:4")
    assert record(api, **named).json() == {}
    (event,) = api.sandbox.events()
    assert event.get("session", {}).get("id") == session
    assert event["user"]["uid"] == "ada"


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"event_name": ""}, "invalid_argument"),
        ({"event_data": {"total": 1}}, "invalid_argument"),
        ({"session_url": "https://app.fullstory.com/"}, "invalid_argument"),
        ({"session_url": "https://x/session/1:2", "use_recent_session": True}, "invalid_argument"),
        ({"timestamp": "yesterday"}, "invalid_argument"),
        ({"event_title": "x"}, "invalid_argument"),
    ],
)
def test_a_wrong_event_is_refused(api: Api, event: dict[str, Any], code: str) -> None:
    api.create_user(uid="ada")
    assert refusal(record(api, **event)) == (400, "InvalidArgument", code)
    assert refusal(api.post(f"{ADA}/customevent", json={"event": {}})) == (400, "InvalidArgument", "required_field")
    assert api.sandbox.events() == []


def test_an_unknown_user_is_not_found(api: Api) -> None:
    answers = (api.get(ADA), api.delete(ADA), set_properties(api, plan_str="x"), record(api))
    assert {refusal(answer) for answer in answers} == {(404, "NotFound", "user_not_found")}
    assert api.sandbox.users() == []


def test_a_user_is_deleted(api: Api) -> None:
    api.create_user(uid="ada", display_name="Ada")
    first, again = api.delete(ADA).json(), api.delete(ADA).json()
    assert first == again, "a repeated request is safe"
    shown = api.get(ADA).json()
    assert shown["existingOperation"]["id"] == first["id"]
    assert shown["existingOperation"]["state"] == "PENDING"
    assert "displayName" not in shown
    assert refusal(record(api))[0] == 404
    api.sandbox.advance_clock(61)
    assert api.get(ADA).status_code == 404


def test_a_uid_is_any_text(api: Api) -> None:
    api.create_user(uid="a/b c=ü?", display_name="Odd")
    assert api.get("/users/v1/individual/a%2Fb%20c%3D%C3%BC%3F").json()["displayName"] == "Odd"


def test_errors_of_the_older_families_hold_a_word(api: Api) -> None:
    api.create_user(uid="ada")
    with api.with_key("sandbox-standard") as standard:
        assert standard.get(ADA).status_code == 200
        assert refusal(standard.delete(ADA)) == (403, "Forbidden", "forbidden")
    with api.with_key("wrong") as stranger:
        for path in (ADA, "/segments/v1", "/operations/v1", "/api/v1/export/list?start=0", "/me"):
            assert refusal(stranger.get(path)) == (401, "Unauthorized", "unauthorized")
    for path in ("/users/v1/everybody", "/segments/v1/a/b", "/operations/v1/a/b/c", "/api/v1/export/all"):
        assert refusal(api.get(path)) == (404, "NotFound", "resource_not_found")
    api.sandbox.configure(rate_limit={"requests": 0})
    limited = api.get(ADA)
    assert refusal(limited) == (429, "TooManyRequests", "too_many_requests")
    assert limited.headers["Retry-After"] == "1"


def test_errors_of_the_newer_families_do_not(api: Api) -> None:
    for path in ("/v2/users/1", "/v2/nothing", "/nothing"):
        refused = api.get(path)
        assert refused.status_code == 404
        assert set(refused.json()) == {"message", "code"}
    assert problem(api.put("/v2/users", json={})) == (405, "method_not_allowed")


def test_the_other_spelling_of_an_event(api: Api) -> None:
    api.create_user(uid="ada")
    assert api.post(f"{ADA}/customevent", json={"event": {"eventName": "Paid"}}).status_code == 200
    assert [event["name"] for event in api.sandbox.events()] == ["Paid"]
