"""curl sees what a sandbox refuses, and what goes wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fullstory.sandbox import Limits
from tests.sandbox.api import Api, problem
from tests.sandbox.curl_command import CREATE_EVENT, CREATE_USER, USERS, Curl, add_fault, create_batch, events, read


@pytest.mark.parametrize(
    ("command", "key", "refusal"),
    [
        (CREATE_USER, "wrong", (401, "unauthorized")),
        (CREATE_USER.replace("Basic ", ""), "sandbox-admin", (401, "unauthorized")),
        (CREATE_USER.replace("--header 'Authorization: Basic YOUR_API_KEY'", ""), "", (401, "unauthorized")),
        (CREATE_USER.replace("--header 'Authorization: Basic YOUR_API_KEY'", "--user YOUR_API_KEY:"), "sandbox-admin",
         (401, "unauthorized")),
        (read("v2/users"), "sandbox-standard", (403, "forbidden")),
        (read("v2/users").replace("GET", "DELETE"), "sandbox-architect", (403, "forbidden")),
        (read("v2/users").replace("GET", "DELETE"), "sandbox-admin", (400, "required_field")),
        (read("v2/users/4503599627370495"), "sandbox-admin", (404, "user_not_found")),
        (read("v2/users/batch/nope"), "sandbox-admin", (404, "resource_not_found")),
        (read("v2/events/batch/nope/errors"), "sandbox-admin", (404, "resource_not_found")),
        (read("v2/users?include_schema=yes"), "sandbox-admin", (400, "invalid_parameter")),
        (read("v2/users/batch"), "sandbox-admin", (405, "method_not_allowed")),
        (CREATE_USER.replace('"xyz123"', "5"), "sandbox-admin", (400, "invalid_argument")),
        (CREATE_USER.replace('"paid",', '"paid"'), "sandbox-admin", (400, "invalid_argument")),
        (CREATE_USER.replace("14.55", "[{}]"), "sandbox-admin", (400, "invalid_argument")),
        (CREATE_EVENT.replace('"name": "Support Ticket",', ""), "sandbox-admin", (400, "required_field")),
        (CREATE_EVENT.replace("Support Ticket", ""), "sandbox-admin", (400, "invalid_argument")),
        (CREATE_EVENT.replace('"use_most_recent": true', '"id": "123:456"'), "sandbox-admin",
         (400, "invalid_argument")),
        (create_batch("users", []), "sandbox-admin", (400, "required_field")),
        (create_batch("events", [{"name": 5}]), "sandbox-admin", (400, "invalid_argument")),
    ],
)  # fmt: skip
def test_refusals(curl: Curl, api: Api, command: str, key: str, refusal: tuple[int, str]) -> None:
    refused = curl(command, key)
    assert problem(refused) == refusal
    assert refused.headers["content-type"] == "application/json"
    assert set(refused.json()) == {"code", "message"}
    assert api.get("/_sandbox/users").json() == events(api) == []


def test_too_many_batches(curl_at: Callable[[Api], Curl], start: Callable[..., Api]) -> None:
    api = start(processing_time=60, limits=Limits(accepted_jobs=1))
    curl = curl_at(api)
    assert curl(create_batch("users", USERS)).status_code == 200
    refused = curl(create_batch("users", USERS))
    assert problem(refused) == (429, "too_many_requests")
    assert int(refused.headers["retry-after"]) >= 1


def test_curl_waits_as_long_as_the_server_says(curl: Curl, api: Api) -> None:
    add_fault(api, kind="status", status=429, headers={"Retry-After": "1"}, times=1)
    done = curl.run(read("v2/users").replace("curl", "curl --retry 1"))
    assert done.returncode == 0
    assert [request["status"] for request in api.get("/_sandbox/requests").json()] == [200, 429]


@pytest.mark.parametrize(
    ("option", "fault", "code"),
    [
        ("--fail", {"kind": "status", "status": 503}, 22),
        ("--max-time 0.2", {"kind": "delay", "seconds": 5}, 28),
        ("", {"kind": "truncate"}, 18),
        ("", {"kind": "reset", "when": "before_read"}, 56),
        ("", {"kind": "reset", "when": "after_effect"}, 56),
        ("", {"kind": "reset", "when": "mid_answer"}, 56),
    ],
)
def test_curl_sees_what_goes_wrong_on_purpose(
    curl: Curl, api: Api, option: str, fault: dict[str, Any], code: int
) -> None:
    add_fault(api, **fault)
    assert curl.run(CREATE_USER.replace("curl", f"curl {option}", 1)).returncode == code
