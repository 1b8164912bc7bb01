"""What a running sandbox shows and lets change: from Python, and the same over HTTP under /_sandbox/."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Limits, Sandbox
from tests.sandbox.api import Api, over_http, problem


def test_the_state_counts_everything(api: Api) -> None:
    api.run_batch("events", [{"name": "Seen", "user": {"uid": "ada"}}])
    api.sandbox.add_session(user_uid="ada")
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0))
    state = api.sandbox.state()
    counts = {name: state[name] for name in ("users", "events", "jobs", "sessions", "faults")}
    assert counts == dict.fromkeys(counts, 1)
    assert state["requests"] == len(api.sandbox.requests())
    assert over_http(api, "GET", "state").keys() == state.keys()
    assert state["url"] == api.sandbox.url


def test_users_events_and_jobs_are_shown_newest_first_and_in_portions(api: Api) -> None:
    api.create_user(uid="ada", properties={"n": 1})
    api.create_user(uid="eva")
    api.post("/v2/events", json={"name": "Alone", "user": {"uid": "eva"}})
    job = api.run_batch(
        "events", [{"name": "First", "user": {"uid": "ada"}, "properties": {"b": True}}, {"name": ""}]
    ).status["job"]["id"]

    def from_python(what: str, **parameters: Any) -> Any:
        return getattr(api.sandbox, what)(**parameters)

    def from_http(what: str, **parameters: Any) -> Any:
        return over_http(api, "GET", f"{what}?" + "&".join(f"{name}={value}" for name, value in parameters.items()))

    for read in (from_python, from_http):
        users = read("users")
        assert [user["uid"] for user in users] == ["eva", "ada"]
        assert users[1]["schema"] == {"properties": {"n": "real"}}
        assert read("users", limit=1, before=users[0]["row"]) == users[1:]
        events = read("events")
        assert [(event["name"], event["job_id"]) for event in events] == [("First", job), ("Alone", None)]
        assert events[0]["schema"] == {"properties": {"b": "bool"}}
        assert read("events", limit=1) == events[:1]
        assert read("events", before=events[0]["row"]) == events[1:]
        assert read("events", user_uid="eva") == events[1:]
        (shown,) = read("jobs")
        assert (shown["id"], shown["kind"], shown["status"], shown["progress"]) == (job, "events", "FAILED", 1.0)
        assert (shown["total"], shown["imports"], shown["errors"]) == (2, 1, 1)
    with pytest.raises(LookupError):
        api.sandbox.events(user_uid="nobody")
    assert problem(api.get("/_sandbox/events?user_uid=nobody")) == (404, "resource_not_found")
    for query in ("limit=0", "limit=1001", "limit=x", "before=-1", "after=1"):
        assert api.get(f"/_sandbox/users?{query}").status_code == 400


def test_the_request_log_tells_what_was_asked_answered_and_went_wrong(api: Api) -> None:
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0.02, path="/v2/users"))
    key = {"Idempotency-Key": "k"}
    for _ in range(2):
        api.post("/v2/users", json={"uid": "ada"}, headers=key)
    api.get("/v2/nothing?x=1", headers={"Authorization": "Basic nobody"})
    lost, second, first = api.sandbox.requests()
    assert (first["method"], first["path"], first["status"], first["replayed"]) == ("POST", "/v2/users", 200, False)
    assert (second["replayed"], second["idempotency_key"], second["faults"]) == (True, "k", [fault])
    assert first["duration_ms"] >= 20
    assert (lost["path"], lost["query"], lost["status"], lost["key_level"]) == ("/v2/nothing", "x=1", 404, None)
    assert first["key_level"] == "Admin"
    details = api.sandbox.request(first["id"])
    assert json.loads(details["body"]) == {"uid": "ada"}
    assert details["body_bytes"] == len(details["body"])
    assert "id" in json.loads(details["answer"])
    assert ["idempotency-key", "k"] in details["headers"]
    assert over_http(api, "GET", f"requests/{first['id']}") == details
    assert over_http(api, "GET", "requests?limit=1") == [lost]
    assert over_http(api, "GET", f"requests?before={lost['id']}") == [second, first]
    assert problem(api.get("/_sandbox/requests/999")) == (404, "resource_not_found")
    over_http(api, "DELETE", "requests")
    assert api.sandbox.requests() == []


def test_the_request_log_never_holds_the_key_nor_more_of_a_body_than_its_beginning(api: Api) -> None:
    api.post("/v2/users", json={"properties": {f"p{n}": "x" * 1000 for n in range(100)}})
    text = json.dumps(over_http(api, "GET", "requests/1"))
    assert api.sandbox.api_key not in text
    assert len(text) < 25_000


def test_a_reset_connection_has_no_status_in_the_log(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.RESET, times=1))
    with pytest.raises(httpx.TransportError):
        api.get("/v2/users")
    assert api.sandbox.requests()[0]["status"] is None


def test_what_happens_is_streamed_live(api: Api) -> None:
    events: list[tuple[str, Any]] = []
    listening, done = threading.Event(), threading.Event()

    def listen() -> None:
        with httpx.stream("GET", f"{api.sandbox.url}/_sandbox/stream", timeout=10) as response:
            kind = ""
            for line in response.iter_lines():
                listening.set()
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    events.append((kind, json.loads(line.removeprefix("data: "))))
                    if kind == "reset":
                        break
        done.set()

    thread = threading.Thread(target=listen)
    thread.start()
    assert listening.wait(5)
    job = api.run_batch("users", [{}] * 40).status["job"]["id"]
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0))
    api.sandbox.configure(page_size=7)
    api.sandbox.advance_clock(1)
    api.sandbox.reset()
    assert done.wait(5)
    thread.join()
    kinds = [kind for kind, _ in events]
    assert {"request", "job", "faults", "settings", "clock", "reset"} == set(kinds)
    assert events[0] == ("job", {**events[0][1], "id": job, "imports": 0, "status": "PROCESSING"})
    progress = [data["imports"] for kind, data in events if kind == "job"]
    assert progress == sorted(progress)
    assert progress[-1] == 40


def test_reset_forgets_everything_and_starts_again(api: Api) -> None:
    first = api.create_user(uid="ada")
    api.run_batch("events", [{"name": "Seen"}])
    api.sandbox.add_session(user_uid="ada")
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0))
    api.sandbox.configure(page_size=1)
    api.sandbox.set_clock("2040-01-01T00:00:00Z")
    api.post("/v2/users", json={}, headers={"Idempotency-Key": "k"})
    over_http(api, "POST", "reset")
    state = api.sandbox.state()
    assert [state[name] for name in ("users", "events", "jobs", "sessions", "requests", "faults")] == [0] * 6
    assert api.sandbox.settings()["page_size"] == 100
    assert api.sandbox.now.year < 2040
    assert api.create_user(uid="ada") == first
    assert api.post("/v2/users", json={"uid": "eva"}, headers={"Idempotency-Key": "k"}).status_code == 200


def test_reset_stops_the_jobs_in_progress(start: Callable[..., Api]) -> None:
    api = start(processing_time=60, limits=Limits(accepted_jobs=1))
    api.start_batch("users", [{}] * 100)
    api.sandbox.reset()
    job = api.start_batch("users", [{"uid": "eva"}])
    api.sandbox.advance_clock(60)
    assert api.wait("users", job).errors == []
    assert api.sandbox.state()["users"] == 1


def test_faults_over_http(api: Api) -> None:
    fault = {"kind": "status", "status": 500, "path": "/v2/users", "times": 1, "when": "before_read"}
    made = over_http(api, "POST", "faults", fault)
    assert api.get("/v2/users").status_code == 500
    (listed,) = over_http(api, "GET", "faults")
    assert listed.items() >= {**fault, **made, "met": 1, "happened": 1}.items()
    over_http(api, "DELETE", f"faults/{made['id']}")
    assert problem(api.delete("/_sandbox/faults/99")) == (404, "resource_not_found")
    over_http(api, "POST", "faults", fault)
    over_http(api, "DELETE", "faults")
    assert over_http(api, "GET", "faults") == []


def test_the_controls_are_not_for_web_pages_of_others(api: Api) -> None:
    url = f"{api.sandbox.url}/_sandbox/state"
    port = api.sandbox.url.rpartition(":")[2]
    for headers in ({"Host": "evil.example"}, {"Host": f"evil.example:{port}"}, {"Origin": "http://evil.example"}):
        for path in ("state", "stream"):
            assert httpx.get(f"{api.sandbox.url}/_sandbox/{path}", headers=headers).status_code == 403
    for headers in ({"Host": f"localhost:{port}"}, {"Host": f"[::1]:{port}"}, {"Origin": api.sandbox.url}):
        assert httpx.get(url, headers=headers).status_code == 200


def test_wrong_requests_for_the_controls_are_refused_in_the_api_s_form(api: Api) -> None:
    assert problem(api.get("/_sandbox/nothing")) == (404, "resource_not_found")
    assert problem(api.post("/_sandbox/settings")) == (405, "method_not_allowed")
    assert problem(api.post("/_sandbox/clock", content=b"{")) == (400, "invalid_argument")
    assert problem(api.post("/_sandbox/clock", content=b"x" * 1024 * 1025)) == (413, "request_too_large")


def test_a_sandbox_that_does_not_run_says_so() -> None:
    sandbox = Sandbox()
    for use in (lambda: sandbox.url, sandbox.state, sandbox.reset):
        with pytest.raises(RuntimeError, match="not running"):
            use()
    sandbox.stop()
    assert sandbox.api_key == "sandbox-admin"
