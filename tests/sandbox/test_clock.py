"""The clock of a sandbox: it moves, stands still, and changes completely or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.sandbox.api import Api, over_http, problem


def test_the_clock_moves_and_stands_still(api: Api) -> None:
    sandbox = api.sandbox
    assert abs(sandbox.now - datetime.now(UTC)) < timedelta(seconds=5)
    sandbox.freeze_clock()
    frozen = sandbox.now
    sandbox.advance_clock(3600)
    assert sandbox.now == frozen + timedelta(hours=1)
    sandbox.set_clock("2030-01-01T00:00:00Z")
    assert sandbox.now == datetime(2030, 1, 1, tzinfo=UTC)
    sandbox.freeze_clock(False)
    assert datetime(2030, 1, 1, tzinfo=UTC) <= sandbox.now < datetime(2030, 1, 1, 0, 1, tzinfo=UTC)
    changed = over_http(api, "POST", "clock", {"now": "2031-01-01T00:00:00+01:00", "frozen": True, "advance": 1})
    assert changed == {"now": "2030-12-31T23:00:01.000Z", "frozen": True}
    assert over_http(api, "GET", "clock") == changed
    job = api.start_batch("users", [{}])
    assert api.get(f"/v2/users/batch/{job}").json()["job"]["created"] == "2030-12-31T23:00:01.000Z"
    wrongs: list[Any] = [{"now": "2031-01-01T00:00:00"}, {"now": "soon"}, {"now": 5}, {"advance": -1}, {"frozen": 1}]
    for wrong in [*wrongs, {"x": 1}, []]:
        assert problem(api.post("/_sandbox/clock", json=wrong)) == (400, "invalid_argument")
    with pytest.raises(ValueError, match="time zone"):
        sandbox.set_clock(datetime(2030, 1, 1))


def test_a_time_that_cannot_be_written_is_refused_and_the_clock_stays(api: Api) -> None:
    over_http(api, "POST", "clock", {"now": "9999-12-31T00:00:00Z", "frozen": True})
    for wrong in ({"advance": 86400}, {"now": "0001-01-01T00:00:00+14:00"}):
        assert problem(api.post("/_sandbox/clock", json=wrong)) == (400, "invalid_argument")
        assert over_http(api, "GET", "state")["now"] == "9999-12-31T00:00:00.000Z"


def test_time_makes_waiting_jobs_finish_at_once(start: Callable[..., Api]) -> None:
    api = start(processing_time=3600)
    job = api.start_batch("users", [{}])
    api.sandbox.advance_clock(3600)
    assert api.get(f"/v2/users/batch/{job}").json()["job"]["status"] == "COMPLETED"


@pytest.mark.parametrize(
    "change",
    [
        {"now": "2030-01-01T00:00:00Z", "frozen": True, "advance": -1},
        {"now": "2030-01-01T00:00:00Z", "frozen": 1},
        {"frozen": False, "advance": "x"},
        {"frozen": False, "now": "soon"},
        {"advance": 60, "x": 1},
    ],
)
def test_a_change_with_one_wrong_field_changes_nothing(start: Callable[..., Api], change: dict[str, Any]) -> None:
    api = start(processing_time=30)
    over_http(api, "POST", "clock", {"now": "2029-01-01T00:00:00Z", "frozen": True})
    job = api.start_batch("users", [{}])
    assert problem(api.post("/_sandbox/clock", json=change)) == (400, "invalid_argument")
    if "x" not in change:
        with pytest.raises(ValueError, match="must be"):
            api.sandbox.change_clock(**change)
    assert over_http(api, "GET", "clock") == {"now": "2029-01-01T00:00:00.000Z", "frozen": True}
    assert api.get(f"/v2/users/batch/{job}").json()["job"]["status"] == "PROCESSING"


@pytest.mark.parametrize("seconds", [-1, "60", None, True, float("nan"), float("inf")])
def test_time_moves_forward_by_a_number_of_seconds(api: Api, seconds: Any) -> None:
    with pytest.raises(ValueError, match="seconds must be a number"):
        api.sandbox.advance_clock(seconds)


def test_the_clock_is_not_set_to_nothing(api: Api) -> None:
    with pytest.raises(ValueError, match="frozen must be true or false"):
        api.sandbox.freeze_clock(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="now must be a time in ISO 8601"):
        api.sandbox.set_clock(None)  # type: ignore[arg-type]


def test_a_clock_that_runs_stops_at_the_end_of_the_year_9999(api: Api) -> None:
    last = "9999-12-31T23:59:59.999Z"
    api.sandbox.set_clock("9999-12-31T23:59:59.9Z")
    time.sleep(0.2)
    ada = api.create_user(uid="ada")
    assert api.post("/v2/events", json={"name": "Seen", "user": {"id": ada}}).status_code == 200
    assert len(api.run_batch("users", [{"uid": "eva"}]).imports) == 1
    assert api.sandbox.clock()["now"] == api.sandbox.events()[0]["timestamp"] == last
    assert all(page.status_code == 200 for page in map(api.get, ("/", "/events", "/requests", "/jobs")))


def test_no_time_is_kept_that_cannot_be_written(api: Api) -> None:
    for name in ("9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00"):
        with pytest.raises(ValueError, match="last_activity must be in the years from 1 to 9999"):
            api.sandbox.add_session(user_uid="ada", last_activity=name)
        with pytest.raises(ValueError, match="now must be in the years from 1 to 9999"):
            api.sandbox.set_clock(name)
    assert api.sandbox.sessions() == []
    for _ in range(80):
        response = api.post("/_sandbox/clock", json={"advance": 100 * 366 * 86400})
    assert problem(response) == (400, "invalid_argument")


@pytest.mark.parametrize("seconds", [1e12, 1e300])
def test_what_takes_longer_than_time_itself_never_happens(start: Callable[..., Api], seconds: float) -> None:
    api = start(processing_time=seconds, deletion_time=seconds)
    job = api.start_batch("users", [{"uid": "ada"}])
    request = api.post("/v2/users/stream", json={"uid": "eva"}).json()["request_id"]
    api.delete(f"/v2/users/{api.create_user(uid='kay')}")
    assert api.get(f"/v2/users/batch/{job}").json()["job"]["status"] == "PROCESSING"
    assert api.get(f"/v2/users/stream/{request}").json() == {"id": ""}
    assert [user["is_being_deleted"] for user in api.sandbox.users()] == [True]
