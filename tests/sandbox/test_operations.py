"""Operations: how far they get as time passes, how they are listed, and how exports are cancelled."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from fullstory.sandbox import Fault, FaultKind, Sandbox
from tests.sandbox.api import Api, over_http, problem
from tests.sandbox.exporting import TIME, add_event, asked, download, link, operation, rows_of, start


def cancel(api: Api, operation_id: str) -> Any:
    return api.post(f"/operations/v1/{quote(operation_id, safe='')}/cancel")


def test_an_export_makes_progress_by_the_clock(still: Api) -> None:
    started = start(still)
    shown = operation(still, started)
    assert (shown["type"], shown["state"], shown["estimatePctComplete"]) == ("SEARCH_EXPORT", "PENDING", 0)
    assert shown["results"] is None
    assert "finishedAt" not in shown
    for seconds, percent in ((15, 25), (15, 50), (29.9, 99)):
        still.sandbox.advance_clock(seconds)
        shown = operation(still, started)
        assert (shown["state"], shown["estimatePctComplete"]) == ("PENDING", percent)
    still.sandbox.advance_clock(0.1)
    shown = operation(still, started)
    assert (shown["state"], shown["estimatePctComplete"], shown["errorDetails"]) == ("COMPLETED", 100, "")
    assert shown["results"]["searchExportId"]
    assert shown["finishedAt"] > shown["createdAt"]
    assert shown["results"]["expires"] > shown["finishedAt"]


def test_an_export_finishes_as_real_time_passes(start: Callable[..., Api]) -> None:
    api = start(processing_time=0.05)
    started = api.post("/segments/v1/exports", json=asked()).json()["operationId"]
    seen = set()
    while (state := operation(api, started))["state"] == "PENDING":
        seen.add(state["estimatePctComplete"])
    assert state["estimatePctComplete"] == 100
    assert max(seen, default=0) < 100


def test_rows_are_those_of_the_time_of_the_request(still: Api) -> None:
    now = still.sandbox.clock()["now"]
    add_event(still, "Before", timestamp=now)
    started = start(still)
    still.sandbox.advance_clock(30)
    add_event(still, "After", timestamp=still.sandbox.clock()["now"])
    still.sandbox.advance_clock(30)
    assert b"Before" in (content := unpacked(still, started))
    assert b"After" not in content


@pytest.mark.parametrize("kind", ["TYPE_EVENT", "TYPE_INDIVIDUAL"])
def test_an_older_event_that_comes_after_the_request_is_in_no_row(still: Api, kind: str) -> None:
    add_event(still, "Before", timestamp=TIME)
    started = start(still, type=kind)
    add_event(still, "Late", timestamp=TIME)
    still.sandbox.advance_clock(60)
    (row,) = map(json.loads, unpacked(still, started).splitlines())
    assert row.get("EventCustomName", "Before") == "Before"
    assert row.get("NumEvents", 1) == 1


def test_a_large_export_leaves_room_for_other_requests(start: Callable[..., Api]) -> None:
    api = start(processing_time=0)
    api.sandbox.generate_events(count=20_000, users=100)
    started = api.post("/segments/v1/exports", json=asked()).json()["operationId"]
    pending = 0
    while operation(api, started)["state"] == "PENDING":
        pending += 1
    assert pending > 2
    rows = rows_of(unpacked(api, started), "FORMAT_NDJSON")
    assert [row["evt_number_int"] for row in rows] == list(range(20_000))


def unpacked(api: Api, operation_id: str) -> bytes:
    return gzip.decompress(download(link(api, operation_id)).content)


# Cancelling


def test_a_cancelled_export_has_failed(still: Api) -> None:
    started = start(still)
    still.sandbox.advance_clock(30)
    assert cancel(still, started).json() == {}
    shown = operation(still, started)
    assert (shown["state"], shown["errorDetails"]) == ("FAILED", "the export was canceled")
    assert shown["results"] is None
    assert "finishedAt" in shown
    still.sandbox.advance_clock(3600)
    assert operation(still, started) == shown
    assert cancel(still, started).json() == {}, "a repeated request is safe"


def test_a_finished_export_cannot_be_cancelled(api: Api) -> None:
    refused = cancel(api, start(api))
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["error"] == "InvalidArgument"


def test_a_deletion_cannot_be_cancelled(api: Api) -> None:
    api.create_user(uid="ada")
    deletion = api.delete("/users/v1/individual/ada").json()["id"]
    assert problem(cancel(api, deletion)) == (400, "invalid_argument")
    assert operation(api, deletion)["state"] == "PENDING"


def test_an_unknown_operation_is_not_found(api: Api) -> None:
    for answer in (api.get("/operations/v1/nobody"), cancel(api, "nobody")):
        assert (answer.status_code, answer.json()["error"]) == (404, "NotFound")


def test_cancelling_one_export_leaves_the_others(still: Api) -> None:
    first, second = start(still), start(still)
    cancel(still, first)
    still.sandbox.advance_clock(60)
    assert [operation(still, each)["state"] for each in (first, second)] == ["FAILED", "COMPLETED"]


# Deletions


@pytest.mark.parametrize("path", ["/users/v1/individual/ada", "/v2/users?uid=ada"])
def test_the_deletion_of_a_user_is_an_operation(api: Api, path: str) -> None:
    api.create_user(uid="ada")
    assert api.delete(path).status_code == 200
    (shown,) = api.get("/operations/v1").json()["operations"]
    assert (shown["type"], shown["state"], shown["results"]) == ("DELETE_USER", "PENDING", None)
    api.sandbox.advance_clock(61)
    done = operation(api, shown["id"])
    assert (done["state"], done["estimatePctComplete"]) == ("COMPLETED", 100)
    assert api.sandbox.users() == []


# The list


def test_the_list_has_filters(still: Api) -> None:
    still.create_user(uid="ada")
    failed, pending = start(still), start(still)
    cancel(still, failed)
    deletion = still.delete("/users/v1/individual/ada").json()["id"]

    def listed(**filters: str) -> list[str]:
        return [one["id"] for one in still.get("/operations/v1", params=filters).json()["operations"]]

    assert listed() == [deletion, pending, failed]
    assert listed(state="PENDING") == [deletion, pending]
    assert listed(state="FAILED", type="SEARCH_EXPORT") == [failed]
    assert listed(type="DELETE_USER") == [deletion]
    assert listed(type="DELETE_SESSION") == []
    for wrong in (
        {"state": "DONE"},
        {"type": "EXPORT"},
        {"type": ""},
        {"limit": "0"},
        {"limit": "101"},
        {"limit": "many"},
    ):
        assert problem(still.get("/operations/v1", params=wrong)) == (400, "invalid_parameter")


@pytest.mark.parametrize("parameter", ["paginationToken", "pagination_token"])
def test_the_list_has_pages(api: Api, parameter: str) -> None:
    started = [start(api) for _ in range(5)]
    found, token = [], ""
    while True:
        page = api.get("/operations/v1", params={"limit": 2, parameter: token}).json()
        found += [one["id"] for one in page["operations"]]
        token = page.get("nextPaginationToken", "")
        if not token:
            break
    assert found == started[::-1]
    first = api.get("/operations/v1", params={"limit": 2}).json()["nextPaginationToken"]
    foreign = api.get("/operations/v1", params={"paginationToken": first, "state": "FAILED"})
    assert problem(foreign) == (400, "invalid_parameter")


# Faults


def test_a_fault_makes_an_export_fail(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.JOB_FAILS, path="/segments/v1/*", message="out of luck", times=1))
    failed, done = operation(api, start(api)), operation(api, start(api))
    assert (failed["state"], failed["errorDetails"], failed["results"]) == ("FAILED", "out of luck", None)
    assert done["state"] == "COMPLETED"


def test_a_fault_holds_an_export_until_it_is_removed(api: Api) -> None:
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.JOB_STUCK))
    held = start(api)
    api.sandbox.advance_clock(3600)
    shown = operation(api, held)
    assert (shown["state"], shown["estimatePctComplete"]) == ("PENDING", 0)
    api.sandbox.remove_fault(fault)
    api.sandbox.advance_clock(0)
    assert operation(api, held)["state"] == "COMPLETED"


# What lasts


def test_operations_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file, processing_time=60) as sandbox, Api(sandbox.url, sandbox.api_key, sandbox) as api:
        sandbox.freeze_clock()
        add_event(api, "Seen")
        done = start(api)
        sandbox.advance_clock(60)
        before = download(link(api, done)).content
        pending = start(api)
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key, sandbox) as api:
        assert download(link(api, done)).content == before
        assert operation(api, pending)["state"] == "PENDING"
        sandbox.advance_clock(60)
        assert operation(api, pending)["state"] == "COMPLETED"
        assert b"Seen" in unpacked(api, pending)


def test_a_reset_deletes_operations_and_files(still: Api) -> None:
    started = start(still)
    still.sandbox.advance_clock(60)
    location = link(still, started)
    start(still)
    still.sandbox.add_segment(name="Some")
    still.sandbox.reset()
    assert still.sandbox.operations() == []
    assert [one["id"] for one in still.sandbox.segments()] == ["everyone"]
    assert download(location).status_code == 403
    still.sandbox.advance_clock(3600)
    assert still.sandbox.operations() == [], "what was pending is forgotten"


def test_the_controls_list_operations(api: Api) -> None:
    started = [start(api) for _ in range(3)]
    newest = api.sandbox.operations(limit=2)
    assert [one["id"] for one in newest] == started[:0:-1]
    assert [one["id"] for one in api.sandbox.operations(before=newest[-1]["row"])] == started[:1]
    assert api.sandbox.state()["operations"] == 3


def test_made_up_events_are_of_the_same_users_each_time(api: Api) -> None:
    api.create_user(uid="user-2", properties={"own": True})
    assert api.sandbox.generate_events(count=6, users=3) == 6
    assert over_http(api, "POST", "events", {"count": 4, "users": 2}) == {"events": 10}
    users = {user["uid"]: user for user in api.sandbox.users()}
    assert set(users) == {"user-1", "user-2", "user-3"}
    assert users["user-2"]["properties"] == {"own": True}
    events = api.sandbox.events(user_uid="user-1")
    assert [event["properties"]["number"] for event in events] == [2, 0, 3, 0]
    for wrong in ({}, {"count": 0}, {"count": 1, "users": 2}, {"count": 1, "hours": -1}):
        assert api.post("/_sandbox/events", json=wrong).status_code == 400
