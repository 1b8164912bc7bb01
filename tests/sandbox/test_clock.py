"""The clock of a sandbox: it moves, stands still, and changes completely or not at all."""

from __future__ import annotations

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
