"""Runs scenarios of FullStory's NodeJS SDK against a sandbox, and reads what the sandbox holds afterwards."""

from __future__ import annotations

from typing import Any

from tests.sandbox.api import Api
from tests.sandbox.node_sdk import NodeSdk, Story

USERS: list[dict[str, Any]] = [
    {
        "uid": "user123",
        "display_name": "Display Name",
        "email": "user123@example.com",
        "properties": {"pricing_plan": "paid", "popup_help": True, "total_spent": 14.5},
    },
    {"uid": "user456"},
    {"uid": "user789", "display_name": "A New User"},
]


NO_USER = "4503599627370495"
MORE_USERS: list[dict[str, Any]] = [{"display_name": "Someone Else"}, {"display_name": "Last User"}]


SUPPORT_TICKET: dict[str, Any] = {
    "session": {"id": "123:456"},
    "context": {
        "browser": {"url": "https://www.example.com", "initial_referrer": "https://www.referrer.com"},
        "location": {"latitude": 33.748997, "longitude": -84.387985},
    },
    "name": "Support Ticket",
    "timestamp": "2022-03-15T14:23:23Z",
    "properties": {"id": 424242, "priority": "Normal", "source": "Email", "title": "Account locked out"},
}


def url(api: Api) -> str:
    return str(api.base_url).rstrip("/")


def run(node: NodeSdk, api: Api, scenario: str, key: str = "sandbox-admin", **given: Any) -> Story:
    """Everything that happens in a scenario, which must come to its end."""
    story = node.run(url(api), scenario, key, **given)
    assert story.pop().what == "end", story
    return story


def run_still(node: NodeSdk, still: Api, scenario: str, **given: Any) -> Story:
    """Everything that happens in a scenario, in which a job is asked for three times while it is processed."""
    with node.start(url(still), scenario, still.sandbox.api_key, **given) as running:
        for _ in range(3):
            running.until("processing")
        set_clock(still, advance=60)
        story = running.finish()
    assert story.pop().what == "end", story
    return story


def set_clock(api: Api, **change: Any) -> None:
    assert api.post("/_sandbox/clock", json=change).status_code == 200


def held(api: Api, what: str) -> list[dict[str, Any]]:
    """All users, events, jobs or requests that the sandbox holds, the oldest first."""
    response = api.get(f"/_sandbox/{what}", params={"limit": 1000})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found[::-1]


def add_fault(api: Api, **fault: Any) -> None:
    response = api.post("/_sandbox/faults", json=fault)
    assert response.status_code == 200, response.text


def results(api: Api, kind: str, job: str, part: str, **parameters: Any) -> list[dict[str, Any]]:
    return api.all_pages(f"/v2/{kind}/batch/{job}/{part}", **parameters)


def refused(node: NodeSdk, api: Api, resource: str, method: str, request: dict[str, Any]) -> dict[str, Any]:
    """The error that a call ends with."""
    call = {"key": "sandbox-admin", "resource": resource, "method": method, "request": request}
    error: dict[str, Any] = run(node, api, "refusedCalls", calls=[call]).one("error")
    return error
