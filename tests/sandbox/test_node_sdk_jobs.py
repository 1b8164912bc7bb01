"""Listeners, options, several jobs and restarts of FullStory's NodeJS SDK against a sandbox."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fullstory.sandbox import Limits, Sandbox
from tests.sandbox.api import Api
from tests.sandbox.node_scenarios import MORE_USERS, USERS, add_fault, held, results, run, run_still, set_clock, url
from tests.sandbox.node_sdk import NodeSdk


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
