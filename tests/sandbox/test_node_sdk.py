"""FullStory's own NodeJS SDK takes the sandbox for FullStory: all that its README shows, and what goes wrong.

What it says is held against what the sandbox holds, read with plain HTTP.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fullstory.sandbox import Limits, Sandbox

from .api import Api
from .node_sdk import NodeSdk, Story

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
NO_USER = "4503599627370495"
REFUSALS: list[tuple[str, tuple[str, str], dict[str, Any], int, str]] = [
    ("wrong", ("users", "get"), {"id": "1"}, 401, "unauthorized"),
    ("Bearer sandbox-admin", ("users", "get"), {"id": "1"}, 401, "unauthorized"),
    ("sandbox-standard", ("users", "get"), {"id": "1"}, 403, "forbidden"),
    ("sandbox-architect", ("users", "delete"), {"id": "1"}, 403, "forbidden"),
    ("sandbox-admin", ("users", "get"), {"id": NO_USER}, 404, "user_not_found"),
    ("Basic sandbox-admin", ("users", "get"), {"id": "../events/é%2F"}, 404, "user_not_found"),
    ("sandbox-admin", ("users", "update"), {"id": NO_USER, "body": {}}, 404, "user_not_found"),
    ("sandbox-admin", ("users", "delete"), {"uid": "nobody"}, 404, "user_not_found"),
    ("sandbox-admin", ("users", "create"), {"body": {"uid": 5}}, 400, "invalid_argument"),
    ("sandbox-admin", ("users", "create"), {"body": {"email": "x" * 129}}, 400, "invalid_argument"),
    ("sandbox-admin", ("users", "create"), {}, 400, "invalid_argument"),
    ("sandbox-admin", ("users", "list"), {"pageToken": "made up"}, 400, "invalid_parameter"),
    ("sandbox-admin", ("events", "create"), {"body": {}}, 400, "required_field"),
    ("sandbox-admin", ("events", "create"), {"body": {"name": ""}}, 400, "invalid_argument"),
    (
        *("sandbox-admin", ("events", "create")),
        {"body": SUPPORT_TICKET | {"user": {"uid": "user123"}}},
        *(400, "invalid_argument"),
    ),
]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> NodeSdk:
    return NodeSdk(tmp_path_factory.mktemp("node"))


@pytest.fixture
def still(start: Callable[..., Api]) -> Api:
    """A sandbox in which a batch takes a minute, and time stands still."""
    api = start(processing_time=60)
    set_clock(api, frozen=True)
    return api


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


class TestUsers:
    def test_create_get_list_update_and_delete(self, node: NodeSdk, api: Api) -> None:
        story = run(node, api, "users")
        created = story.one("create")
        user_id = created["body"]["id"]
        assert created["httpStatusCode"] == 200
        assert created["httpHeaders"]["content-type"] == "application/json"
        assert story.one("create again")["body"] == created["body"]

        got = story.one("get")["body"]
        assert (got["uid"], got["display_name"], got["email"]) == ("user123", "Display Name", "user123@example.com")
        assert got["properties"] == {"pricing_plan": "paid", "popup_help": True, "total_spent": 14.55}
        assert got["schema"]["properties"] == {"pricing_plan": "str", "popup_help": "bool", "total_spent": "real"}
        listed = story.one("list")["body"]
        assert [user["id"] for user in listed["results"]] == [user_id]
        assert listed["total_records"] == "1"

        assert story.one("update")["body"] == {"id": user_id}
        assert story.one("get updated")["body"] == api.user(user_id)
        assert api.user(user_id)["display_name"] == "New Display Name"

        for deletion in ("delete by id", "delete by uid"):
            assert (story.one(deletion)["httpStatusCode"], story.one(deletion)["body"]) == (200, {})
        assert story.one("get deleted")["body"]["is_being_deleted"] is True
        being_deleted = {user["uid"]: user["is_being_deleted"] for user in held(api, "users")}
        assert being_deleted == {"user123": False, "abc123": True, "xyz123": True}

    def test_every_request_names_the_integration(self, node: NodeSdk, api: Api) -> None:
        run(node, api, "users")
        for request in held(api, "requests"):
            headers = dict(api.get(f"/_sandbox/requests/{request['id']}").json()["headers"])
            assert headers["integration-source"] == "INTEGRATION_NAME"

    def test_lists_are_filtered_and_have_pages(self, node: NodeSdk, start: Callable[..., Api]) -> None:
        api = start(page_size=2)
        for uid, name in (("a", "Ada"), ("b", "Eva"), ("c", "Ada")):
            api.create_user(uid=uid, display_name=name, email=f"{uid}@example.com")
        api.create_user(display_name="Ada")
        expected: list[tuple[dict[str, Any], list[list[str | None]]]] = [
            ({}, [["a", "b"], ["c", None]]),
            ({"displayName": "Ada"}, [["a", "c"], [None]]),
            ({"email": "b@example.com"}, [["b"]]),
            ({"isIdentified": True}, [["a", "b"], ["c"]]),
            ({"isIdentified": False, "includeSchema": True}, [[None]]),
            ({"uid": "nobody"}, [[]]),
        ]
        lists = run(node, api, "lists", filters=[filters for filters, _ in expected]).every("pages")
        for (filters, uids), pages in zip(expected, lists, strict=True):
            assert [[user.get("uid") for user in page["results"]] for page in pages] == uids
            assert {page["total_records"] for page in pages} == {str(sum(map(len, uids)))}
            users = [user for page in pages for user in page["results"]]
            assert all(("schema" in user) is ("includeSchema" in filters) for user in users)

    def test_many_calls_at_once(self, node: NodeSdk, api: Api) -> None:
        ids = run(node, api, "manyAtOnce", count=50).one("ids")
        assert {user["id"]: user["uid"] for user in held(api, "users")} == {
            user_id: f"user{number}" for number, user_id in enumerate(ids)
        }


class TestEvents:
    @pytest.mark.parametrize(
        "target",
        [
            {"session": {"id": "123:456"}},
            {"session": {}, "user": {"uid": "user123"}},
            {"session": {"use_most_recent": True}, "user": {"uid": "user123"}},
            {"session": {}},
        ],
    )
    def test_create_once_for_each_key(self, node: NodeSdk, api: Api, target: dict[str, Any]) -> None:
        body = SUPPORT_TICKET | target
        story = run(node, api, "events", body=body, idempotencyKey="YOUR_KEY")
        for call in ("create", "create again"):
            assert (story.one(call)["httpStatusCode"], story.one(call)["body"]) == (200, {})
        (event,) = held(api, "events")
        assert {name: event[name] for name in ("name", "timestamp", "context", "properties")} == {
            name: body[name] for name in ("name", "timestamp", "context", "properties")
        }
        assert event.get("session") == ({"id": "123:456"} if "id" in body["session"] else None)
        assert event.get("user", {}).get("uid") == body.get("user", {}).get("uid")

    def test_create_each_time_without_a_key(self, node: NodeSdk, api: Api) -> None:
        run(node, api, "events", body=SUPPORT_TICKET)
        assert len(held(api, "events")) == 2


class TestBatches:
    def test_users(self, node: NodeSdk, still: Api) -> None:
        story = run_still(node, still, "batch", kind="users", requests=USERS, add=MORE_USERS, includeSchema=True)
        assert story.order[:4] == ["created", "processing", "processing", "processing"]
        assert set(story.order[4:-2]) <= {"processing"}
        assert story.order[-2:] == ["done", "job"]

        job = story.one("job")
        assert story.one("created") == {"name": "job", "id": job["id"], "status": "PROCESSING"}
        assert {line["id"] for line in story.every("processing")} == {job["id"]}
        assert story.one("done") == {"name": "job", "id": job["id"], "imported": job["imports"], "failed": []}
        assert (job["status"], job["failedImports"], job["errors"]) == ("COMPLETED", [], 0)

        status = still.get(f"/v2/users/batch/{job['id']}").json()
        assert (status["imports"], status["errors"]) == (5, 0)
        assert job["metadata"] == status["job"]
        assert job["imports"] == results(still, "users", job["id"], "imports", include_schema=True)
        assert job["imports"][0]["schema"]["properties"]["total_spent"] == "real"
        for requested, imported in zip(USERS + MORE_USERS, job["imports"], strict=True):
            user = still.user(imported["id"])
            assert {name: user[name] for name in requested} == requested

    def test_events(self, node: NodeSdk, still: Api) -> None:
        ids = [still.create_user(uid=f"user{number}") for number in range(3)]
        ticket = SUPPORT_TICKET | {"user": {"id": ids[0]}, "session": {"use_most_recent": True}}
        more = [
            {"user": {"id": user_id}, "name": f"Events - {number}", "timestamp": "2022-03-15T14:23:23Z"}
            for number, user_id in enumerate(ids[1:], start=1)
        ]
        story = run_still(node, still, "batch", kind="events", requests=[ticket], add=more, includeSchema=True)
        assert story.order[:4] == ["created", "processing", "processing", "processing"]
        job = story.one("job")
        assert job["status"] == "COMPLETED"
        assert story.one("done")["imported"] == results(still, "events", job["id"], "imports", include_schema=True)
        stored = held(still, "events")
        assert [(event["name"], event["user"]["id"], event["job_id"]) for event in stored] == [
            (name, user_id, job["id"])
            for name, user_id in zip(("Support Ticket", "Events - 1", "Events - 2"), ids, strict=True)
        ]

    def test_events_with_a_shared_context(self, node: NodeSdk, api: Api) -> None:
        shared = {"context": {"browser": {"url": "https://www.example.com"}}}
        story = run(node, api, "batch", kind="events", requests=[{"name": "Seen"}] * 3, shared=shared)
        assert [event["context"] for event in story.one("done")["imported"]] == [shared["context"]] * 3

    @pytest.mark.parametrize("kind", ["users", "events"])
    def test_results_have_pages(self, node: NodeSdk, start: Callable[..., Api], kind: str) -> None:
        api = start(processing_time=0, result_page_size=3)
        requests = [{"uid": f"u{n}"} if kind == "users" else {"name": f"n{n}"} for n in range(7)]
        imported = run(node, api, "batch", kind=kind, requests=requests).one("done")["imported"]
        assert [item.get("uid", item.get("name")) for item in imported] == [
            value for request in requests for value in request.values()
        ]

    def test_some_items_fail(self, node: NodeSdk, api: Api) -> None:
        # The SDK fetches either imports or errors, so that of a batch that failed in part it shows the errors only.
        requests = [{"name": "Seen"}, {"name": "Seen", "user": {"id": NO_USER}}, {"name": ""}]
        story = run(node, api, "batch", kind="events", requests=requests)
        done, job = story.one("done"), story.one("job")
        assert (job["status"], job["errors"]) == ("FAILED", 0)
        assert done["failed"] == results(api, "events", job["id"], "errors")
        assert [(failed["code"], failed["event"]) for failed in done["failed"]] == [
            ("user_not_found", requests[1]),
            ("invalid_argument", requests[2]),
        ]
        assert done["imported"] == []
        assert len(results(api, "events", job["id"], "imports")) == len(held(api, "events")) == 1

    def test_the_whole_batch_fails(self, node: NodeSdk, api: Api) -> None:
        add_fault(api, kind="job_fails", path="/v2/users/batch")
        story = run(node, api, "batch", kind="users", requests=USERS)
        assert [failed["user"] for failed in story.one("done")["failed"]] == USERS
        assert held(api, "users") == []

    def test_the_web_context_of_its_readme_is_not_in_the_api(self, node: NodeSdk, api: Api) -> None:
        # Its README shows `context.web`; FullStory's documents, and the SDK's own types, have `context.browser`.
        requests = [{"name": "Support Ticket", "context": {"web": {"url": "https://www.example.com"}}}]
        story = run(node, api, "batch", kind="events", requests=requests)
        assert story.order == ["error", "abort", "job"]
        assert story.one("error")["payload"] == {
            "code": "invalid_argument",
            "message": "requests[0].context.web: there is no such field",
        }


class TestListeners:
    def test_late_ones_are_told_what_happened(self, node: NodeSdk, api: Api) -> None:
        story = run(node, api, "late", kind="users", requests=USERS)
        assert story.order == ["created", "done"]
        assert story.one("created")["status"] == "COMPLETED"
        assert story.one("done")["imported"] == results(api, "users", story.one("done")["id"], "imports")

    def test_late_ones_are_told_of_errors_and_of_the_abort(self, node: NodeSdk, api: Api) -> None:
        # The SDK calls a late error listener with all errors at once, and a created listener although nothing was.
        story = run(node, api, "late", kind="events", requests=[{"name": 5}])
        assert story.order == ["created", "error", "abort"]
        assert story.one("error") == story.one("abort")
        assert [error["status"] for error in story.one("abort")] == [400]

    @pytest.mark.parametrize("requests", [[{"uid": 5}], []])
    def test_a_refused_batch_is_an_error_and_aborts(self, node: NodeSdk, api: Api, requests: list[Any]) -> None:
        story = run(node, api, "batch", kind="users", requests=requests)
        assert story.order == ["error", "abort", "job"]
        assert story.one("abort") == [story.one("error")]
        assert (story.one("error")["name"], story.one("error")["status"]) == ("FS_FULLSTORY_API", 400)
        assert held(api, "jobs") == []

    def test_misuse_is_refused_before_anything_is_sent(self, node: NodeSdk, api: Api) -> None:
        story = run(node, api, "misuse")
        assert story.order[:2] == ["refused"] * 2
        assert story.order[-3:] == ["done", "refused", "refused"]
        assert len(held(api, "jobs")) == 1, "a job that is done is neither executed nor restarted"


class TestOptions:
    def test_defaults_and_changes(self, node: NodeSdk, api: Api) -> None:
        story = run(node, api, "batch", kind="users", requests=USERS, options={"pollInterval": 20})
        assert story.one("job")["options"] == {"pollInterval": 20, "maxRetry": 3}

    def test_the_poll_interval_is_kept(self, node: NodeSdk, still: Api) -> None:
        interval = 200
        began = time.monotonic()
        run_still(node, still, "batch", kind="users", requests=USERS, options={"pollInterval": interval})
        assert time.monotonic() - began > 4 * interval / 1000, "three polls while it is processed, and one more"

    @pytest.mark.parametrize("max_retry", [1, 4])
    def test_rate_limits_are_retried_up_to_a_number(self, node: NodeSdk, api: Api, max_retry: int) -> None:
        add_fault(api, kind="status", method="POST", path="/v2/users/batch", status=429, headers={"Retry-After": "0"})
        story = run(node, api, "batch", kind="users", requests=USERS, options={"maxRetry": max_retry})
        assert story.order == ["error"] * max_retry + ["abort", "job"]
        assert {error["name"] for error in story.one("abort")} == {"FS_RATE_LIMITED"}
        assert [request["status"] for request in held(api, "requests")] == [429] * max_retry

    @pytest.mark.parametrize("method", ["POST", "GET"])
    def test_what_passes_is_retried(self, node: NodeSdk, api: Api, method: str) -> None:
        unavailable = {"status": 503, "headers": {"Retry-After": "0"}}
        add_fault(api, kind="status", method=method, path="/v2/events/batch*", times=2, **unavailable)
        story = run(node, api, "batch", kind="events", requests=[{"name": "Seen"}])
        assert [error["status"] for error in story.every("error")] == [503, 503]
        assert story.order[-2:] == ["done", "job"]
        assert len(held(api, "events")) == 1


class TestSeveralJobs:
    def test_at_once(self, node: NodeSdk, start: Callable[..., Api]) -> None:
        api = start(processing_time=0.1, limits=Limits(running_jobs=2))
        jobs = [
            {"kind": "users", "requests": USERS},
            {"kind": "events", "requests": [{"name": "Seen", "user": {"uid": "user123"}}]},
            {"kind": "users", "requests": MORE_USERS},
            {"kind": "events", "requests": [{"name": "Seen"}] * 10},
        ]
        story = run(node, api, "several", jobs=jobs)
        done = {line["name"]: len(line["imported"]) for line in story.every("done")}
        assert done == {"job 0": 3, "job 1": 1, "job 2": 2, "job 3": 10}
        assert {job["id"]: job["status"] for job in held(api, "jobs")} == {
            line["id"]: "COMPLETED" for line in story.every("created")
        }

    def test_one_more_than_accepted_waits_as_long_as_the_server_says(
        self, node: NodeSdk, start: Callable[..., Api]
    ) -> None:
        api = start(processing_time=60, limits=Limits(accepted_jobs=2))
        jobs = [{"kind": "users", "requests": USERS}] * 3
        with node.start(url(api), "several", api.sandbox.api_key, jobs=jobs) as running:
            error = running.until("error")
            api.patch("/_sandbox/settings", json={"processing_time": 0})
            set_clock(api, advance=60)
            story = running.finish()
        assert story.every("error") == [error]
        assert (error["name"], error["status"]) == ("FS_RATE_LIMITED", 429)
        assert error["payload"]["code"] == "too_many_requests"
        assert (error["canRetry"], error["retryAfter"]) == (True, 1000)
        assert len(story.every("done")) == 3
        assert [job["status"] for job in held(api, "jobs")] == ["COMPLETED"] * 3


class TestRestart:
    @pytest.mark.parametrize("kind", ["users", "events"])
    def test_by_id(self, node: NodeSdk, still: Api, kind: str) -> None:
        job = still.start_batch(kind, [{"uid": "user123"}] if kind == "users" else [{"name": "Seen"}])
        story = run_still(node, still, "restartById", kind=kind, id=job)
        assert story.order[:3] == ["processing"] * 3
        assert story.order[-1] == "done"
        assert story.one("done")["imported"] == results(still, kind, job, "imports")
        assert len(held(still, "jobs")) == 1

    def test_by_the_id_of_a_job_that_is_not_there(self, node: NodeSdk, api: Api) -> None:
        story = run(node, api, "restartById", kind="users", id="no/such job")
        assert story.order == ["error", "abort"]
        assert story.one("error")["payload"]["code"] == "resource_not_found"

    def test_in_an_abort_listener(self, node: NodeSdk, api: Api) -> None:
        add_fault(api, kind="status", method="GET", path="/v2/events/batch/*", status=500, times=2)
        story = run(node, api, "restartInAbort", requests=[{"name": "Seen"}])
        assert [line for line in story.order if line != "processing"] == [
            *("created", "error", "abort", "error", "abort", "done")
        ]
        assert len(story.one("done")["imported"]) == len(held(api, "events")) == 1

    def test_after_the_server_was_away(self, node: NodeSdk, tmp_path: Path) -> None:
        database = tmp_path / "sandbox.db"
        first = Sandbox(db=database, processing_time=60)
        with first, node.start(first.url, "restartAfterAbort", first.api_key, requests=USERS) as running:
            port = int(first.url.rpartition(":")[2])
            job = running.until("created")["id"]
            first.stop()
            (error,) = running.until("abort")
            assert error["name"] == "FS_UNKNOWN"
            assert error["cause"] in ("ECONNREFUSED", "ECONNRESET")
            with Sandbox(db=database, port=port) as again, Api(again.url, again.api_key) as api:
                running.go_on()
                running.until("processing")
                set_clock(api, advance=60)
                story = running.finish()
                assert story.one("done")["imported"] == results(api, "users", job, "imports")
                assert [user.get("uid") for user in held(api, "users")] == ["user123", "user456", "user789"]


class TestErrors:
    def test_refusals(self, node: NodeSdk, api: Api) -> None:
        calls = [
            {"key": key, "resource": resource, "method": method, "request": request}
            for key, (resource, method), request, _, _ in REFUSALS
        ]
        errors = run(node, api, "refusedCalls", calls=calls).every("error")
        for (*call, status, code), error in zip(REFUSALS, errors, strict=True):
            assert (call, error["status"], error["payload"]["code"]) == (call, status, code)
            assert error["message"].endswith(f"Error message: {error['payload']['message']}")
            assert (error["name"], error["isFSError"], error["canRetry"]) == ("FS_FULLSTORY_API", True, False)
        assert held(api, "users") == held(api, "events") == []

    def test_another_request_with_the_same_idempotency_key(self, node: NodeSdk, api: Api) -> None:
        api.post("/v2/users", json={"uid": "user123"}, headers={"Idempotency-Key": "YOUR_KEY"})
        error = refused(node, api, "users", "create", {"body": {"uid": "user456"}, "idempotencyKey": "YOUR_KEY"})
        assert (error["status"], error["payload"]["code"]) == (400, "invalid_argument")
        assert [user["uid"] for user in held(api, "users")] == ["user123"]

    def test_rate_limited(self, node: NodeSdk, api: Api) -> None:
        api.patch("/_sandbox/settings", json={"rate_limit": {"requests": 0, "seconds": 7}})
        error = refused(node, api, "users", "list", {})
        assert (error["name"], error["status"], error["canRetry"]) == ("FS_RATE_LIMITED", 429, True)
        assert 1000 <= error["retryAfter"] <= 7000

    def test_an_answer_that_is_not_json(self, node: NodeSdk, api: Api) -> None:
        add_fault(api, kind="garbage")
        error = refused(node, api, "users", "list", {})
        assert error["name"] == "FS_ERROR_PARSE_RESPONSE"
        assert (error["status"], error["canRetry"]) == (200, False)
        assert "garbage" in error["payload"]

    @pytest.mark.parametrize("status", [500, 503])
    def test_a_failing_server(self, node: NodeSdk, api: Api, status: int) -> None:
        add_fault(api, kind="status", status=status, body="<html>Bad Gateway</html>")
        error = refused(node, api, "users", "list", {})
        assert (error["name"], error["status"]) == ("FS_FULLSTORY_API", status)
        assert error["payload"] == "<html>Bad Gateway</html>"

    def test_no_server(self, node: NodeSdk) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{unused.getsockname()[1]}"
            call = {"key": "sandbox-admin", "resource": "users", "method": "list", "request": {}}
            error = node.run(address, "refusedCalls", "sandbox-admin", calls=[call]).one("error")
        assert (error["name"], error["cause"]) == ("FS_UNKNOWN", "ECONNREFUSED")

    @pytest.mark.parametrize("when", ["before_read", "after_read", "after_effect"])
    def test_a_call_that_broke_off_is_repeated_with_its_key(self, node: NodeSdk, api: Api, when: str) -> None:
        add_fault(api, kind="reset", when=when, times=1)
        request = {"body": {"display_name": "Ada"}, "idempotencyKey": "YOUR_KEY"}
        story = run(node, api, "repeatedCall", request=request)
        assert story.order == ["error", "answer"]
        assert (story.one("error")["name"], story.one("error")["cause"]) == ("FS_UNKNOWN", "ECONNRESET")
        assert [user["id"] for user in held(api, "users")] == [story.one("answer")["body"]["id"]]
        assert held(api, "requests")[-1]["replayed"] is (when == "after_effect")

    @pytest.mark.parametrize("request_", [{}, {"id": "1", "uid": "user123"}])
    def test_arguments_that_cannot_be(self, node: NodeSdk, api: Api, request_: dict[str, str]) -> None:
        assert refused(node, api, "users", "delete", request_)["name"] == "FS_ERROR_INVALID_ARGUMENT"
        assert held(api, "requests") == []

    def test_a_client_needs_a_key(self, node: NodeSdk, api: Api) -> None:
        assert run(node, api, "initWithoutKey").one("error")["name"] == "FS_ERROR_INVALID_ARGUMENT"

    @pytest.mark.parametrize(
        ("key", "fault", "errors", "unhandled"),
        [
            ("sandbox-standard", None, ["FS_FULLSTORY_API"], "FS_FULLSTORY_API"),
            (
                "sandbox-admin",
                {"kind": "status", "path": "*/imports", "status": 429, "headers": {"Retry-After": "0"}},
                ["FS_RATE_LIMITED"] * 3,
                "FS_MAX_RETRY",
            ),
        ],
    )
    def test_results_that_cannot_be_fetched(
        self, node: NodeSdk, api: Api, key: str, fault: dict[str, Any] | None, errors: list[str], unhandled: str
    ) -> None:
        # The SDK does not abort here: nobody catches what it throws, and the job never ends. The server's job is done.
        if fault:
            add_fault(api, **fault)
        story = node.run(url(api), "batch", key, kind="users", requests=USERS)
        assert [error["name"] for error in story.every("error")] == errors
        assert story.one("unhandled rejection")["name"] == unhandled
        assert not {"done", "abort", "end"} & set(story.order)
        assert [job["status"] for job in held(api, "jobs")] == ["COMPLETED"]
