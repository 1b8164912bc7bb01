"""curl, as FullStory's documentation writes it, takes the sandbox for FullStory.

The commands go through a shell as they stand here; only the host and the key are put in. What they do is held against
what the sandbox holds, read with another client.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.api import Api, problem
from tests.sandbox.curl_command import (
    CREATE_BATCH,
    CREATE_EVENT,
    CREATE_USER,
    EVENTS,
    USERS,
    Curl,
    create_batch,
    events,
    read,
    with_header,
)


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


def test_without_a_content_type_of_its_own_curl_calls_json_a_form(curl: Curl, api: Api) -> None:
    created = curl(CREATE_USER.replace("--header 'content-type: application/json'", ""))
    assert created.status_code == 200
    assert api.user(created.json()["id"])["uid"] == "xyz123"
    (request,) = [one for one in api.get("/_sandbox/requests").json() if one["method"] == "POST"]
    headers = dict(api.get(f"/_sandbox/requests/{request['id']}").json()["headers"])
    assert headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_form_is_not_json(curl: Curl, api: Api) -> None:
    form = CREATE_USER.replace("--header 'content-type: application/json'", "").partition("--data")[0]
    assert problem(curl(f"{form} --data uid=xyz123")) == (400, "invalid_argument")


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
    assert second["next_page_token"] is None
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


def test_a_key_is_tested_with_me(curl: Curl) -> None:
    assert curl(read("me"), "sandbox-architect").json()["role"] == "ARCHITECT"
    assert problem(curl(read("me"), "wrong")) == (401, "unauthorized")
