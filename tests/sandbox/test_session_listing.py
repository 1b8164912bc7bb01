"""The lists of sessions, and the ids that lead to them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.api import Api, over_http, problem


def event(api: Api, name: str = "Seen", at: str = "2030-01-01T10:00:00Z", **more: Any) -> None:
    response = api.post("/v2/events", json={"name": name, "timestamp": at, **more})
    assert response.status_code == 200, response.text


def listed(api: Api, **parameters: Any) -> list[dict[str, Any]]:
    response = api.get("/v2/sessions", params=parameters)
    assert response.status_code == 200, response.text
    results: list[dict[str, Any]] = response.json()["results"]
    return results


def test_sessions_are_those_of_events_those_added_and_the_days_of_other_events(api: Api) -> None:
    ada = api.create_user(uid="ada")
    user = {"uid": "ada"}
    added = api.sandbox.add_session(user_uid="ada", last_activity="2030-01-05T00:00:00Z")
    api.sandbox.add_session(user_uid="ada", session_id="1:2", last_activity="2030-01-09T00:00:00Z")
    event(api, at="2030-01-04T10:00:00Z", session={"id": "1:2"})
    event(api, at="2030-01-03T23:00:00-02:00", user=user)
    event(api, at="2030-01-04T03:00:00Z", user=user)
    event(api, at="2030-01-02T10:00:00Z", user=user)
    event(api, at="2030-01-07T10:00:00Z", user={"uid": "eva"})
    api.post("/v2/events", json={"name": "Seen"})
    sessions = listed(api, uid="ada")
    assert [(session["id"], session["created_time"]) for session in sessions] == [
        (added, "2030-01-05T00:00:00.000Z"),
        ("1:2", "2030-01-04T10:00:00.000Z"),
        (f"{ada}:20300104", "2030-01-04T01:00:00.000Z"),
        (f"{ada}:20300102", "2030-01-02T10:00:00.000Z"),
    ]
    assert sessions == listed(api, uid="ada"), "ids stay the same"
    for session in sessions:
        assert api.get(f"/v2/sessions/{session['id'].replace(':', '%3A')}/events").status_code == 200


def test_the_newest_sessions_come_first_and_only_so_many(api: Api) -> None:
    for day in range(1, 26):
        event(api, at=f"2030-01-{day:02}T00:00:00Z", user={"uid": "ada"})
    assert len(listed(api, uid="ada")) == 20
    times = [session["created_time"] for session in listed(api, uid="ada", limit=100)]
    assert len(times) == 25
    assert times == sorted(times, reverse=True)
    assert len(listed(api, uid="ada", limit=3)) == 3
    for limit in ("0", "-1", "many"):
        assert problem(api.get("/v2/sessions", params={"uid": "ada", "limit": limit})) == (400, "invalid_parameter")


@pytest.mark.parametrize("path", ["/v2/sessions", "/sessions/v2"])
def test_uid_and_email_are_a_union(api: Api, path: str) -> None:
    api.create_user(uid="ada", email="a@example.com")
    for uid in ("eva", "eve"):
        api.create_user(uid=uid, email="e@example.com")
    for uid in ("ada", "eva", "eve"):
        event(api, user={"uid": uid})
    key = "results" if path == "/v2/sessions" else "sessions"

    def count(**parameters: str) -> int:
        return len(api.get(path, params=parameters).json()[key])

    assert count(uid="ada") == 1
    assert count(email="e@example.com") == 2
    assert count(uid="ada", email="e@example.com") == 3
    assert count(uid="eva", email="e@example.com") == 2
    assert count(uid="nobody") == count(email="nobody@example.com") == 0


def test_a_session_is_found_by_its_own_uid(api: Api) -> None:
    ada = api.create_user(uid="ada")
    event(api, session={"uid": "visit-7"})
    api.sandbox.add_session(user_uid="ada", session_id="visit-8")
    event(api, session={"id": "visit-8"})
    (of_nobody,) = listed(api, session_uid="visit-7")
    (of_ada,) = listed(api, session_uid="visit-8")
    assert listed(api, uid="ada") == [of_ada]
    assert of_ada["id"].startswith(f"{ada}:")
    for session in (of_nobody, of_ada):
        first, _, second = session["id"].partition(":")
        assert first.isdigit()
        assert second.isdigit()
        (row,) = api.get(f"/v2/sessions/{first}%3A{second}/events").json()["events"]
        assert (row["device_id"], row["session_id"]) == (first, second)
    assert listed(api, session_uid="visit-9") == []


@pytest.mark.parametrize(
    ("path", "parameters", "code"),
    [
        ("/v2/sessions", {}, "required_field"),
        ("/v2/sessions", {"uid": ""}, "required_field"),
        ("/sessions/v2", {}, "required_field"),
        ("/sessions/v2", {"session_uid": "x"}, "required_field"),
        ("/v2/sessions", {"session_uid": "x", "uid": "ada"}, "invalid_argument"),
        ("/v2/sessions", {"session_uid": "x", "email": "a@example.com"}, "invalid_argument"),
    ],
)
def test_a_list_of_nobodys_sessions_is_refused(api: Api, path: str, parameters: dict[str, str], code: str) -> None:
    assert problem(api.get(path, params=parameters)) == (400, code)


def test_the_older_list_has_halves_and_seconds(api: Api) -> None:
    event(api, at="2030-01-01T10:00:00.750Z", session={"id": "1:2"})
    api.sandbox.add_session(user_uid="ada", session_id="1:2")
    api.sandbox.add_session(user_uid="ada", session_id="3:4", last_activity="2030-01-01T10:00:00.750Z")
    (session,) = api.get("/sessions/v2", params={"uid": "ada", "limit": 1}).json()["sessions"]
    assert session == {
        "userId": "3",
        "sessionId": "4",
        "createdTime": "1893492000",
        "fsUrl": f"{api.sandbox.url}/ui/SANDBOX/session/3%3A4",
    }


def test_what_the_anywhere_client_and_lexicon_send_is_taken(api: Api) -> None:
    event(api, user={"uid": "ada"})
    sent = {"uid": "ada", "limit": "100", "pagination_token": "x"}
    answer = api.get("/sessions/v2", params=sent).json()
    assert len(answer["sessions"]) == 1
    assert "pagination_token" not in answer, "there is one page"


@pytest.mark.parametrize("session_id", ["1%3A2", "x", "1", "1234567890123456789%3A20300101", "1%3A100000000000000005"])
def test_an_unknown_session_is_not_found(api: Api, session_id: str) -> None:
    event(api, user={"uid": "ada"})
    for method, path in [("GET", "events"), ("POST", "context"), ("GET", "summary"), ("POST", "summary")]:
        body: dict[str, Any] = {"json": {}} if method == "POST" else {}
        answer = api.request(method, f"/v2/sessions/{session_id}/{path}", **body)
        assert problem(answer) == (404, "resource_not_found")


def test_an_anonymous_user_brings_its_sessions_along(api: Api) -> None:
    anonymous = api.create_user()
    event(api, user={"id": anonymous})
    api.create_user(uid="ada")
    api.post(f"/v2/users/{anonymous}", json={"uid": "ada"})
    assert len(listed(api, uid="ada")) == 1


def test_the_url_of_a_session_leads_to_its_user(api: Api, page: Any) -> None:
    event(api, user={"uid": "ada"})
    event(api, session={"uid": "visit-7"})
    (of_ada,), (of_nobody,) = listed(api, uid="ada"), listed(api, session_uid="visit-7")
    user_id = api.sandbox.users()[0]["id"]
    assert page.get(of_ada["app_url"]).headers["location"] == f"/users/{user_id}"
    assert page.get(of_nobody["app_url"]).headers["location"] == "/events"
    assert page.get("/ui/SANDBOX/session/5%3A6").status_code == 404


def test_activations_run_out_where_a_limit_is_set(api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.set_clock("2030-01-31T23:59:00Z")
    event(api, user={"uid": "ada"})
    path = f"/v2/sessions/{listed(api, uid='ada')[0]['id'].replace(':', '%3A')}"
    over_http(api, "PATCH", "settings", {"limits": {"activations": 4}})
    assert problem(api.get("/v2/sessions/5%3A6/events")) == (404, "resource_not_found")
    calls = [("GET", "events"), ("POST", "context"), ("GET", "summary"), ("POST", "summary")]

    def call(method: str, name: str) -> Any:
        return api.request(method, f"{path}/{name}", **({"json": {}} if method == "POST" else {}))  # type: ignore[arg-type]

    assert [call(*each).status_code for each in calls] == [200] * 4, "what was not found cost nothing"
    for each in calls:
        refused = call(*each)
        assert problem(refused) == (429, "too_many_requests")
        assert refused.headers["retry-after"] == "60", "when the billing cycle ends"
    assert len(listed(api, uid="ada")) == 1, "lists cost nothing"
    api.sandbox.advance_clock(60)
    assert call("GET", "events").status_code == 200
