"""The sessions of a sandbox, and the events that name them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.sandbox.api import Api, over_http, problem


def test_the_most_recent_session_is_one_of_the_last_30_minutes(api: Api) -> None:
    sandbox = api.sandbox
    sandbox.freeze_clock()
    sandbox.set_clock("2030-01-01T00:00:00Z")
    ada = api.create_user(uid="ada")
    sandbox.add_session(user_uid="ada", session_id="old", last_activity=sandbox.now - timedelta(minutes=20))
    sandbox.add_session(user_id=ada, session_id="new", last_activity=sandbox.now - timedelta(minutes=10))
    sandbox.add_session(user_uid="eva", session_id="other")

    def session(**target: Any) -> Any:
        event = {"name": "Seen", "user": {"uid": "ada"}, **target}
        return api.run_batch("events", [event]).imports[0].get("session")

    recent = {"session": {"use_most_recent": True}}
    assert session(**recent) == {"id": "new"}
    assert session() is None
    assert session(user={"id": ada}, **recent) == {"id": "new"}
    sandbox.advance_clock(20 * 60)
    assert session(**recent) == {"id": "new"}
    sandbox.advance_clock(1)
    assert session(**recent) is None, "the event lands without a session"


def test_a_session_leads_to_its_user(api: Api) -> None:
    session = api.sandbox.add_session(user_uid="ada")
    (event,) = api.run_batch("events", [{"name": "Seen", "session": {"id": session}}]).imports
    assert event["user"]["uid"] == "ada"
    assert event["session"] == {"id": session}
    (unknown,) = api.run_batch("events", [{"name": "Seen", "session": {"id": "1:2"}}]).imports
    assert unknown["session"] == {"id": "1:2"}
    assert "user" not in unknown


def test_strict_sessions_refuse_unknown_ones(api: Api) -> None:
    api.sandbox.configure(strict_sessions=True)
    session = api.sandbox.add_session(user_uid="ada")
    assert api.post("/v2/events", json={"name": "Seen", "session": {"id": session}}).status_code == 200
    refused = api.post("/v2/events", json={"name": "Seen", "session": {"id": "1:2"}})
    assert problem(refused) == (404, "resource_not_found")


def test_a_session_takes_only_so_many_events(api: Api) -> None:
    api.sandbox.configure(limits={"session_events": 3})
    event = {"name": "Seen", "session": {"id": "1:2"}}
    assert api.post("/v2/events", json=event).status_code == 200
    batch = api.run_batch("events", [event, event, event, {"name": "Seen"}])
    assert [error["code"] for error in batch.errors] == ["session_page_limit_exceeded"]
    refused = api.post("/v2/events", json=event)
    assert problem(refused) == (400, "session_page_limit_exceeded")
    api.sandbox.add_session(user_uid="ada", session_id="1:2")
    recent = {"name": "Seen", "user": {"uid": "ada"}, "session": {"use_most_recent": True}}
    assert problem(api.post("/v2/events", json=recent)) == (400, "session_page_limit_exceeded")
    assert api.post("/v2/events", json={**event, "session": {"id": "1:3"}}).status_code == 200


def test_sessions_over_http(api: Api) -> None:
    made = over_http(api, "POST", "sessions", {"user_uid": "ada", "last_activity": "2026-01-31T12:00:00Z"})
    (session,) = over_http(api, "GET", "sessions")
    assert (session["id"], session["user"]["uid"]) == (made["id"], "ada")
    assert session["last_activity"] == "2026-01-31T12:00:00.000Z"
    wrong: list[dict[str, Any]] = [
        {},
        {"user_uid": "a", "user_id": "1"},
        {"user_uid": ""},
        {"user_uid": "a", "session_id": 5},
        {"user_id": 5},
    ]
    for body in [*wrong, {"user_uid": "a", "last_activity": "x"}, {"user": "a"}]:
        assert problem(api.post("/_sandbox/sessions", json=body)) == (400, "invalid_argument")
    assert problem(api.post("/_sandbox/sessions", json={"user_id": "1"})) == (404, "resource_not_found")
