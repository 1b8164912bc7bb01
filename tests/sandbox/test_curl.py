"""curl, as FullStory's documentation writes it, takes the sandbox for FullStory.

The commands go through a shell as they stand here; only the host and the key are put in. What they do is held against
what the sandbox holds, read with another client.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Limits

from .api import Api, check_against_document, problem

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")

# What tests need to know about an answer, without a change to the commands.
CONFIGURATION = r"""
silent
show-error
include
noproxy = "*"
write-out = "\n%{method} %{url_effective}"
"""
CREATE_USER = """
curl --request POST \
  --url https://api.fullstory.com/v2/users \
  --header 'Authorization: Basic YOUR_API_KEY' \
  --header 'content-type: application/json' \
  --data '{
    "uid": "xyz123",
    "display_name": "Daniel Falko",
    "email": "daniel.falko@example.com",
    "properties": {"pricing_plan": "paid", "popup_help": true, "total_spent": 14.55}
  }'
"""
CREATE_EVENT = """
curl --request POST \
  --url https://api.fullstory.com/v2/events \
  --header 'Authorization: Basic YOUR_API_KEY' \
  --header 'content-type: application/json' \
  --data '{
    "user": {"uid": "xyz123"},
    "session": {"use_most_recent": true},
    "context": {"browser": {"url": "https://www.example.com"}},
    "name": "Support Ticket",
    "timestamp": "2022-03-15T14:23:23Z",
    "properties": {"id": 424242, "priority": "Normal"}
  }'
"""
CREATE_BATCH = """
curl --request POST \
  --url https://api.fullstory.com/v2/KIND/batch \
  --header 'Authorization: Basic YOUR_API_KEY' \
  --header 'content-type: application/json' \
  --data 'BODY'
"""
READ = """
curl --request GET \
  --url 'https://api.fullstory.com/PATH' \
  --header 'Authorization: Basic YOUR_API_KEY'
"""
USERS = [{"uid": "user123", "properties": {"plan": "paid"}}, {"uid": "user456"}, {"display_name": "Last User"}]
EVENTS = [{"name": "Events - 1", "user": {"uid": "user123"}}, {"name": "Events - 2"}]


class Curl:
    """Runs commands against a sandbox."""

    def __init__(self, api: Api, home: Path) -> None:
        self._api = api
        (home / ".curlrc").write_text(CONFIGURATION)
        self._environment = {**os.environ, "CURL_HOME": str(home), "HOME": str(home)}

    def run(self, command: str, key: str = "sandbox-admin", given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What curl prints, and its exit code."""
        command = command.replace("https://api.fullstory.com", str(self._api.base_url).rstrip("/"))
        command = command.replace("YOUR_API_KEY", key)
        return subprocess.run(
            ["/bin/sh", "-c", command], env=self._environment, input=given, capture_output=True, timeout=20
        )

    def __call__(self, command: str, key: str = "sandbox-admin", given: bytes = b"") -> httpx.Response:
        """The answer that curl got, which is one that the API document describes."""
        done = self.run(command, key, given)
        assert done.returncode == 0, done.stderr
        return parse(done.stdout)


def parse(output: bytes) -> httpx.Response:
    answer, _, request = output.rpartition(b"\n")
    method, address = request.decode().split(" ", 1)
    while True:
        head, _, answer = answer.partition(b"\r\n\r\n")
        status, *lines = head.decode().split("\r\n")
        if status.split()[1] not in ("100",):
            break
    headers = [(name, value) for name, _, value in (line.partition(": ") for line in lines)]
    response = httpx.Response(
        int(status.split()[1]), headers=headers, content=answer, request=httpx.Request(method, address)
    )
    check_against_document(response)
    return response


@pytest.fixture
def curl(api: Api, tmp_path: Path) -> Curl:
    return Curl(api, tmp_path)


@pytest.fixture
def curl_at(tmp_path: Path) -> Callable[[Api], Curl]:
    return lambda api: Curl(api, tmp_path)


def with_header(command: str, header: str) -> str:
    return command.rstrip() + f" --header '{header}'\n"


def create_batch(kind: str, requests: list[Any], **more: Any) -> str:
    return CREATE_BATCH.replace("KIND", kind).replace("BODY", json.dumps({"requests": requests, **more}))


def read(path: str) -> str:
    return READ.replace("PATH", path)


