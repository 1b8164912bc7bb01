"""A file that is not the database of a sandbox is refused, and stays as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api


def sqlite_file(script: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(script)

    return make


def text_file(size: int) -> Callable[[Path], None]:
    return lambda file: (file.write_text("x" * size), None)[1]


def killed_writer(file: Path) -> None:
    """A database whose tables are only in its write-ahead log, since the process that made it was killed."""
    program = (
        "import os, signal, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1])\n"
        "connection.execute('PRAGMA journal_mode = WAL')\n"
        "connection.execute('CREATE TABLE mine (x)')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(file)], check=False)


FOREIGN: dict[str, Callable[[Path], None]] = {
    "a table": sqlite_file("CREATE TABLE mine (x)"),
    "a table in WAL mode": sqlite_file("PRAGMA journal_mode = WAL; CREATE TABLE mine (x)"),
    "a table and version 1": sqlite_file("CREATE TABLE mine (x); PRAGMA user_version = 1"),
    "a table and version 2": sqlite_file("CREATE TABLE mine (x); PRAGMA user_version = 2"),
    "some of the tables": sqlite_file("CREATE TABLE users (x); CREATE TABLE settings (x); PRAGMA user_version = 2"),
    "a newer version": sqlite_file("CREATE TABLE settings (x); PRAGMA user_version = 3"),
    "a version and no table": sqlite_file("PRAGMA user_version = 7"),
    "an application": sqlite_file("PRAGMA application_id = 7"),
    "a log": killed_writer,
    "a text": text_file(10_000),
    "a short text": text_file(5),
}


def contents(folder: Path) -> dict[str, bytes]:
    """What is in a folder, apart from the index of the log, which every reader of such a file makes."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_refused_and_left_as_it_was(tmp_path: Path, make: Callable[[Path], None]) -> None:
    file = tmp_path / "notes.db"
    make(file)
    before, changed = contents(tmp_path), os.stat(file).st_mtime_ns
    for _ in range(2):
        with pytest.raises(ValueError, match="not a sandbox database"):
            Sandbox(db=file).start()
    assert contents(tmp_path) == before
    assert os.stat(file).st_mtime_ns == changed


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    for file in (tmp_path / "missing" / "sandbox.db", tmp_path):
        with pytest.raises(sqlite3.OperationalError):
            Sandbox(db=file).start()


@pytest.mark.parametrize("name", ["empty.db", "what?#%.db", "é.db"])
def test_an_empty_file_of_any_name_becomes_a_sandbox(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.touch()
    for expected in (1, 1):
        with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
            api.create_user(uid="ada")
            assert sandbox.state()["users"] == expected
