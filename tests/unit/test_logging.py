"""What is logged: one DEBUG line a request, one WARNING a retry."""

from __future__ import annotations

import logging
from collections.abc import Callable

import httpx
import pytest

import fullstory
from fullstory.calls import Request
from fullstory.drivers import log_retry
from tests.clients import settled
from tests.unit.harness import API_KEY, Answer, Connect

CREATED = Answer(body={"id": "1"})


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[tuple[str, str]]]:
    caplog.set_level(logging.DEBUG)
    return lambda: [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "fullstory"]


Lines = Callable[[], list[tuple[str, str]]]


async def test_a_request(connect: Connect, lines: Lines) -> None:
    times = iter([10.0, 10.25])
    api = connect(CREATED, clock=lambda: next(times))
    await api.call("users.create")
    assert lines() == [("DEBUG", "POST /v2/users: 200 in 0.250 s (attempt 1)")]


async def test_retries(connect: Connect, lines: Lines) -> None:
    api = connect(httpx.ReadError("lost"), Answer(429, {}, {"Retry-After": "7"}), CREATED, clock=lambda: 0.0)
    await api.call("users.update", "1")
    assert lines() == [
        ("DEBUG", "POST /v2/users/1: ReadError in 0.000 s (attempt 1)"),
        ("WARNING", "POST /v2/users/1: ConnectionFailedError, trying again in 0.50 s"),
        ("DEBUG", "POST /v2/users/1: 429 in 0.000 s (attempt 2)"),
        ("WARNING", "POST /v2/users/1: 429, trying again in 7.00 s"),
        ("DEBUG", "POST /v2/users/1: 200 in 0.000 s (attempt 3)"),
    ]


async def test_giving_up_is_no_retry(connect: Connect, lines: Lines) -> None:
    with pytest.raises(fullstory.ServerError):
        await connect(Answer(503), max_retries=0).call("users.get", "1")
    assert [level for level, _ in lines()] == ["DEBUG"]


def test_waiting_for_something_else_is_no_retry(lines: Lines) -> None:
    log_retry(Request("GET /", True, None, {}), None, 1.0)
    assert lines() == []


async def test_only_warnings_where_debug_is_off(
    connect: Connect, lines: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="fullstory")
    await connect(Answer(503), CREATED).call("users.create")
    assert [level for level, _ in lines()] == ["WARNING"]


async def test_neither_the_key_nor_personal_data_is_logged(connect: Connect, lines: Lines) -> None:
    echo = Answer(503, {"message": f"{API_KEY} {'ada@example.com'}"}, {"X-Key": API_KEY})
    listed = Answer(body={"results": [], "total_records": "0"})
    api = connect(echo, CREATED, echo, listed, echo, Answer())
    await api.call("users.create", email="ada@example.com", properties={"phone": "555"})
    await api.call("users.list", email="ada@example.com")
    await api.call("users.delete", uid="ada@example.com")
    text = str(lines())
    assert len(lines()) == 9
    assert not [secret for secret in (API_KEY, "ada", "555") if secret in text]


async def test_a_line_cannot_be_broken_by_an_id(connect: Connect, lines: Lines) -> None:
    with pytest.raises(fullstory.NotFoundError):
        await settled(connect(Answer(404)).call("users.get", "1\nWARNING forged"))
    assert "\n" not in str(lines()[0][1])


async def test_a_filter_that_raises_takes_no_answer_away(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    def broken(record: logging.LogRecord) -> bool:
        raise KeyError("a bug of the filter")

    logger = logging.getLogger("fullstory")
    caplog.set_level(logging.DEBUG, "fullstory")
    logger.addFilter(broken)
    try:
        assert (await connect(Answer(body={"id": "1"})).call("users.create")).id == "1"
    finally:
        logger.removeFilter(broken)
