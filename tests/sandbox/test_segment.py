"""Segment's FullStory destination takes the sandbox for FullStory: the code that Segment runs in its cloud, unmodified.

`segment/package.json` also names a version of `fast-uri`, which the destination's validator uses: the latest that the
validator allows refuses the names of the destination's schemas.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.api import Api
from tests.sandbox.npm import install

TIME = "2026-01-31T12:00:00.000Z"
Call = dict[str, Any]
Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def destination(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("segment")
    install(Path(__file__).parent / "segment", folder)
    return folder


@pytest.fixture
def run(destination: Path) -> Run:
    """Return a function that gives calls to the destination, and returns what came of each."""

    def run(api: Api, *calls: Call) -> list[dict[str, Any]]:
        url = str(api.base_url).rstrip("/")
        command = ["node", "drive.js", url, "sandbox-admin", json.dumps(calls)]
        done = subprocess.run(command, cwd=destination, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        outcomes = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(outcomes) == len(calls), done.stderr
        return outcomes

    return run


def identify(user_id: str, **traits: Any) -> Call:
    return {"action": "event", "event": {"type": "identify", "userId": user_id, "anonymousId": "a1", "traits": traits}}


def track(name: str, user_id: str | None = "ada", mapping: dict[str, Any] | None = None, **properties: Any) -> Call:
    event = {"type": "track", "event": name, "userId": user_id, "timestamp": TIME, "properties": properties}
    return {"action": "event", "event": event, "mapping": mapping or {}}


def test_it_checks_the_key(run: Run, api: Api) -> None:
    right, wrong = run(api, {"action": "test"}, {"action": "test", "key": "wrong"})
    assert right == {"ok": True}
    assert (wrong["ok"], wrong["message"]) == (False, "Credentials are invalid: 401 Unauthorized")
    (request,) = [one for one in api.sandbox.requests() if one["status"] == 200]
    headers = dict(api.sandbox.request(request["id"])["headers"])
    assert (request["path"], headers["integration-source"]) == ("/me", "segment")


def test_it_identifies_users(run: Run, api: Api) -> None:
    traits = {"name": "Ada Lovelace", "email": "ada@example.com", "plan": "paid", "seats": 3, "home town": "London"}
    assert run(api, identify("ada", **traits), identify("ada", plan="free")) == [{"ok": True}] * 2
    (user,) = api.sandbox.users()
    assert (user["uid"], user["display_name"], user["email"]) == ("ada", "Ada Lovelace", "ada@example.com")
    stored = traits | {"plan": "free", "segmentAnonymousId": "a1", "hometown": "London"}
    del stored["home town"]
    assert user["properties"] == stored


def test_it_tracks_events(run: Run, api: Api) -> None:
    session = api.sandbox.add_session(user_uid="ada")
    calls = (
        track("Order Completed", total=14.55, currency="EUR"),
        track("Seen", user_id=None),
        track("Called", mapping={"useRecentSession": True}),
        track("Clicked", user_id=None, mapping={"sessionUrl": "https://app.fullstory.com/ui/ORG/session/1%3A2"}),
    )
    assert run(api, *calls) == [{"ok": True}] * 4
    events = {event["name"]: event for event in api.sandbox.events()}
    assert events["Order Completed"]["properties"] == {"total": 14.55, "currency": "EUR"}
    assert {event["timestamp"] for event in events.values()} == {TIME}
    assert [events[name]["user"].get("uid") for name in ("Order Completed", "Seen", "Called")] == ["ada", None, "ada"]
    assert events["Called"]["session"] == {"id": session}
    assert events["Clicked"]["session"] == {"id": "1:2"}


def test_it_deletes_users(run: Run, api: Api) -> None:
    api.create_user(uid="ada")
    known, unknown = run(api, *({"action": "delete", "event": {"userId": uid}} for uid in ("ada", "eva")))
    assert known == {"ok": True}
    assert (unknown["status"], unknown["body"]["code"]) == (404, "user_not_found")
    assert [user["is_being_deleted"] for user in api.sandbox.users()] == [True]


def test_it_learns_why_the_server_refuses(run: Run, api: Api) -> None:
    api.sandbox.configure(rate_limit={"requests": 0})
    (refused,) = run(api, identify("ada"))
    assert (refused["status"], refused["body"]["code"]) == (429, "too_many_requests")


def older(call: Call) -> Call:
    """The same call to a destination whose user has not replaced the older actions."""
    return {**call, "older": True}


def test_its_older_action_identifies_users(run: Run, api: Api) -> None:
    api.create_user(uid="ada", properties={"seats": 2})
    traits = {
        "name": "Ada Lovelace",
        "email": "ada@example.com",
        "first plan": "paid",
        "seats": 3,
        "price": 1.5,
        "is_active": True,
        "tags": ["a", "b"],
        "address": {"city": "London", "floor": 2},
    }
    assert run(api, older(identify("ada", **traits))) == [{"ok": True}]
    (request,) = [one for one in api.sandbox.requests() if one["method"] == "POST" and "v1" in one["path"]]
    assert (request["path"], request["query"]) == ("/users/v1/individual/ada/customvars", "integration=segment")
    (user,) = api.sandbox.users()
    assert (user["display_name"], user["email"]) == ("Ada Lovelace", "ada@example.com")
    assert user["properties"] == {
        "seats": 3,
        "name": "Ada Lovelace",
        "email": "ada@example.com",
        "firstPlan": "paid",
        "price": 1.5,
        "isActive": True,
        "tags": ["a", "b"],
        "address": {"city": "London", "floor": 2},
        "segmentAnonymousId": "a1",
    }
    types = user["schema"]["properties"]
    assert (types["price"], types["seats"], types["address.floor"], types["tags"]) == ("real", "real", "real", "strs")


def test_its_older_action_tracks_events(run: Run, api: Api) -> None:
    session = api.sandbox.add_session(user_uid="ada")
    calls = (
        track("Order Completed", total=14.55, currency="EUR"),
        track("Called", mapping={"useRecentSession": True}),
        track("Clicked", mapping={"sessionUrl": "https://app.fullstory.com/ui/ORG/session/1%3A2"}),
        track("Ignored", mapping={"useRecentSession": False}),
    )
    assert run(api, *map(older, calls)) == [{"ok": True}] * 4
    events = {event["name"]: event for event in api.sandbox.events()}
    assert events["Order Completed"]["properties"] == {"total": 14.55, "currency": "EUR"}
    assert {(event["timestamp"], event["user"]["uid"]) for event in events.values()} == {(TIME, "ada")}
    sessions = {name: event.get("session", {}).get("id") for name, event in events.items()}
    assert sessions == {"Order Completed": None, "Called": session, "Clicked": "1:2", "Ignored": None}


def test_its_older_actions_do_not_create_users(run: Run, api: Api) -> None:
    for refused in run(api, older(identify("eva")), older(track("Seen", "eva"))):
        assert (refused["status"], refused["body"]["error"]) == (404, "NotFound")
    assert api.sandbox.users() == []


# What it sends against the documentation when its user configures it so, or when the event is so.
AGAINST_THE_DOCUMENTATION = [
    track("Clicked", mapping={"sessionUrl": "https://app.fullstory.com/ui/ORG/session/1%3A2"}),
    track("Order Completed", products=[{"sku": "45790-32", "price": 19}]),
    identify("ada", name="Ada", company=None),
]


def test_what_is_against_the_documentation_is_refused(run: Run, api: Api) -> None:
    for refused in run(api, *AGAINST_THE_DOCUMENTATION):
        assert (refused["status"], refused["body"]["code"]) == (400, "invalid_argument")


def test_a_lenient_sandbox_takes_all_of_it(run: Run, start: Callable[..., Api]) -> None:
    api = start(strictness="lenient")
    assert run(api, *AGAINST_THE_DOCUMENTATION) == [{"ok": True}] * 3
    order, click = api.sandbox.events()
    assert order["properties"] == {"products": [{"sku": "45790-32", "price": 19}]}
    assert (click["user"]["uid"], click["session"]["id"]) == ("ada", "1:2")
