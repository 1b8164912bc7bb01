"""The kinds of faults, and the moments at which they happen."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import orjson
import pytest

from fullstory.sandbox import Fault, FaultKind, Limits, Moment
from tests.sandbox.api import Api, problem

RESET = (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)


def count(api: Api) -> int:
    """How many users there are, whatever faults there are."""
    users: int = api.sandbox.state()["users"]
    return users


def test_a_status_with_headers_and_body(api: Api) -> None:
    api.sandbox.add_fault(
        Fault(
            kind=FaultKind.STATUS, status=429, headers={"Retry-After": "7"}, body={"message": "m", "code": "c"}, times=1
        )
    )
    refused = api.post("/v2/users", json={})
    assert problem(refused) == (429, "c")
    assert refused.headers["retry-after"] == "7"
    assert count(api) == 0, "it happens before the request takes effect"
    assert api.post("/v2/users", json={}).status_code == 200


@pytest.mark.parametrize(
    ("status", "code"),
    [(400, "invalid_argument"), (401, "unauthorized"), (403, "forbidden"), (404, "resource_not_found"),
     (429, "too_many_requests"), (500, "server_error")],
)  # fmt: skip
def test_a_status_has_a_body_that_fits_it(api: Api, status: int, code: str) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=status))
    assert problem(api.get("/v2/users")) == (status, code)


@pytest.mark.parametrize(("status", "body"), [(520, "no JSON at all"), (502, "<html>"), (204, ""), (599, "x")])
def test_a_status_may_be_any_with_any_body(api: Api, status: int, body: str) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=status, body=body))
    response = httpx.get(f"{api.base_url}/v2/users", headers=api.headers)
    assert (response.status_code, response.text) == (status, body)


def test_a_status_without_a_body_has_none(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=204))
    response = httpx.get(f"{api.base_url}/v2/users", headers=api.headers)
    assert (response.status_code, response.content) == (204, b"")


@pytest.mark.parametrize(
    ("when", "effects"), [(Moment.BEFORE_READ, 0), (Moment.AFTER_READ, 0), (Moment.AFTER_EFFECT, 1)]
)
def test_a_status_at_each_moment(api: Api, when: Moment, effects: int) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=503, when=when))
    with httpx.Client(base_url=api.base_url, headers=api.headers) as client:
        assert client.post("/v2/users", json={}).status_code == 503
    assert count(api) == effects


@pytest.mark.parametrize(
    ("when", "effects"),
    [(Moment.BEFORE_READ, 0), (Moment.AFTER_READ, 0), (Moment.AFTER_EFFECT, 1), (Moment.MID_ANSWER, 1)],
)
def test_a_reset_at_each_moment(api: Api, when: Moment, effects: int) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.RESET, when=when, times=1))
    with pytest.raises(RESET):
        api.post("/v2/users", json={"uid": "ada"})
    assert count(api) == effects
    assert api.post("/v2/users", json={"uid": "ada"}).status_code == 200


def test_a_reset_after_the_effect_is_repaired_by_the_same_idempotency_key(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.RESET, when=Moment.AFTER_EFFECT, times=1))
    key = {"Idempotency-Key": "k"}
    with pytest.raises(RESET):
        api.post("/v2/users/batch", json={"requests": [{}]}, headers=key)
    (job,) = api.sandbox.jobs()
    repeated = api.post("/v2/users/batch", json={"requests": [{}]}, headers=key)
    assert repeated.json()["job"]["id"] == job["id"]
    assert api.sandbox.state()["jobs"] == 1


def test_a_reset_in_the_middle_of_the_answer_comes_after_half_of_it(api: Api) -> None:
    for number in range(20):
        api.create_user(uid=f"u{number}")
    api.sandbox.add_fault(Fault(kind=FaultKind.RESET, when=Moment.MID_ANSWER))
    received = b""
    url = f"{api.base_url}/v2/users"
    with httpx.stream("GET", url, headers=api.headers) as response:
        assert response.status_code == 200
        parts = response.iter_raw()
        try:
            for part in parts:
                received += part
        except RESET:
            pass
        else:
            pytest.fail("the connection was not reset")
    assert 0 < len(received) < int(response.headers["content-length"])


@pytest.mark.parametrize("when", list(Moment))
def test_a_delay_at_each_moment(api: Api, when: Moment) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, when=when, seconds=0.1))
    started = time.perf_counter()
    assert api.post("/v2/users", json={}).status_code == 200
    assert time.perf_counter() - started >= 0.1
    assert count(api) == 1


def test_a_delay_lets_other_requests_pass_and_keeps_the_idempotency_key_in_use(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=30, when=Moment.AFTER_EFFECT, times=1))
    key = {"Idempotency-Key": "k"}
    with pytest.raises(httpx.ReadTimeout):
        api.post("/v2/users", json={}, headers=key, timeout=0.2)
    assert count(api) == 1
    assert problem(api.post("/v2/users", json={}, headers=key)) == (409, "conflict")


def test_a_truncated_body(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.TRUNCATE, times=1))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        api.post("/v2/users", json={})
    assert count(api) == 1


def test_a_garbage_body(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.GARBAGE, times=1))
    with httpx.Client(base_url=api.base_url, headers=api.headers) as client:
        response = client.post("/v2/users", json={})
    assert response.status_code == 200
    with pytest.raises(orjson.JSONDecodeError):
        orjson.loads(response.content)


def test_a_wrong_content_type(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.CONTENT_TYPE, content_type="text/html"))
    assert api.post("/v2/users", json={}).headers["content-type"] == "text/html"


def test_a_status_with_a_content_type_of_its_own_has_no_other(api: Api) -> None:
    api.sandbox.add_fault(
        Fault(kind=FaultKind.STATUS, status=502, headers={"Content-Type": "text/html"}, body="<h1>Bad gateway</h1>")
    )
    with httpx.Client() as client:
        answer = client.post(f"{api.base_url}/v2/users", json={}, headers={"Authorization": "Basic sandbox-admin"})
    assert answer.headers.get_list("content-type") == ["text/html"]
    assert answer.text == "<h1>Bad gateway</h1>"


def test_a_job_fails(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.JOB_FAILS, code="gone_wrong", message="told to", times=1))
    batch = api.run_batch("users", [{"uid": "a"}, {"uid": "b"}])
    assert batch.status["job"]["status"] == "FAILED"
    assert [(error["code"], error["message"]) for error in batch.errors] == [("gone_wrong", "told to")] * 2
    assert count(api) == 0
    assert api.run_batch("users", [{"uid": "a"}]).status["job"]["status"] == "COMPLETED"


def test_a_job_is_stuck_until_the_fault_is_removed(api: Api) -> None:
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.JOB_STUCK, path="/v2/events/*"))
    stuck = api.start_batch("events", [{"name": "Seen"}])
    assert api.run_batch("users", [{}]).status["job"]["status"] == "COMPLETED"
    api.sandbox.advance_clock(3600)
    assert api.get(f"/v2/events/batch/{stuck}").json()["job"]["status"] == "PROCESSING"
    assert api.get(f"/v2/events/batch/{stuck}/imports").status_code == 202
    api.sandbox.remove_fault(fault)
    assert api.wait("events", stuck).status["job"]["status"] == "COMPLETED"


def test_a_stuck_job_that_has_not_started_yet_is_released_too(start: Callable[..., Api]) -> None:
    api = start(processing_time=10, limits=Limits(running_jobs=1))
    api.sandbox.freeze_clock()
    first = api.start_batch("users", [{}])
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.JOB_STUCK))
    second = api.start_batch("users", [{}])
    api.sandbox.remove_fault(fault)
    api.sandbox.advance_clock(20)
    for job in (first, second):
        assert api.get(f"/v2/users/batch/{job}").json()["job"]["status"] == "COMPLETED"


def test_items_fail(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.ITEM_FAILS, path="/v2/users/batch", every=3, times=2, code="unlucky"))
    batch = api.run_batch("users", [{"uid": f"u{n}"} for n in range(12)])
    assert [error["user"]["uid"] for error in batch.errors] == ["u2", "u5"]
    assert {error["code"] for error in batch.errors} == {"unlucky"}
    assert api.run_batch("events", [{"name": "Seen"}] * 3).errors == []


def test_a_500_is_kept_for_its_key_once_the_request_was_read_and_others_are_not(api: Api) -> None:
    key = {"Idempotency-Key": "k"}

    def refused_once(status: int, when: Moment = Moment.AFTER_READ) -> int:
        """The status of the second of two requests with the same key, the first of which is refused."""
        api.sandbox.reset()
        api.sandbox.add_fault(
            Fault(kind=FaultKind.STATUS, status=status, when=when, times=1, body={"message": "", "code": ""})
        )
        with httpx.Client(base_url=api.base_url, headers=api.headers) as client:
            assert client.post("/v2/users", json={}, headers=key).status_code == status
            return client.post("/v2/users", json={}, headers=key).status_code

    assert refused_once(500) == 500
    assert refused_once(400) == 400
    assert refused_once(500, Moment.BEFORE_READ) == 200
    for status in (429, 502, 503, 504, 520):
        assert refused_once(status) == 200


def test_a_request_that_gets_its_kept_answer_meets_faults_too(api: Api) -> None:
    headers = {"Idempotency-Key": "one"}
    first = api.post("/v2/users", json={"uid": "a"}, headers=headers)
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=429, when=Moment.AFTER_READ, times=1))
    assert api.post("/v2/users", json={"uid": "a"}, headers=headers).status_code == 429
    assert api.post("/v2/users", json={"uid": "a"}, headers=headers).json() == first.json()


@pytest.mark.parametrize("when", [Moment.BEFORE_READ, Moment.AFTER_READ, Moment.AFTER_EFFECT])
def test_the_check_of_a_key_meets_faults_like_any_other_request(api: Api, when: Moment) -> None:
    api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=503, path="/me", when=when, times=1))
    with httpx.Client(base_url=api.base_url, headers={"Authorization": api.headers["Authorization"]}) as client:
        assert [client.get("/me").status_code for _ in range(2)] == [503, 200]
    assert api.sandbox.faults()[0]["happened"] == 1
