"""What is tried again, and when."""

from __future__ import annotations

import asyncio
import math
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fullstory
from fullstory import ClientOptions, FullStory
from fullstory.batch.requests import BatchBody
from fullstory.calls import Caller, Request
from fullstory.retry import MAX_WAIT_SECONDS, Repeat, RetryPolicy, can_retry_status, parse_retry_after
from tests.clients import settled
from tests.unit.harness import API_KEY, Answer, Connect, Sent, Twin

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

CREATED = Answer(body={"id": "1"})
FOUND = Answer(body={"id": "1", "is_being_deleted": False})
EMPTY = Answer()
LOST = httpx.ReadError("lost")
REFUSED = httpx.ConnectError("refused")
CUT = httpx.RemoteProtocolError("peer closed connection without sending complete message body")
LATE = httpx.ReadTimeout("late")


def failed(status_code: int, retry_after: str | None = None) -> Answer:
    return Answer(status_code, {}, {} if retry_after is None else {"Retry-After": retry_after})


# The two ways of calling: with an Idempotency-Key and without.
KEYED: tuple[str, tuple[str, ...], dict[str, Any]] = (
    "users.create",
    (),
    {"uid": "u", "idempotency_key": "the key"},
)
KEYLESS: tuple[str, tuple[str, ...], dict[str, Any]] = ("users.update", ("1",), {"email": "e"})

