"""What a running sandbox shows and lets change: from Python, and the same over HTTP under /_sandbox/."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, KeyLevel, Limits, ProcessingTime, RateLimit, Sandbox

from .api import Api, problem


@pytest.fixture
def api(start: Callable[..., Api]) -> Api:
    return start(processing_time=0)


def over_http(api: Api, method: str, path: str, body: Any = None) -> Any:
    response = api.request(method, f"/_sandbox/{path}", json=body)
    assert response.status_code == 200, response.text
    return response.json()


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
    progress = [facts["imports"] for kind, facts in events if kind == "job"]
    assert progress == sorted(progress)
    assert progress[-1] == 40


def test_the_clock_moves_and_stands_still(api: Api) -> None:
    sandbox = api.sandbox
    assert abs(sandbox.now - datetime.now(UTC)) < timedelta(seconds=5)
    sandbox.freeze_clock()
    frozen = sandbox.now
    sandbox.advance_clock(3600)
    assert sandbox.now == frozen + timedelta(hours=1)
    sandbox.set_clock("2030-01-01T00:00:00Z")
    assert sandbox.now == datetime(2030, 1, 1, tzinfo=UTC)
    sandbox.freeze_clock(False)
    assert datetime(2030, 1, 1, tzinfo=UTC) <= sandbox.now < datetime(2030, 1, 1, 0, 1, tzinfo=UTC)
    changed = over_http(api, "POST", "clock", {"now": "2031-01-01T00:00:00+01:00", "frozen": True, "advance": 1})
    assert changed == {"now": "2030-12-31T23:00:01.000Z", "frozen": True}
    assert over_http(api, "GET", "clock") == changed
    job = api.start_batch("users", [{}])
    assert api.get(f"/v2/users/batch/{job}").json()["job"]["created"] == "2030-12-31T23:00:01.000Z"
    wrongs: list[Any] = [{"now": "2031-01-01T00:00:00"}, {"now": "soon"}, {"now": 5}, {"advance": -1}, {"frozen": 1}]
    for wrong in [*wrongs, {"x": 1}, []]:
        assert problem(api.post("/_sandbox/clock", json=wrong)) == (400, "invalid_argument")
    with pytest.raises(ValueError, match="time zone"):
        sandbox.set_clock(datetime(2030, 1, 1))


def test_a_time_that_cannot_be_written_is_refused_and_the_clock_stays(api: Api) -> None:
    over_http(api, "POST", "clock", {"now": "9999-12-31T00:00:00Z", "frozen": True})
    for wrong in ({"advance": 86400}, {"now": "0001-01-01T00:00:00+14:00"}):
        assert problem(api.post("/_sandbox/clock", json=wrong)) == (400, "invalid_argument")
        assert over_http(api, "GET", "state")["now"] == "9999-12-31T00:00:00.000Z"


def test_time_makes_waiting_jobs_finish_at_once(start: Callable[..., Api]) -> None:
    api = start(processing_time=3600)
    job = api.start_batch("users", [{}])
    api.sandbox.advance_clock(3600)
    assert api.get(f"/v2/users/batch/{job}").json()["job"]["status"] == "COMPLETED"


def test_settings_change_while_it_runs(api: Api) -> None:
    for number in range(3):
        api.create_user(uid=f"u{number}")
    api.sandbox.configure(page_size=2, limits={"batch_requests": 1}, keys={"k": "architect"})
    with api.with_key("k") as client:
        assert len(client.get("/v2/users").json()["results"]) == 2
        assert problem(client.post("/v2/users/batch", json={"requests": [{}, {}]})) == (400, "invalid_argument")
    assert problem(api.get("/v2/users")) == (401, "unauthorized")
    assert api.sandbox.keys == {"k": KeyLevel.ARCHITECT}
    assert api.sandbox.api_key == "k"
    settings = over_http(
        api, "PATCH", "settings", {"page_size": 1, "processing_time": {"fixed": 1, "per_item": 2}, "rate_limit": None}
    )
    assert settings == over_http(api, "GET", "settings") == api.sandbox.settings()
    assert settings["page_size"] == 1
    assert settings["processing_time"] == {"fixed": 1, "per_item": 2, "random": 0.0, "seed": None}
    assert settings["limits"]["batch_requests"] == 1, "limits that are not named stay as they are"
    assert settings["keys"] == {"k": "architect"}


WRONG_SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"page_sise": 5}, "settings has no 'page_sise'"),
    ({"page_size": 0}, "page_size must be an integer from 1"),
    ({"page_size": "5"}, "page_size must be an integer"),
    ({"page_size": True}, "page_size must be an integer"),
    ({"result_page_size": -1}, "result_page_size must be"),
    ({"processing_time": -1}, "processing_time must be a number of at least 0"),
    ({"processing_time": None}, "processing_time must be a number"),
    ({"processing_time": {"fix": 1}}, "processing_time has no 'fix'"),
    ({"processing_time": {"random": -1}}, "processing_time.random must be"),
    ({"processing_time": {"seed": 1.5}}, "processing_time.seed must be"),
    ({"deletion_time": "x"}, "deletion_time must be a number"),
    ({"client_timeout": 0}, "client_timeout must be a number of at least 0.001"),
    ({"limits": {"jobs": 1}}, "limits has no 'jobs'"),
    ({"limits": {"running_jobs": 0}}, "limits.running_jobs must be an integer of at least 1"),
    ({"limits": 5}, "limits must be an object"),
    ({"limits": {"session_events": 0}}, "limits.session_events must be an integer of at least 1"),
    ({"limits": {"running_jobs": None}}, "limits.running_jobs must be an integer of at least 1"),
    ({"rate_limit": {"requests": -1}}, "rate_limit.requests must be"),
    ({"rate_limit": {}}, "rate_limit: "),
    ({"rate_limit": {"requests": 1, "seconds": 0}}, "rate_limit.seconds must be"),
    ({"strict_sessions": 1}, "strict_sessions must be true or false"),
    ({"keys": {}}, "keys must have at least one key"),
    ({"keys": {"k": "king"}}, "level of a key must be one of standard, architect, admin"),
    ({"keys": {"": "admin"}}, "a key must be a non-empty string"),
    ({"keys": {"two words": "admin"}}, "a key must be of printable ASCII characters, without spaces"),
    ({"keys": {"clé": "admin"}}, "a key must be of printable ASCII characters, without spaces"),
    ({"keys": ["k"]}, "keys must map each key to its level"),
]


@pytest.mark.parametrize(("wrong", "message"), WRONG_SETTINGS)
def test_a_wrong_setting_is_a_clear_error_and_changes_nothing(api: Api, wrong: dict[str, Any], message: str) -> None:
    before = api.sandbox.settings()
    with pytest.raises(ValueError, match=message):
        api.sandbox.configure(**wrong)
    refused = api.patch("/_sandbox/settings", json=wrong)
    assert problem(refused) == (400, "invalid_argument")
    assert message in refused.json()["message"]
    assert api.sandbox.settings() == before


def test_a_wrong_argument_is_a_clear_error_before_anything_starts() -> None:
    with pytest.raises(ValueError, match="page_size must be"):
        Sandbox(page_size=0)
    with pytest.raises(ValueError, match=r"limits\.running_jobs"):
        Limits(running_jobs=0)


def test_the_rate_limit_counts_each_key_by_itself(start: Callable[..., Api]) -> None:
    api = start(rate_limit=RateLimit(requests=2, seconds=10))
    api.sandbox.freeze_clock()
    for _ in range(2):
        assert api.get("/v2/users").status_code == 200
    refused = api.get("/v2/users")
    assert problem(refused) == (429, "too_many_requests")
    assert refused.headers["retry-after"] == "10"
    with api.with_key("sandbox-architect") as other:
        assert other.get("/v2/users").status_code == 200
    api.sandbox.advance_clock(9.5)
    assert api.get("/v2/users").headers["retry-after"] == "1"
    api.sandbox.advance_clock(0.5)
    assert api.get("/v2/users").status_code == 200
    api.sandbox.configure(rate_limit=None)
    assert [api.get("/v2/users").status_code for _ in range(3)] == [200] * 3


def durations(
    start: Callable[..., Api], processing_time: float | ProcessingTime, jobs: int = 1, items: int = 2
) -> list[float]:
    """How long so many jobs take by the sandbox's clock."""
    api = start(processing_time=processing_time)
    api.sandbox.freeze_clock()
    ids = [api.start_batch("users", [{}] * items) for _ in range(jobs)]
    api.sandbox.advance_clock(10_000)
    taken = []
    for job in ids:
        facts = api.get(f"/v2/users/batch/{job}").json()["job"]
        created, finished = (datetime.fromisoformat(facts[name]) for name in ("created", "finished"))
        taken.append(round((finished - created).total_seconds(), 1))
    return taken


def test_processing_time_is_fixed_per_item_and_random_with_a_seed(start: Callable[..., Api]) -> None:
    assert durations(start, 7) == [7]
    assert durations(start, ProcessingTime(fixed=1, per_item=2), items=5) == [11]
    seeded = durations(start, ProcessingTime(fixed=1, random=100, seed=3), jobs=4)
    assert durations(start, ProcessingTime(fixed=1, random=100, seed=3), jobs=4) == seeded
    assert durations(start, ProcessingTime(fixed=1, random=100, seed=4), jobs=4) != seeded
    assert all(1 <= taken <= 101 for taken in seeded)
    assert len(set(seeded)) == 4


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
    api = start(processing_time=0.05, limits=Limits(accepted_jobs=1))
    api.start_batch("users", [{}] * 100)
    api.sandbox.reset()
    assert api.run_batch("users", [{"uid": "eva"}]).errors == []
    assert api.sandbox.state()["users"] == 1


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
