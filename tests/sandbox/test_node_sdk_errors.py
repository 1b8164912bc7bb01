"""What goes wrong for FullStory's NodeJS SDK against a sandbox."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from tests.sandbox.api import Api
from tests.sandbox.node_scenarios import NO_USER, SUPPORT_TICKET, USERS, add_fault, held, refused, run, url
from tests.sandbox.node_sdk import NodeSdk

REFUSALS: list[tuple[str, tuple[str, str], dict[str, Any], int, str]] = [
    ("wrong", ("users", "get"), {"id": "1"}, 401, "unauthorized"),
    ("Token sandbox-admin", ("users", "get"), {"id": "1"}, 401, "unauthorized"),
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
