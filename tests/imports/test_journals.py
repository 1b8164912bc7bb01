"""The journals of imports: what they survive, what they refuse, and what can be done with them."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import fullstory
from fullstory import BatchJobOptions, ImportReport
from fullstory.imports import Difference, Journal
from fullstory.sandbox import Fault, Sandbox
from tests.imports.conftest import OPTIONS, acting
from tests.imports.worker import record, records

_ROOT = Path(__file__).resolve().parents[2]
_IMPATIENT = BatchJobOptions(poll_interval=0.01, max_retries=0)
LOST_ANSWER = Fault(kind="reset", when="after_effect", method="POST", path="/v2/events/batch")  # type: ignore[arg-type]


def _import(sandbox: Sandbox, kind: str, what: str, source: Any, journal: Path, **options: Any) -> ImportReport:
    options = {"options": OPTIONS, "journal": journal} | options
    report: ImportReport = acting(sandbox, kind)(lambda client: getattr(client, what).import_all(source, **options))
    return report


def _interrupted(sandbox: Sandbox, kind: str, journal: Path) -> None:
    """Begin an import of 300 events, of which the server has 100 without having been able to say so."""
    fault = sandbox.add_fault(LOST_ANSWER)
    source = records("events", 300)
    with pytest.raises(fullstory.MaxRetriesError, match="gave up") as caught:
        _import(sandbox, kind, "events", source, journal, batch_size=100, max_in_flight=1, options=_IMPATIENT)
    assert "run it again with the same journal" in caught.value.__notes__[0]
    sandbox.remove_fault(fault)


def test_it_is_nobody_elses_business(kind: str, journal: Path) -> None:
    umask = os.umask(0)
    try:
        with Sandbox(processing_time=0) as sandbox:
            _import(sandbox, kind, "users", records("users", 10), journal)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert [path.name for path in journal.parent.iterdir()] == [journal.name], "one file and no more"


def test_what_may_have_arrived_goes_again_with_the_same_key_and_bytes(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0.01) as sandbox:
        _interrupted(sandbox, kind, journal)
        report = _import(sandbox, kind, "events", records("events", 300), journal, batch_size=100)
        assert (report.read, report.imported, report.batches) == (300, 300, 3)
        assert sandbox.state()["events"] == 300
        creations = [
            sandbox.request(each["id"]) for each in sandbox.requests(limit=1000) if each["path"] == "/v2/events/batch"
        ]
        # The last two of the list, which begins with the latest: the first batch, twice.
        first, again = ((dict(each["headers"])["idempotency-key"], each["body_bytes"]) for each in creations[-2:])
        assert first == again


def test_what_is_finished_is_not_sent_again(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:
        _import(sandbox, kind, "events", records("events", 300), journal, batch_size=100)
        sandbox.clear_requests()
        report = _import(sandbox, kind, "events", records("events", 300), journal, batch_size=100)
        assert (report.read, report.imported) == (300, 300)
        assert sandbox.requests() == []
        longer = _import(sandbox, kind, "events", records("events", 350), journal, batch_size=100)
        assert (longer.read, longer.imported) == (350, 350)
        assert sandbox.state()["events"] == 350


def _changed(number: int) -> Callable[[], Iterator[dict[str, Any]]]:
    def source() -> Iterator[dict[str, Any]]:
        for each in range(300):
            yield {"name": "another"} if each == number else record("events", each)

    return source


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (_changed(0), "the records 0 to 99 are not those"),
        (_changed(50), "the records 0 to 99 are not those"),
        (lambda: records("events", 60), "the source ended after 60 records; the journal knows 200"),
        (lambda: iter(list(records("events", 300))[::-1]), "are not those"),
    ],
)
def test_another_source_is_refused_and_nothing_is_sent(
    kind: str, journal: Path, source: Callable[[], Any], message: str
) -> None:
    with Sandbox(processing_time=0.01) as sandbox:
        _interrupted(sandbox, kind, journal)
        sandbox.clear_requests()
        with pytest.raises(fullstory.SourceChangedError, match=message):
            _import(sandbox, kind, "events", source(), journal, batch_size=100)
        assert sandbox.requests() == []
        # The right one can still be given.
        assert _import(sandbox, kind, "events", records("events", 300), journal).imported == 300


def _age(journal: Path, hours: float) -> None:
    with sqlite3.connect(journal) as connection:
        connection.execute("UPDATE batches SET sent_at = sent_at - ?", (hours * 3600,))
    connection.close()


def test_events_are_not_sent_again_after_a_day_unless_allowed(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0.01) as sandbox:
        _interrupted(sandbox, kind, journal)
        _age(journal, 24)
        sandbox.clear_requests()
        with pytest.raises(fullstory.DuplicateRiskError, match="allow_duplicates=True"):
            _import(sandbox, kind, "events", records("events", 300), journal, batch_size=100)
        assert not any(each["method"] == "POST" for each in sandbox.requests())
        report = _import(
            sandbox, kind, "events", records("events", 300), journal, batch_size=100, allow_duplicates=True
        )
        assert report.imported == 300
        # The risk that was taken: the server had the first hundred.
        assert sandbox.state()["events"] == 400


def test_within_a_day_the_key_protects(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0.01) as sandbox:
        _interrupted(sandbox, kind, journal)
        _age(journal, 23)
        assert _import(sandbox, kind, "events", records("events", 300), journal, batch_size=100).imported == 300
        assert sandbox.state()["events"] == 300


def test_users_are_sent_again_after_a_day(kind: str, journal: Path) -> None:
    fault = Fault(kind="reset", when="after_effect", method="POST", times=1)  # type: ignore[arg-type]
    with Sandbox(processing_time=0.01, faults=[fault]) as sandbox:
        with pytest.raises(fullstory.MaxRetriesError):
            _import(sandbox, kind, "users", records("users", 100), journal, options=_IMPATIENT)
        _age(journal, 48)
        assert _import(sandbox, kind, "users", records("users", 100), journal).imported == 100
        assert sandbox.state()["users"] == 100


def test_an_import_that_another_process_runs(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:

        def source() -> Iterator[dict[str, Any]]:
            yield {"name": "a"}
            with pytest.raises(fullstory.JournalInUseError, match="in use by another import or process"):
                _import(sandbox, "sync", "events", [{"name": "b"}], journal)
            command = [sys.executable, "-m", "tests.imports.worker"]
            settings = {"url": sandbox.url, "key": sandbox.api_key, "kind": "events", "count": 3}
            given = json.dumps(settings | {"journal": str(journal)})
            done = subprocess.run([*command, given], cwd=_ROOT, stderr=subprocess.PIPE, text=True, check=False)
            assert "JournalInUseError" in done.stderr
            # Looking at it is no problem.
            assert Journal(journal).show().kind == "events"

        if kind == "sync":
            assert _import(sandbox, kind, "events", source(), journal).imported == 1
        else:
            # The event loop waits for the source, so that the other client has a loop of its own: not in this test.
            assert _import(sandbox, kind, "events", [{"name": "a"}], journal).imported == 1


@pytest.mark.parametrize("content", [b"not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_journal_is_refused_and_left_alone(kind: str, journal: Path, content: bytes) -> None:
    journal.write_bytes(content)
    with Sandbox() as sandbox, pytest.raises(fullstory.JournalError, match="left as it is"):
        _import(sandbox, kind, "events", [{"name": "a"}], journal)
    assert journal.read_bytes() == content
    assert [path.name for path in journal.parent.iterdir()] == [journal.name]


def test_a_page_that_is_damaged_is_found(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0.01) as sandbox:
        _interrupted(sandbox, kind, journal)
        content = bytearray(journal.read_bytes())
        content[65_536 * 2 : 65_536 * 2 + 300] = b"\xff" * 300
        journal.write_bytes(content)
        with pytest.raises(fullstory.JournalError, match="damaged"):
            _import(sandbox, kind, "events", records("events", 300), journal)
        assert journal.read_bytes() == content


def test_a_database_of_something_else_is_refused(kind: str, journal: Path) -> None:
    with sqlite3.connect(journal) as connection:
        connection.execute("CREATE TABLE mine(x)")
    connection.close()
    with Sandbox() as sandbox, pytest.raises(fullstory.JournalError, match="is not a journal of an import"):
        _import(sandbox, kind, "events", [{"name": "a"}], journal)


@pytest.mark.parametrize(
    ("what", "options", "message"),
    [
        ("users", {}, "of an import of events"),
        ("events", {"shared": {"user": {"uid": "x"}}}, "with something else in `shared`"),
    ],
)
def test_another_import_is_refused(kind: str, journal: Path, what: str, options: Any, message: str) -> None:
    with Sandbox(processing_time=0) as sandbox:
        _import(sandbox, kind, "events", [{"name": "a"}], journal)
        with pytest.raises(fullstory.JournalError, match=message):
            _import(sandbox, kind, what, records(what, 1), journal, **options)


def test_a_full_disk_stops_it_cleanly_and_it_goes_on_later(journal: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:
        settings = {
            "url": sandbox.url,
            "key": sandbox.api_key,
            "kind": "events",
            "count": 30_000,
            "batch_size": 5000,
            "journal": str(journal),
        }
        command = [sys.executable, "-m", "tests.imports.worker", json.dumps(settings)]

        def no_room() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

        full = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, preexec_fn=no_room, check=False)
        assert full.returncode == 1
        assert "cannot be written" in full.stderr
        assert "run the same import once more" in full.stderr
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
        counts = json.loads(done.stdout)
        assert counts["imported"] == sandbox.state()["events"] == 30_000 - 30


def test_only_what_changed(kind: str, journal: Path) -> None:
    def users(plan: str) -> list[dict[str, Any]]:
        source = [record("users", number) for number in range(300)]
        for number in range(0, 300, 50):
            source[number] = {**source[number], "properties": {"plan": plan}}
        return source

    def nightly(plan: str, **options: Any) -> ImportReport:
        return _import(sandbox, kind, "users", users(plan), journal, only_changed=True, batch_size=100, **options)

    with Sandbox(processing_time=0) as sandbox:
        assert nightly("free").imported == 300
        again = nightly("free")
        assert (again.read, again.imported, again.unchanged, again.batches) == (300, 0, 300, 0)
        changed = nightly("paid")
        assert (changed.imported, changed.unchanged, changed.batches) == (6, 294, 1)
        assert nightly("paid", full=True).imported == 300
        summary = Journal(journal).show()
        assert summary.only_changed
        assert summary.remembered == 300


def test_what_failed_or_was_invalid_counts_as_not_sent(kind: str, journal: Path) -> None:
    source = [record("users", number) for number in range(100)]
    source[3] = {**source[3], "bogus": 1}
    with Sandbox(processing_time=0, faults=[Fault(kind="item_fails", every=10, times=5)]) as sandbox:
        first = _import(sandbox, kind, "users", source, journal, only_changed=True)
        assert (first.imported, first.failed, first.invalid) == (94, 5, 1)
        source[3] = record("users", 3)
        second = _import(sandbox, kind, "users", source, journal, only_changed=True)
        assert (second.imported, second.unchanged) == (6, 94)


def test_a_nightly_run_that_was_interrupted_goes_on_with_other_records(kind: str, journal: Path) -> None:
    fault = Fault(kind="status", status=503, method="GET")
    with Sandbox(processing_time=0.01, faults=[fault]) as sandbox:
        with pytest.raises(fullstory.MaxRetriesError):
            _import(sandbox, kind, "users", records("users", 100), journal, only_changed=True, options=_IMPATIENT)
        sandbox.clear_faults()
        report = _import(sandbox, kind, "users", records("users", 120), journal, only_changed=True)
        assert (report.read, report.imported, report.unchanged) == (120, 120, 100)
        assert sandbox.state()["users"] == 120
        assert len([each for each in sandbox.requests() if each["method"] == "POST"]) == 2


def test_what_can_be_done_with_a_journal(kind: str, journal: Path, tmp_path: Path) -> None:
    with Sandbox(processing_time=0.01) as sandbox:
        act = acting(sandbox, kind)
        _interrupted(sandbox, kind, journal)
        (tmp_path / "other").write_text("something else")
        [found] = Journal.list(tmp_path)
        summary = found.show()
        assert not summary.is_finished
        assert str(summary) == (
            f"{journal}: events into 127.0.0.1, 2 of its batches to be finished; 200 records read, 0 imported, "
            "0 failed, 0 invalid"
        )
        sandbox.add_fault(Fault(kind="item_fails", every=40, code="late"))
        # What was read is brought to its end without the source, the rest with it.
        assert act(lambda client: found.resume(client, options=OPTIONS)).read == 200
        assert act(lambda client: found.resume(client, records("events", 300), options=OPTIONS)).read == 300
        assert found.show().is_finished
        failures = list(found.failures)
        assert len(failures) == found.show().counts.failed > 0
        assert list(found.invalid_records) == []
        assert found.export_failures(tmp_path / "failures") == len(failures)
        lines = (tmp_path / "failures").read_text().splitlines()
        assert [json.loads(line)["code"] for line in lines] == ["late"] * len(failures)
        assert act(lambda client: found.verify(client)) == []
        size = journal.stat().st_size
        found.compact()
        assert journal.stat().st_size <= size
        assert act(lambda client: found.verify(client)) == []


def test_verifying_finds_every_difference(kind: str, journal: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:
        _import(sandbox, kind, "events", records("events", 300), journal, batch_size=100)
        with sqlite3.connect(journal) as connection:
            connection.execute("UPDATE batches SET imported = 99, failed = 1 WHERE number = 0")
            connection.execute("UPDATE batches SET job_id = 'gone' WHERE number = 2")
        connection.close()
        differences = acting(sandbox, kind)(lambda client: Journal(journal).verify(client))
        job_id = differences[0].job_id
        assert differences == [
            Difference(0, job_id, "imported", 99, 100),
            Difference(0, job_id, "failed", 1, 0),
            Difference(2, "gone", "job", "acknowledged", "unknown"),
        ]


def test_a_journal_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(fullstory.JournalError, match="there is no journal"):
        Journal(tmp_path / "none")


def test_a_folder_that_does_not_exist(kind: str, tmp_path: Path) -> None:
    with Sandbox() as sandbox, pytest.raises(fullstory.JournalError, match="cannot be opened"):
        _import(sandbox, kind, "events", [{"name": "a"}], tmp_path / "none" / "journal")
