"""How often faults happen, to which requests, and which faults are refused."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from fullstory.sandbox import Fault, FaultKind, Moment, Sandbox
from tests.sandbox.api import Api, problem


def outcomes(api: Api, requests: int) -> list[bool]:
    """Return whether the fault happened to each of some requests."""
    return [api.get("/v2/users").status_code != 200 for _ in range(requests)]


def test_times_every_and_probability_say_how_often(api: Api) -> None:
    def run(requests: int, **how_often: Any) -> list[bool]:
        api.sandbox.clear_faults()
        api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=500, **how_often))
        return outcomes(api, requests)

    assert run(4, times=2) == [True, True, False, False]
    assert run(6, every=3) == [False, False, True, False, False, True]
    assert run(7, every=2, times=2) == [False, True, False, True, False, False, False]
    assert run(3, probability=0) == [False] * 3
    first = run(40, probability=0.5, seed=7)
    assert run(40, probability=0.5, seed=7) == first
    assert run(40, probability=0.5, seed=8) != first
    assert 8 < sum(first) < 32


def test_a_fault_concerns_a_method_and_a_path_pattern(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=500, method="get", path="/v2/users/*"))
    assert api.get("/v2/users/1").status_code == 500
    assert api.get("/v2/users").status_code == 200
    assert api.delete("/v2/users/1").status_code == 404
    assert api.get("/v2/events/batch/1").status_code == 404


def test_faults_are_listed_with_what_they_did_and_removed(api: Api) -> None:
    first = api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=500, every=2))
    second = api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0))
    outcomes(api, 3)
    listed = {fault["id"]: (fault["kind"], fault["met"], fault["happened"]) for fault in api.sandbox.faults()}
    assert listed == {first: ("status", 3, 1), second: ("delay", 3, 3)}
    api.sandbox.remove_fault(first)
    assert [fault["id"] for fault in api.sandbox.faults()] == [second]
    with pytest.raises(LookupError):
        api.sandbox.remove_fault(first)
    api.sandbox.clear_faults()
    assert api.sandbox.faults() == []


def test_several_faults_happen_together(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0.05))
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=500))
    started = time.perf_counter()
    assert api.get("/v2/users").status_code == 500
    assert time.perf_counter() - started >= 0.05


def test_faults_may_be_there_from_the_beginning_and_come_back_with_a_reset(start: Callable[..., Api]) -> None:
    api = start(faults=[Fault(kind=FaultKind.STATUS, status=500, times=1)])
    assert outcomes(api, 2) == [True, False]
    api.sandbox.reset()
    assert outcomes(api, 2) == [True, False]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"kind": "explode"}, "kind must be one of status, delay"),
        ({"kind": "status", "when": "later"}, "when must be one of before_read"),
        ({"kind": "status", "when": "mid_answer"}, "cannot happen mid_answer"),
        ({"kind": "truncate", "when": "before_read"}, "unexpected field 'when' in a fault of kind truncate"),
        ({"kind": "reset", "status": 500}, "unexpected field 'status' in a fault of kind reset; expected one of when,"),
        ({"kind": "status", "seconds": 2}, "unexpected field 'seconds' in a fault of kind status"),
        ({"kind": "delay", "headers": {"A": "x"}}, "unexpected field 'headers' in a fault of kind delay"),
        ({"kind": "job_stuck", "message": "x"}, "unexpected field 'message' in a fault of kind job_stuck"),
        ({"kind": "status", "status": 99}, "status must be an integer from 200 to 599"),
        ({"kind": "status", "status": "500"}, "status must be an integer"),
        ({"kind": "status", "headers": {"A": 5}}, "headers cannot have 'A'"),
        ({"kind": "status", "headers": {"A": "x\r\nB: y"}}, "headers cannot have 'A'"),
        ({"kind": "status", "headers": {"a b": "x"}}, "headers cannot have 'a b'"),
        ({"kind": "status", "headers": {"Content-Length": "3"}}, "headers cannot have 'Content-Length'"),
        ({"kind": "status", "headers": []}, "headers must be an object"),
        ({"kind": "status", "times": 0}, "times must be an integer of at least 1"),
        ({"kind": "status", "every": 1.5}, "every must be an integer"),
        ({"kind": "status", "probability": 2}, "probability must be a number from 0 to 1"),
        ({"kind": "status", "seed": "x"}, "seed must be an integer"),
        ({"kind": "delay", "seconds": -1}, "seconds must be a number of at least 0"),
        ({"kind": "status", "path": ""}, "path must be a non-empty string"),
        ({"kind": "status", "path": "users"}, "path must start with / or *, such as /v2/users/*, not 'users'"),
        ({"kind": "status", "path": "http://127.0.0.1/v2/users"}, "path must start with / or"),
        ({"kind": "status", "method": 5}, "method must be a non-empty string"),
    ],
)
def test_a_wrong_fault_is_a_clear_error(api: Api, wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        Fault(**wrong)
    refused = api.post("/_sandbox/faults", json=wrong)
    assert problem(refused) == (400, "invalid_argument")
    assert message in refused.json()["message"]


@pytest.mark.parametrize("body", [b"bytes", {1: 2}, {"a", "b"}, "\ud800"])
def test_a_body_that_json_cannot_say_is_a_clear_error(body: object) -> None:
    with pytest.raises(ValueError, match="a fault's body must be a string, or a value that JSON can represent"):
        Fault(kind=FaultKind.STATUS, body=body)


def test_a_misspelt_field_of_a_fault_is_a_clear_error(api: Api) -> None:
    refused = api.post("/_sandbox/faults", json={"kind": "status", "code_": 5})
    assert "unexpected field 'code_' in a fault; expected one of" in refused.json()["message"]
    assert "a fault must be an object" in api.post("/_sandbox/faults", json=[]).json()["message"]
    assert "a fault must have the field 'kind'" in api.post("/_sandbox/faults", json={}).json()["message"]


def test_anything_but_a_fault_is_a_clear_error(api: Api) -> None:
    fields: Any = {"kind": "status", "status": 500}
    with pytest.raises(ValueError, match=r"a fault must be a Fault, such as .*, not {'kind': 'status'"):
        api.sandbox.add_fault(fields)
    with pytest.raises(ValueError, match="a fault must be a Fault"):
        Sandbox(faults=[fields])
    assert api.sandbox.faults() == []


@pytest.mark.parametrize("kind", list(FaultKind))
def test_what_a_fault_says_of_itself_makes_the_same_fault(kind: FaultKind) -> None:
    fault = Fault(kind=kind, path="*/batch", times=2)
    assert Fault.from_json(fault.as_json()) == fault


def test_a_fault_whose_moment_never_came_did_not_happen(api: Api) -> None:
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=429, when=Moment.AFTER_EFFECT, times=1))
    assert api.post("/v2/users", json={"uid": "a"}, headers={"Authorization": "Basic nobody"}).status_code == 401
    [listed] = api.sandbox.faults()
    assert listed["id"] == fault
    assert (listed["met"], listed["happened"]) == (1, 0)
    assert api.post("/v2/users", json={"uid": "a"}).status_code == 429
    assert api.post("/v2/users", json={"uid": "a"}).status_code == 200