# What is called; what the server does; the waits between attempts; the error in the end.
SCRIPTS: dict[str, tuple[Any, list[Answer | Exception], list[float], type[Exception] | None]] = {
    "success": (KEYED, [CREATED], [], None),
    "connection refused": (KEYED, [REFUSED, CREATED], [0.5], None),
    "connection lost twice": (KEYED, [LOST, CUT, CREATED], [0.5, 1.0], None),
    "connection lost without end": (KEYED, [LOST, LOST, LOST], [0.5, 1.0], fullstory.ConnectionFailedError),
    "timeout": (KEYED, [LATE, CREATED], [0.5], None),
    "timeouts without end": (KEYED, [LATE, LATE, LATE], [0.5, 1.0], fullstory.RequestTimeoutError),
    "one failure, then another": (KEYED, [LOST, failed(503), CREATED], [0.5, 1.0], None),
    "408": (KEYED, [failed(408), CREATED], [0.5], None),
    "429": (KEYED, [failed(429), CREATED], [0.5], None),
    "429 without end": (KEYED, [failed(429)] * 3, [0.5, 1.0], fullstory.RateLimitError),
    "429, seconds": (KEYED, [failed(429, "7"), CREATED], [7.0], None),
    "429, no seconds": (KEYED, [failed(429, "0"), CREATED], [0.0], None),
    "429, 60 seconds": (KEYED, [failed(429, "60"), CREATED], [60.0], None),
    "429, 61 seconds": (KEYED, [failed(429, "61")], [], fullstory.RateLimitError),
    "429, past date": (KEYED, [failed(429, "Wed, 21 Oct 2015 07:28:00 GMT"), CREATED], [0.0], None),
    "429, far date": (KEYED, [failed(429, "Wed, 21 Oct 2115 07:28:00 GMT")], [], fullstory.RateLimitError),
    "429, nonsense": (KEYED, [failed(429, "soon"), CREATED], [0.5], None),
    "503, seconds": (KEYED, [failed(503, "3"), CREATED], [3.0], None),
    "502": (KEYED, [failed(502), CREATED], [0.5], None),
    "504": (KEYED, [failed(504), CREATED], [0.5], None),
    "500 with key": (KEYED, [failed(500)], [], fullstory.ServerError),
    "500 without key": (KEYLESS, [failed(500), CREATED], [0.5], None),
    "409 with key": (KEYED, [failed(409), CREATED], [0.5], None),
    "409 without key": (KEYLESS, [failed(409)], [], fullstory.ConflictError),
    "400": (KEYED, [failed(400)], [], fullstory.BadRequestError),
    "401": (KEYED, [failed(401)], [], fullstory.AuthenticationError),
    "404": (KEYLESS, [failed(404)], [], fullstory.NotFoundError),
    "520": (KEYED, [failed(520)], [], fullstory.ServerError),
    "redirect": (KEYED, [failed(307)], [], fullstory.ApiError),
    "not what the API describes": (KEYED, [Answer(body=b"<html>")], [], fullstory.ResponseParseError),
    "unsupported URL": (KEYED, [httpx.UnsupportedProtocol("x")], [], fullstory.UnknownError),
    "update": (KEYLESS, [LOST, CREATED], [0.5], None),
    "get": (("users.get", ("1",), {}), [LOST, failed(500), FOUND], [0.5, 1.0], None),
    "delete": (("users.delete", (), {"id": "1"}), [LOST, failed(500), EMPTY], [0.5, 1.0], None),
    "event": (("events.create", (), {"name": "n", "idempotency_key": "k"}), [LOST, EMPTY], [0.5], None),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
async def test_both_drivers_carry_out_the_same_script(
    script: tuple[Any, list[Answer | Exception], list[float], type[Exception] | None],
) -> None:
    (method, args, fields), answers, waits, error = script
    twins = Twin("sync", *answers), Twin("async", *answers)
    for twin in twins:
        if error is None:
            await twin.call(method, *args, **fields)
        else:
            with pytest.raises(error) as caught:
                await twin.call(method, *args, **fields)
            assert type(caught.value) is error
    sync_calls, async_calls = (twin.calls for twin in twins)
    assert sync_calls == async_calls
    assert [call for call in sync_calls if isinstance(call, float)] == waits
    sent = [call for call in sync_calls if isinstance(call, Sent)]
    assert sent == [sent[0]] * len(answers)


async def test_every_attempt_carries_the_same_generated_key_and_the_same_bytes(connect: Connect) -> None:
    api = connect(LOST, failed(503), CREATED)
    await api.call("users.create", uid="u", properties={"b": 1, "a": [1.5, None]})
    first, second, third = api.sent
    assert first == second == third
    assert first.body == b'{"uid":"u","properties":{"b":1,"a":[1.5,null]}}'
    assert first.key is not None
    assert UUID(first.key).version == 4


async def test_a_body_in_pieces_is_sent_whole_on_each_attempt(connect: Connect) -> None:
    api = connect(LOST, EMPTY)
    body = BatchBody([b'[{"uid":"a"}]', b'[{"uid":"b"},{}]'], b',"shared":{}')
    caller = Caller(ClientOptions[Any](API_KEY).checked(), api.client.raw, lambda: 1.0)
    request = caller.request({"method": "post", "url": "/v2/users/batch"}, "safe", body)
    await settled(api.driver.run(caller.attempts(request)))
    whole = b'{"requests":[{"uid":"a"},{"uid":"b"},{}],"shared":{}}'
    assert api.sent == [Sent("POST", "/v2/users/batch", whole)] * 2
    assert [sent.headers["Content-Length"] for sent in api.requests] == [str(len(whole))] * 2
    assert not [sent for sent in api.requests if "Transfer-Encoding" in sent.headers]


async def test_every_call_has_a_key_of_its_own(connect: Connect) -> None:
    api = connect(CREATED, CREATED)
    await api.call("users.create")
    await api.call("users.create")
    first, second = api.sent
    assert first.key != second.key


@pytest.mark.parametrize(("max_retries", "waits"), [(0, []), (1, [0.5]), (4, [0.5, 1.0, 2.0, 4.0])])
async def test_max_retries_counts_the_attempts_after_the_first(
    connect: Connect, max_retries: int, waits: list[float]
) -> None:
    api = connect(*[failed(503)] * 5, max_retries=max_retries)
    with pytest.raises(fullstory.ServerError):
        await api.call("users.get", "1")
    assert api.waits == waits
    assert len(api.sent) == max_retries + 1


async def test_a_retry_after_that_is_too_long_is_left_to_the_caller(connect: Connect) -> None:
    api = connect(failed(429, "3600"))
    with pytest.raises(fullstory.RateLimitError) as caught:
        await api.call("users.get", "1")
    assert caught.value.retry_after == 3600
    assert caught.value.can_retry


async def test_a_near_date_is_waited_for(connect: Connect) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    api = connect(failed(429, date), CREATED)
    await api.call("users.create")
    assert api.waits == [pytest.approx(29.5, abs=1)]


@pytest.mark.parametrize(
    ("repeat", "key", "repeatable"),
    [
        ("safe", None, True),
        ("safe", "k", True),
        ("keyed", None, False),
        ("keyed", "k", True),
        ("never", None, False),
        ("never", "k", False),
    ],
)
@pytest.mark.parametrize("failure", [LOST, LATE, failed(503)])
async def test_only_what_may_be_repeated_is_sent_again(
    connect: Connect, repeat: Repeat, key: str | None, repeatable: bool, failure: Any
) -> None:
    api = connect(failure, EMPTY, max_retries=1)
    caller = Caller(ClientOptions[Any](API_KEY).checked(), api.client.raw, lambda: 1.0)
    headers = {} if key is None else {"Idempotency-Key": key}
    request = caller.request({"method": "post", "url": "/v2/things", "headers": headers}, repeat)
    if repeatable:
        assert (await settled(api.driver.run(caller.attempts(request)))).status_code == 200
        assert api.sent == [Sent("POST", "/v2/things", key=key)] * 2
    else:
        with pytest.raises(fullstory.FullStoryError) as caught:
            await settled(api.driver.run(caller.attempts(request)))
        assert not caught.value.can_retry
        assert len(api.sent) == 1


def test_a_request_that_was_not_sent_is_no_success() -> None:
    with FullStory("key") as client:
        caller = Caller(ClientOptions[httpx.Client]("key").checked(), client.raw, lambda: 1.0)
        attempts = caller.attempts(Request("GET /v2/users", True, None, {}))
        next(attempts)
        with pytest.raises(fullstory.UnknownError, match="GET /v2/users failed"):
            attempts.send(None)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, asyncio.CancelledError])