def events(api: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get("/_sandbox/events").json()
    return found


def add_fault(api: Api, **fault: Any) -> None:
    assert api.post("/_sandbox/faults", json=fault).status_code == 200


def test_create_user(curl: Curl, api: Api) -> None:
    created = curl(CREATE_USER)
    assert created.status_code == 200
    user = api.user(created.json()["id"])
    assert (user["uid"], user["display_name"]) == ("xyz123", "Daniel Falko")
    assert user["email"] == "daniel.falko@example.com"
    assert user["properties"] == {"pricing_plan": "paid", "popup_help": True, "total_spent": 14.55}


@pytest.mark.parametrize(
    "command",
    [
        """curl -L -X POST 'https://api.fullstory.com/v2/users' \
             -H 'Content-Type: application/json' -H 'Accept: application/json' \
             -H 'Authorization: Basic YOUR_API_KEY' --data-raw '{"uid": "xyz123"}'""",
        """curl https://api.fullstory.com/v2/users -H 'Authorization: Basic YOUR_API_KEY' \
             -H 'Content-Type: application/json; charset=utf-8' --data-binary @-""",
        """curl -XPOST https://api.fullstory.com/v2/users -H 'authorization: basic YOUR_API_KEY' \
             -H 'Transfer-Encoding: chunked' -H 'Content-Type: application/json' -d @-""",
        """curl --http1.0 https://api.fullstory.com/v2/users -H 'Authorization: Basic YOUR_API_KEY' \
             -H 'Content-Type: application/json' -d @-""",
        """curl --compressed https://api.fullstory.com/v2/users -H 'Authorization: Basic YOUR_API_KEY' \
             -H 'Content-Type: application/json' -H 'Expect: 100-continue' -d @-""",
        """curl https://api.fullstory.com/v2/users -H 'Authorization: Basic YOUR_API_KEY' \
             -H 'Content-Type:' -H 'Integration-Source: acme' -d @-""",
    ],
    ids=["as generated", "from stdin", "chunked", "HTTP/1.0", "100-continue", "no content type"],
)
def test_the_same_in_other_ways(curl: Curl, api: Api, command: str) -> None:
    created = curl(command, given=b'{"uid": "xyz123"}')
    assert created.status_code == 200
    assert api.user(created.json()["id"])["uid"] == "xyz123"


def test_without_a_content_type_of_its_own_curl_sends_a_form(curl: Curl, api: Api) -> None:
    refused = curl(CREATE_USER.replace("--header 'content-type: application/json'", ""))
    assert problem(refused) == (400, "invalid_argument")
    assert "application/x-www-form-urlencoded" in refused.json()["message"]


def test_get_user(curl: Curl, api: Api) -> None:
    user_id = api.create_user(uid="xyz123", properties={"plan": "paid"})
    assert curl(read(f"v2/users/{user_id}")).json() == api.user(user_id)
    with_schema = curl(read(f"v2/users/{user_id}?include_schema=true")).json()
    assert with_schema == api.user(user_id, include_schema=True)
    assert with_schema["schema"] == {"properties": {"plan": "str"}}


def test_list_users(curl: Curl, api: Api) -> None:
    for number in range(3):
        api.create_user(uid=f"user{number}", display_name="Daniel & Falko")
    api.patch("/_sandbox/settings", json={"page_size": 2})
    query = "v2/users?is_identified=true&display_name=Daniel%20%26+Falko"
    first = curl(read(query)).json()
    second = curl(read(f"{query}&page_token={first['next_page_token']}")).json()
    assert [user["uid"] for page in (first, second) for user in page["results"]] == ["user0", "user1", "user2"]
    assert (first["total_records"], second["total_records"]) == ("3", "3")
    assert "next_page_token" not in second
    assert problem(curl(read(f"v2/users?page_token={first['next_page_token']}"))) == (400, "invalid_parameter")


def test_update_user(curl: Curl, api: Api) -> None:
    user_id = api.create_user(uid="xyz123", display_name="Daniel Falko", properties={"plan": "free"})
    updated = curl(
        f"""curl --request POST --url https://api.fullstory.com/v2/users/{user_id} \
              --header 'Authorization: Basic YOUR_API_KEY' --header 'content-type: application/json' \
              --data '{{"properties": {{"plan": "paid"}}}}'"""
    )
    assert (updated.status_code, updated.json()) == (200, {"id": user_id})
    user = api.user(user_id)
    assert (user["display_name"], user["properties"]) == ("Daniel Falko", {"plan": "paid"})


@pytest.mark.parametrize("by", ["id", "uid"])
def test_delete_user(curl: Curl, api: Api, by: str) -> None:
    user_id = api.create_user(uid="xyz/123 é")
    which = f"/{user_id}" if by == "id" else "?uid=xyz%2F123%20%C3%A9"
    deleted = curl(
        f"""curl --request DELETE --url 'https://api.fullstory.com/v2/users{which}' \
              --header 'Authorization: Basic YOUR_API_KEY'"""
    )
    assert (deleted.status_code, deleted.json()) == (200, {})
    assert api.user(user_id)["is_being_deleted"] is True


def test_create_event(curl: Curl, api: Api) -> None:
    api.post("/_sandbox/sessions", json={"user_uid": "xyz123", "session_id": "123:456"})
    created = curl(CREATE_EVENT)
    assert (created.status_code, created.json()) == (200, {})
    (event,) = events(api)
    assert (event["name"], event["timestamp"]) == ("Support Ticket", "2022-03-15T14:23:23Z")
    assert event["context"] == {"browser": {"url": "https://www.example.com"}}
    assert event["properties"] == {"id": 424242, "priority": "Normal"}
    assert (event["user"]["uid"], event["session"]) == ("xyz123", {"id": "123:456"})


@pytest.mark.parametrize(("kind", "requests"), [("users", USERS), ("events", EVENTS)])
def test_a_batch_from_create_to_imports(
    curl_at: Callable[[Api], Curl], start: Callable[..., Api], kind: str, requests: list[Any]
) -> None:
    api = start(processing_time=60, result_page_size=2)
    api.post("/_sandbox/clock", json={"frozen": True})
    curl = curl_at(api)
    job = curl(create_batch(kind, requests)).json()["job"]
    assert job["status"] == "PROCESSING"

    path = f"v2/{kind}/batch/{job['id']}"
    assert curl(read(path)).json() == {"imports": 0, "errors": 0, "job": job}
    for part in ("imports", "errors"):
        assert curl(read(f"{path}/{part}")).status_code == 202

    api.post("/_sandbox/clock", json={"advance": 60})
    status = curl(read(path)).json()
    assert (status["job"]["status"], status["imports"], status["errors"]) == ("COMPLETED", len(requests), 0)
    imports = curl(read(f"{path}/imports?include_schema=true")).json()
    if kind == "users":
        assert imports["results"][0]["schema"] == {"properties": {"plan": "str"}}
        imports["results"] += curl(
            read(f"{path}/imports?include_schema=true&page_token={imports['next_page_token']}")
        ).json()["results"]
    assert imports["results"] == api.all_pages(f"/{path}/imports", include_schema=True)
    assert imports["total_records"] == str(len(requests))
    assert curl(read(f"{path}/errors")).json()["results"] == []


@pytest.mark.parametrize(
    ("kind", "requests"),
    [("users", [*USERS, {"uid": "x" * 257}]), ("events", [*EVENTS, {"name": ""}])],
)
def test_a_batch_that_fails_in_part(curl: Curl, api: Api, kind: str, requests: list[Any]) -> None:
    job = curl(create_batch(kind, requests)).json()["job"]["id"]
    api.wait(kind, job)
    status = curl(read(f"v2/{kind}/batch/{job}")).json()
    assert (status["job"]["status"], status["imports"], status["errors"]) == ("FAILED", len(requests) - 1, 1)
    (error,) = curl(read(f"v2/{kind}/batch/{job}/errors")).json()["results"]
    assert (error["code"], error[kind.removesuffix("s")]) == ("invalid_argument", requests[-1])
    assert len(curl(read(f"v2/{kind}/batch/{job}/imports")).json()["results"]) == len(requests) - 1


def test_a_large_batch_from_a_file(curl: Curl, api: Api, tmp_path: Path) -> None:
    shared = {"context": {"browser": {"url": "https://www.example.com"}}}
    requests = [{"name": f"Events - {number}", "properties": {"text": "x" * 500}} for number in range(4000)]
    (tmp_path / "events.json").write_text(json.dumps({"requests": requests, "shared": shared}, indent=2))
    created = curl(CREATE_BATCH.replace("KIND", "events").replace("'BODY'", f"'@{tmp_path}/events.json'"))
    batch = api.wait("events", created.json()["job"]["id"])
    assert [event["name"] for event in batch.imports] == [request["name"] for request in requests]
    assert batch.imports[-1]["context"] == shared["context"]


@pytest.mark.parametrize(
    ("command", "counted"),
    [
        (CREATE_USER.replace('"uid": "xyz123",', ""), "users"),
        (CREATE_EVENT, "events"),
        (create_batch("users", USERS), "jobs"),
        (create_batch("events", EVENTS), "jobs"),
    ],
    ids=["user", "event", "users", "events"],
)
def test_an_idempotency_key_is_answered_the_same_again(curl: Curl, api: Api, command: str, counted: str) -> None:
    command = with_header(command, "Idempotency-Key: 4b1d3c8e-6a0c-4a0e-9d2b-0e6f3a1c5b7d")
    first, second = curl(command), curl(command)
    assert (first.status_code, first.content) == (second.status_code, second.content) == (200, first.content)
    assert len(api.get(f"/_sandbox/{counted}").json()) == 1
    replayed = [request["replayed"] for request in api.get("/_sandbox/requests").json()]
    assert replayed == [True, False], "the newest first"

    refused = curl(command.replace("xyz", "abc").replace("Daniel", "Eva").replace('"user123"', '"user999"'))
    assert problem(refused) == (400, "invalid_argument")
    assert "Idempotency-Key" in refused.json()["message"]


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


def test_a_key_is_tested_with_me(curl: Curl) -> None:
    assert curl(read("me"), "sandbox-architect").json()["role"] == "ARCHITECT"
    assert problem(curl(read("me"), "wrong")) == (401, "unauthorized")
