"""FullStory's own NodeJS SDK takes the sandbox for FullStory: all that its README shows.

Its results are compared with the data in the sandbox, read with plain HTTP.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.api import Api
from tests.sandbox.node_scenarios import (
    MORE_USERS,
    NO_USER,
    SUPPORT_TICKET,
    USERS,
    add_fault,
    held,
    results,
    run,
    run_still,
)
from tests.sandbox.node_sdk import NodeSdk


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
        api.create_user(display_name="Ada", properties={"plan": "paid"})
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
            assert all((user["schema"] is not None) is ("includeSchema" in filters) for user in users)

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
            "message": "requests[0].context.web: unexpected field; expected one of browser, mobile, device, location",
        }
