"""The data of a sandbox with a file: they survive restarts, kills and a full disk."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Limits, Sandbox
from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.routing import create_app
from fullstory.sandbox.http.server import ServerThread, bind
from fullstory.sandbox.store.database import Database
from fullstory.sandbox.store.jobs import Job
from tests.sandbox.api import Api


@contextmanager
def expected_error(logger: str, message: str) -> Iterator[None]:
    """Wait at the end of the block until an error with this message has been logged."""
    logged = threading.Event()

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if message in record.getMessage():
                logged.set()

    handler = Handler()
    logging.getLogger(logger).addHandler(handler)
    try:
        yield
        assert logged.wait(10)
    finally:
        logging.getLogger(logger).removeHandler(handler)


@contextmanager
def served(db: Path, **settings: Any) -> Iterator[tuple[Engine, ServerThread, Api]]:
    """Yield an engine, the thread that serves it, and its API."""
    engine = Engine(Settings().changed({"processing_time": 0, **settings}), db=db, seconds_after_error=0.05)
    listener = bind("127.0.0.1", 0)
    engine.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = ServerThread(create_app(engine, lambda host: True), engine, listener)
    server.start()
    try:
        with Api(engine.url, "sandbox-admin") as api:
            yield engine, server, api
    finally:
        server.stop()
        engine.close()


def test_a_disk_that_is_full_when_a_batch_has_been_accepted_only_delays_its_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(tmp_path / "sandbox.db", limits={"running_jobs": 1}) as (engine, _, api):
        save, failures = engine.jobs.save, iter(range(4))

        def save_when_there_is_room(job: Job) -> None:
            if next(failures, None) is not None:
                raise sqlite3.OperationalError("database or disk is full")
            save(job)

        monkeypatch.setattr(engine.jobs, "save", save_when_there_is_room)
        with expected_error("fullstory.sandbox", "it will be tried again"):
            jobs = [api.start_batch("users", [{"uid": f"u{number}"}]) for number in range(3)]
        deadline = time.monotonic() + 10
        while api.get(f"/v2/users/batch/{jobs[-1]}").json()["job"]["status"] == "PROCESSING":
            assert time.monotonic() < deadline
            time.sleep(0.02)
        for number, job in enumerate(jobs):
            assert [user["uid"] for user in api.wait("users", job).imports] == [f"u{number}"]


def test_a_transaction_that_cannot_be_committed_leaves_nothing_behind(tmp_path: Path) -> None:
    with contextlib.closing(Database(tmp_path / "sandbox.db")) as database:
        execute = database.connection.execute
        execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        execute("CREATE TABLE children (parent REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)")
        execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError), database.transaction():
            execute("INSERT INTO children VALUES (1)")
        with database.transaction():
            execute("INSERT INTO parents VALUES (1)")
        assert execute("SELECT count(*) FROM children").fetchone() == (0,)


def test_a_job_waits_for_room_on_a_full_disk(tmp_path: Path) -> None:
    with served(tmp_path / "sandbox.db") as (engine, server, api):

        def allow(pages: int) -> None:
            server.call(lambda: engine.database.connection.execute(f"PRAGMA max_page_count = {pages}").fetchall())

        server.call(lambda: engine.faults.add(Fault(kind=FaultKind.JOB_STUCK)))
        job = api.start_batch("users", [{"properties": {"text": "x" * 4000}} for _ in range(200)])
        used = server.call(lambda: engine.database.connection.execute("PRAGMA page_count").fetchone()[0])
        allow(used + 5)
        with expected_error("fullstory.sandbox", "a step of a batch job failed"):
            server.call(engine.faults.clear)
            server.call(engine.faults_changed)
        full = api.get(f"/v2/users/batch/{job}").json()
        assert full["job"]["status"] == "PROCESSING"
        allow(1_000_000)
        batch = api.wait("users", job)
        assert len(batch.imports) == 200
        assert api.get("/v2/users").json()["total_records"] == "200"


def test_the_data_survive_a_restart_with_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file, processing_time=60, page_size=1) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        ada = api.create_user(uid="ada", properties={"n": 1})
        eva = api.create_user(uid="eva")
        token = api.get("/v2/users").json()["next_page_token"]
        api.post("/v2/users", json={"uid": "kay"}, headers={"Idempotency-Key": "k"})
        api.post("/v2/events", json={"name": "Seen", "user": {"uid": "ada"}})
        job = api.start_batch("events", [{"name": "Later"}, {"name": ""}])
        session = sandbox.add_session(user_uid="ada")
    with Sandbox(db=str(file), processing_time=60) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert api.user(ada)["properties"] == {"n": 1}
        second_page = api.get("/v2/users", params={"page_token": token}).json()["results"]
        assert second_page[0]["id"] == eva
        assert problem_of_reused_key(api) == 400
        assert [event["name"] for event in sandbox.events()] == ["Seen"]
        assert sandbox.sessions()[0]["id"] == session
        sandbox.advance_clock(60)
        batch = api.wait("events", job)
        assert (len(batch.imports), len(batch.errors)) == (1, 1)


FIRST_TABLES = {
    "settings", "users", "aliases", "sessions", "events", "jobs", "job_steps", "job_imports", "job_errors", "answers",
}  # fmt: skip
TABLES = {1: FIRST_TABLES, 2: FIRST_TABLES | {"streamed_users"}}


@pytest.mark.parametrize("version", TABLES)
def test_a_file_of_an_earlier_version_can_still_be_used(tmp_path: Path, version: int) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        ada = api.create_user(uid="ada")
    with contextlib.closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        later = {name for (name,) in tables} - TABLES[version]
        assert later
        for name in later:
            connection.execute(f"DROP TABLE {name}")
        connection.execute(f"PRAGMA user_version = {version}")
    for _ in range(2):
        with Sandbox(db=file, processing_time=0) as sandbox, Api(sandbox.url, sandbox.api_key, sandbox) as api:
            request_id = api.post("/v2/users/stream", json={"uid": "ada"}).json()["request_id"]
            assert api.get(f"/v2/users/stream/{request_id}").json() == {"id": ada}
            assert len(api.get("/segments/v1").json()["segments"]) == 1
            assert api.get("/operations/v1").json() == {"operations": []}
            assert api.post("/v2/visit_profile", json={"name": "Support"}).status_code == 200
            assert api.get("/webhooks/v1/endpoints").json() == {"endpoints": []}
            api.sandbox.change_recording_settings("geo", changes={"recordGeoZones": ["CH"]})


def test_a_moved_clock_survives_a_restart_with_the_data_it_dated(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file, processing_time=1) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        sandbox.freeze_clock()
        sandbox.advance_clock(2 * 86400)
        moved = sandbox.now
        job = api.start_batch("users", [{"uid": "ada"}])
    with Sandbox(db=file, processing_time=1) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert sandbox.now == moved
        sandbox.advance_clock(2)
        assert len(api.wait("users", job).imports) == 1
        sandbox.reset()
    with Sandbox(db=file) as sandbox:
        assert sandbox.now != moved


def problem_of_reused_key(api: Api) -> int:
    return api.post("/v2/users", json={"uid": "other"}, headers={"Idempotency-Key": "k"}).status_code


def test_a_job_goes_on_after_a_restart_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file, processing_time=100) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        sandbox.freeze_clock()
        job = api.start_batch("users", [{"uid": f"u{n}"} for n in range(100)])
        sandbox.advance_clock(50)
        assert api.get(f"/v2/users/batch/{job}").json()["imports"] == 50
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        sandbox.advance_clock(100)
        batch = api.wait("users", job)
        assert [user["uid"] for user in batch.imports] == [f"u{n}" for n in range(100)]
        assert api.get("/v2/users").json()["total_records"] == "100"


def test_a_batch_that_was_stored_when_the_process_was_killed_runs_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    engine = Engine(Settings(), db=file)
    with engine.database.transaction():
        job = engine.runner.accept("users", {"requests": [{"uid": "ada"}]})  # and then no `enqueue`
    engine.close()
    with Sandbox(db=file, processing_time=0) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert [user["uid"] for user in api.wait("users", job.id).imports] == ["ada"]


def test_a_job_that_waited_for_its_turn_waits_again_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    one_at_a_time = Limits(running_jobs=1)
    with (
        Sandbox(db=file, processing_time=100, limits=one_at_a_time) as sandbox,
        Api(sandbox.url, "sandbox-admin") as api,
    ):
        first, second = (api.start_batch("users", [{}]) for _ in range(2))
    with (
        Sandbox(db=file, processing_time=100, limits=one_at_a_time) as sandbox,
        Api(sandbox.url, "sandbox-admin") as api,
    ):
        sandbox.freeze_clock()
        sandbox.advance_clock(100)
        statuses = [api.get(f"/v2/users/batch/{job}").json()["job"]["status"] for job in (first, second)]
        assert statuses == ["COMPLETED", "PROCESSING"]
        sandbox.advance_clock(100)
        assert api.wait("users", second).errors == []


def test_a_file_in_use_by_another_sandbox_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file), pytest.raises(sqlite3.OperationalError, match="locked"):
        Sandbox(db=file).start()


def test_what_was_acknowledged_is_there_after_sigkill(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    for attempt in range(3):
        command = [
            sys.executable,
            "-m",
            "fullstory.cli",
            "sandbox",
            "--port",
            "0",
            "--db",
            str(file),
            "--processing-time",
            "0",
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            url = next(line.split()[1] for line in process.stdout if "URL" in line)
            acknowledged: list[str] = []
            jobs: list[str] = []
            killer = threading.Timer(0.4 + 0.1 * attempt, process.kill)
            with Api(url, "sandbox-admin") as api:
                killer.start()
                try:
                    for number in range(100_000):
                        acknowledged.append(api.create_user(uid=f"u{attempt}-{number}"))
                        if number % 10 == 0:
                            jobs.append(api.start_batch("events", [{"name": "Seen"}] * 200))
                except httpx.TransportError:
                    pass
            process.wait()
        assert len(acknowledged) > 10
        with Sandbox(db=file, processing_time=0) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
            known = {user["id"] for user in api.all_pages("/v2/users", is_identified=True)}
            assert known.issuperset(acknowledged)
            for job in jobs:
                assert len(api.wait("events", job).imports) == 200
