"""What a batch job writes to the log: one line a request, and one a retry."""

from __future__ import annotations

import logging

import httpx
import pytest

import fullstory
from tests.unit.batch.harness import (
    CREATED,
    NOT_READY,
    PROCESSING,
    REFUSED,
    SUCCESS,
    UNAVAILABLE,
    Start,
    finished,
    status,
)


async def test_one_warning_for_each_retry(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="fullstory")
    await finished(start(httpx.ReadError("lost"), CREATED, UNAVAILABLE, UNAVAILABLE, *SUCCESS[1:]).job().execute())
    assert caplog.messages == [
        "POST /v2/users/batch: ConnectionFailedError, trying again in 0.50 s",
        "GET /v2/users/batch/job-1: 503, trying again in 0.50 s",
        "GET /v2/users/batch/job-1: 503, trying again in 1.00 s",
    ]


async def test_waiting_for_the_server_is_no_warning(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="fullstory")
    await finished(start(CREATED, PROCESSING, SUCCESS[1], NOT_READY, *SUCCESS[2:]).job().execute())
    assert caplog.messages == []


async def test_an_error_that_aborts_is_raised_not_logged(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="fullstory")
    with pytest.raises(fullstory.PermissionDeniedError):
        await finished(start(REFUSED).job().execute())
    assert caplog.messages == []


async def test_each_request_counts_the_attempts_before_it(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="fullstory")
    await finished(start(UNAVAILABLE, *SUCCESS).job().execute())
    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.DEBUG]
    assert [(line.partition(":")[0], line[-11:]) for line in lines] == [
        ("POST /v2/users/batch", "(attempt 1)"),
        ("POST /v2/users/batch", "(attempt 2)"),
        ("GET /v2/users/batch/job-1", "(attempt 1)"),
        ("GET /v2/users/batch/job-1/imports", "(attempt 1)"),
        ("GET /v2/users/batch/job-1/errors", "(attempt 1)"),
    ]


async def test_an_unknown_status_is_logged_once(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="fullstory")
    paused, waiting = status("PAUSED"), status("WAITING")
    await finished(start(CREATED, paused, PROCESSING, paused, waiting, paused, *SUCCESS[1:]).job().execute())
    assert caplog.messages == [
        "batch job job-1: unknown status 'PAUSED', which counts as processing",
        "batch job job-1: unknown status 'WAITING', which counts as processing",
    ]


async def test_known_statuses_are_not_logged(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="fullstory")
    await finished(start(CREATED, PROCESSING, status("FAILED"), *SUCCESS[2:]).job().execute())
    assert caplog.messages == []
