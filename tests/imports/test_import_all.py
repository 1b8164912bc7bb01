"""Imports through clients of both kinds into a sandbox."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pandas as pd
import pytest

import fullstory
from fullstory import BatchJobOptions, ImportReport
from fullstory.imports import FailedRecord, InvalidRecord
from fullstory.sandbox import Fault, Limits, Sandbox
from tests.imports.conftest import OPTIONS, acting
from tests.imports.worker import records, valid


def _import(sandbox: Sandbox, kind: str, what: str, source: Any, **options: Any) -> ImportReport:
    options = {"options": OPTIONS} | options
    report: ImportReport = acting(sandbox, kind)(lambda client: getattr(client, what).import_all(source, **options))
    return report


@pytest.mark.parametrize("what", ["users", "events"])
def test_batches_until_the_end(kind: str, what: str) -> None:
    with Sandbox(processing_time=0.02) as sandbox:
        report = _import(sandbox, kind, what, records(what, 2500), batch_size=400)
        assert (report.read, report.imported, report.invalid, report.failed) == (2500, 2498, 2, 0)
        assert report.batches == 7
        assert sandbox.state()[what] == len(valid(2500))
        assert {job["total"] for job in sandbox.jobs()} == {400, 98}
        assert repr(report).startswith("<ImportReport: 2,500 records read, 2,498 imported, 2 invalid; 7 batches in ")


def test_what_cannot_be_sent_is_set_aside_with_index_and_reason(kind: str) -> None:
    source: list[Any] = [{"name": f"e{number}"} for number in range(10)]
    source[2] = {"name": "price", "properties": {"price": float("nan")}}
    source[5] = {"name": "e", "nom": "e"}
    source[7] = "e"
    source[9] = {"name": "big", "properties": {"text": "x" * 3000}}
    with Sandbox(processing_time=0) as sandbox:
        report = _import(sandbox, kind, "events", source, max_batch_bytes=2000)
        assert sandbox.state()["events"] == 6
    invalid = list(report.invalid_records)
    assert all(isinstance(each, InvalidRecord) for each in invalid)
    assert [each.index for each in invalid] == [2, 5, 7, 9]
    assert "records[2].properties.price" in invalid[0].reason
    assert "records[5].nom" in invalid[1].reason
    assert "records[7] must be a mapping, not str" in invalid[2].reason
    assert "a batch has at most 2,000" in invalid[3].reason
    with pytest.raises(fullstory.FailedRecordsError, match="0 failed and 4 are invalid"):
        report.raise_for_failures()


def test_an_invalid_record_can_end_the_import(kind: str) -> None:
    with (
        Sandbox(processing_time=0) as sandbox,
        pytest.raises(fullstory.InvalidArgumentError, match=r"records\[3\]\.nom"),
    ):
        _import(sandbox, kind, "events", [*[{"name": "e"}] * 3, {"name": "e", "nom": "e"}], on_invalid="raise")


def test_the_size_of_a_batch_is_limited(kind: str) -> None:
    source = [{"name": f"e{number}", "properties": {"text": "x" * 200}} for number in range(100)]
    with Sandbox(processing_time=0) as sandbox:
        report = _import(sandbox, kind, "events", source, max_batch_bytes=5000)
        assert report.imported == 100
        sizes = [sandbox.request(each["id"])["body_bytes"] for each in sandbox.requests(limit=1000)]
        assert max(sizes) < 5100
        assert report.batches > 4


def test_failures_and_results_come_from_the_journal(kind: str) -> None:
    fault = Fault(kind="item_fails", every=10, code="too_old", message="too old")
    with Sandbox(processing_time=0, faults=[fault], result_page_size=7) as sandbox:
        report = _import(sandbox, kind, "users", records("users", 100), batch_size=30, include_results=True)
    failures = list(report.failures)
    assert (report.imported, report.failed, len(failures)) == (90, 10, 10)
    assert all(isinstance(each, FailedRecord) and each.code == "too_old" and each.job_id for each in failures)
    assert {each.record["uid"] for each in failures} | {user.uid for user in report.results} == {
        f"u{number}" for number in range(100)
    }
    assert len(list(report.failures)) == 10, "they can be walked again"
    assert "u9" not in repr(failures), "personal data"
    with pytest.raises(fullstory.FailedRecordsError) as caught:
        report.raise_for_failures()
    assert (caught.value.failed, caught.value.invalid) == (10, 0)


def test_a_batch_that_is_refused_is_failed_and_the_others_go_on(kind: str) -> None:
    with Sandbox(processing_time=0, limits=Limits(batch_requests=40)) as sandbox:
        report = _import(sandbox, kind, "users", records("users", 90), batch_size=50)
    assert (report.imported, report.failed) == (40, 50)
    assert [each.record["uid"] for each in report.failures] == [f"u{number}" for number in range(50)]
    assert "400" in str(next(iter(report.failures)).message)


def test_no_more_batches_than_allowed_and_fewer_after_429(kind: str) -> None:
    with Sandbox(processing_time=0.1, limits=Limits(accepted_jobs=2)) as sandbox:
        report = _import(sandbox, kind, "users", records("users", 900), batch_size=50, max_in_flight=6)
        assert report.imported == 900
        statuses = [request["status"] for request in sandbox.requests(limit=1000)]
        # Each refused creation halves what is under way; without that, each of 18 batches would meet several.
        assert 1 <= statuses.count(429) <= 12


def test_batches_overlap() -> None:
    with Sandbox(processing_time=0.5) as sandbox:
        began = time.monotonic()
        _import(sandbox, "sync", "users", records("users", 400), batch_size=100, max_in_flight=4)
        assert time.monotonic() - began < 1.6, "one after the other they take 2 s"


def test_progress(kind: str) -> None:
    seen: list[tuple[int, int]] = []

    def note(report: ImportReport) -> None:
        seen.append((report.read, report.imported))

    with Sandbox(processing_time=0) as sandbox:
        _import(sandbox, kind, "users", records("users", 300), batch_size=100, on_progress=note)
    assert seen[-1] == (300, 300)
    assert [imported for _, imported in seen] == sorted(imported for _, imported in seen)


def test_progress_of_an_async_import_may_be_awaited() -> None:
    seen: list[int] = []

    async def note(report: ImportReport) -> None:
        await asyncio.sleep(0)
        seen.append(report.imported)

    with Sandbox(processing_time=0) as sandbox:
        _import(sandbox, "async", "users", records("users", 30), on_progress=note)
        with pytest.raises(fullstory.InvalidArgumentError, match="on_progress must be a plain function"):
            _import(sandbox, "sync", "users", records("users", 30), on_progress=note)
    assert seen[-1] == 30


def test_a_slow_stream_is_sent_when_it_is_old_enough(kind: str) -> None:
    with Sandbox(processing_time=0) as sandbox:

        def slow() -> Iterator[dict[str, Any]]:
            yield {"uid": "a"}
            yield {"uid": "b"}
            deadline = time.monotonic() + 10
            while not sandbox.state()["users"] and time.monotonic() < deadline:
                time.sleep(0.02)
            yield {"uid": "c"}

        async def slow_async() -> AsyncIterator[dict[str, Any]]:
            yield {"uid": "a"}
            yield {"uid": "b"}
            deadline = time.monotonic() + 10
            while not sandbox.state()["users"] and time.monotonic() < deadline:
                await asyncio.sleep(0.02)
            yield {"uid": "c"}

        source = slow() if kind == "sync" else slow_async()
        report = _import(sandbox, kind, "users", source, max_wait=0.1)
        assert (report.read, report.imported, report.batches) == (3, 3, 2)


def test_an_async_iterable(kind: str) -> None:
    async def source() -> AsyncIterator[dict[str, Any]]:
        for each in records("users", 250):
            yield each

    with Sandbox(processing_time=0) as sandbox:
        if kind == "sync":
            with pytest.raises(fullstory.InvalidArgumentError, match=r"use init_async\(\)"):
                _import(sandbox, kind, "users", source())
        else:
            assert _import(sandbox, kind, "users", source(), batch_size=100).imported == 250


def test_tables_of_arrow(kind: str) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    table = pd.DataFrame({"uid": ["a", "b", None], "email": ["a@example.com", None, "c@example.com"]})
    with Sandbox(processing_time=0) as sandbox:
        report = _import(sandbox, kind, "users", table)
        assert report.imported == 3
        assert {(user.get("uid"), user.get("email")) for user in sandbox.users()} == {
            ("a", "a@example.com"),
            ("b", None),
            (None, "c@example.com"),
        }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"batch_size": 50_001}, "batch_size must be at most 50,000"),
        ({"max_in_flight": 0}, "max_in_flight"),
        ({"on_invalid": "ignore"}, "on_invalid must be 'skip' or 'raise'"),
        ({"only_changed": True}, "only_changed needs a journal"),
        ({"full": True}, "full belongs to only_changed"),
        ({"options": {}}, "options must be BatchJobOptions"),
        ({"journal": ""}, "journal must be the path"),
        ({"on_progress": 1}, "on_progress must be callable"),
    ],
)
def test_options_are_checked(kind: str, options: dict[str, Any], message: str) -> None:
    with Sandbox() as sandbox, pytest.raises(fullstory.InvalidArgumentError, match=message):
        _import(sandbox, kind, "users", [], **options)


@pytest.mark.parametrize("source", [{"uid": "a"}, "abc", 5])
def test_records_are_checked(kind: str, source: Any) -> None:
    with Sandbox() as sandbox, pytest.raises(fullstory.InvalidArgumentError, match="records must be an iterable"):
        _import(sandbox, kind, "users", source)


def test_what_ends_an_import_says_how_far_it_came(kind: str) -> None:
    fault = Fault(kind="status", status=503, method="GET", path="/v2/users/batch/*")
    options = BatchJobOptions(poll_interval=0.01, max_retries=0)
    with Sandbox(processing_time=0, faults=[fault]) as sandbox, pytest.raises(fullstory.MaxRetriesError) as caught:
        _import(sandbox, kind, "users", records("users", 10), options=options)
    assert "The import stopped after 10 records, 0 imported; without a journal" in caught.value.__notes__[0]


def test_what_a_source_raises_is_raised(kind: str) -> None:
    def source() -> Iterator[dict[str, Any]]:
        yield from records("users", 100)
        raise OSError("the disk is gone")

    with Sandbox(processing_time=0) as sandbox, pytest.raises(OSError, match="the disk is gone"):
        _import(sandbox, kind, "users", source(), batch_size=10)


def test_shared_goes_with_every_event(kind: str) -> None:
    with Sandbox(processing_time=0) as sandbox:
        shared = {"user": {"uid": "someone"}}
        report = _import(sandbox, kind, "events", [{"name": "a"}, {"name": "b"}], shared=shared, batch_size=1)
        assert report.imported == 2
        assert len(sandbox.events(user_uid="someone")) == 2
        with pytest.raises(fullstory.InvalidArgumentError, match="shared"):
            _import(sandbox, kind, "events", [], shared={"bogus": 1})