async def test_what_is_meant_to_stop_the_program_is_neither_retried_nor_wrapped(
    connect: Connect, stop: type[BaseException]
) -> None:
    api = connect(stop())
    with pytest.raises(stop):
        await api.call("users.get", "1")
    assert api.waits == []


@pytest.mark.parametrize("attempt", [0, 1, 5, 6, 7, 100, 5000])
@pytest.mark.parametrize("jitter", [0.0, 0.3, 1.0])
def test_backoff_doubles_up_to_a_minute_and_is_scaled_by_jitter(attempt: int, jitter: float) -> None:
    policy = RetryPolicy(max_retries=10_000, jitter=lambda: jitter)
    delay = policy.delay(can_retry=True, retry_after=None, attempt=attempt)
    assert delay == min(0.5 * 2 ** min(attempt, 10), MAX_WAIT_SECONDS) * jitter


def test_a_retry_after_is_not_jittered() -> None:
    policy = RetryPolicy(max_retries=1, jitter=lambda: 0.0)
    assert policy.delay(can_retry=True, retry_after=9.0, attempt=0) == 9.0


@pytest.mark.parametrize(
    ("can_retry", "retry_after", "attempt"),
    [(False, None, 0), (False, 1.0, 0), (True, None, 3), (True, 1.0, 3), (True, 60.1, 0), (True, math.inf, 0)],
)
def test_when_to_give_up(can_retry: bool, retry_after: float | None, attempt: int) -> None:
    policy = RetryPolicy(max_retries=3, jitter=lambda: 1.0)
    assert policy.delay(can_retry=can_retry, retry_after=retry_after, attempt=attempt) is None


@pytest.mark.parametrize("has_key", [True, False])
def test_status_codes_that_may_be_retried(has_key: bool) -> None:
    retried = {code for code in range(300, 600) if can_retry_status(code, has_key=has_key)}
    assert retried == {408, 429, 502, 503, 504} | ({409} if has_key else {500})


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("9" * 400, math.inf),
        ("Fri, 02 Jan 2026 03:04:35 GMT", 30.0),
        ("Fri, 02 Jan 2026 04:04:35 +0100", 30.0),
        ("Fri, 02 Jan 2026 03:04:35 -0000", 30.0),
        ("Friday, 02-Jan-26 03:04:35 GMT", 30.0),
        ("Thu, 01 Jan 2026 00:00:00 GMT", 0.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", 1.5),
        ("0.25", 0.25),
        ("1.", None),
        (".5", None),
        ("1e3", None),
        ("\uff15", None),
        ("1, 2", None),
        ("Fri, 99 Jan 2026 03:04:35 GMT", None),
        ("Fri, 02 Jan 99999 03:04:35 GMT", None),
    ],
)
def test_retry_after_headers(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


@settings(deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from(["Fri,", "02", "Jan", "2026", ":", "03:04", "+", "-", "0", "99999", "GMT"])).map(
        " ".join
    )
)
def test_no_retry_after_header_is_more_than_nonsense(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or seconds >= 0
