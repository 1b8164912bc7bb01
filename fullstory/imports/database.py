"""The SQLite file under a journal: opened with care, and every failure an error that says what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from fullstory.errors import JournalError, JournalInUseError
from fullstory.imports.lock import ProcessLock

_VERSION = 1
_WRITTEN_AT_ONCE = 1024 * 1024
_WAIT_SECONDS = 60.0

_SCHEMA = """
CREATE TABLE facts(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE batches(
    number INTEGER PRIMARY KEY, first INTEGER NOT NULL, read INTEGER NOT NULL, records INTEGER NOT NULL,
    digest BLOB NOT NULL, invalid INTEGER NOT NULL, unchanged INTEGER NOT NULL, key TEXT NOT NULL,
    closed_at REAL NOT NULL, sent_at REAL, job_id TEXT,
    is_done INTEGER NOT NULL DEFAULT 0, imported INTEGER, failed INTEGER, problem TEXT,
    marks BLOB);
CREATE INDEX unfinished_batches ON batches(number) WHERE is_done = 0;
CREATE TABLE bodies(number INTEGER PRIMARY KEY, content BLOB);
CREATE TABLE invalid(position INTEGER PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE pages(number INTEGER NOT NULL, list TEXT NOT NULL, content BLOB NOT NULL);
CREATE INDEX pages_of_batches ON pages(number, list);
CREATE TABLE sent(key TEXT PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID;
"""


class Layout(NamedTuple):
    """How a kind of file is laid out.

    Attributes:
        application: The number that says what kind of file it is.
        page_bytes: How large its pages are.
        journal_mode: How SQLite makes changes safe.
        synchronous: When SQLite waits for the disk.
        schema: The tables.
    """

    application: int
    page_bytes: int
    journal_mode: str
    synchronous: str
    schema: str


# "FSJn" in ASCII. Bodies of batches are large: with larger pages they are written twice as fast. A commit is on the
# disk when it returns, the removal of SQLite's own rollback file included.
IMPORT = Layout(0x46534A6E, 65_536, "DELETE", "EXTRA", _SCHEMA)
# "FSQu". Records are small, and come one at a time: each writes a page. The queue says when to wait for the disk.
QUEUE = Layout(
    0x46535175,
    1024,
    "WAL",
    "NORMAL",
    f"{_SCHEMA} CREATE TABLE pending(id INTEGER PRIMARY KEY, record BLOB NOT NULL);",
)


class Database:
    """A connection to the file of a journal, or to a temporary one that nobody else sees.

    Args:
        path: The file; None for a temporary one.
        layout: How it is laid out.
        only_read: Whether nothing is to be changed. Otherwise it is locked against other processes.
        must_exist: Whether to refuse to make a new one.

    Raises:
        JournalInUseError: Another process uses it.
        JournalError: It cannot be opened, or is no journal.
    """

    def __init__(
        self, path: Path | None, layout: Layout = IMPORT, *, only_read: bool = False, must_exist: bool = False
    ) -> None:
        self.path = path
        self._layout = layout
        self._lock: ProcessLock | None = None
        if path is None:
            self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._connection.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA}")
            return
        if only_read or must_exist:
            self._require(path)
        if not only_read:
            self._take(path)
        try:
            self._connection = self._connect(path, only_read)
            self._check(path, only_read)
        except BaseException as problem:
            self.close()
            if isinstance(problem, sqlite3.Error):
                raise _explained(problem, path) from problem
            raise

    def _require(self, path: Path) -> None:
        if not path.is_file():
            raise JournalError(f"there is no journal at {path}")

    def _take(self, path: Path) -> None:
        lock = ProcessLock(path.with_name(path.name + "-lock"))
        try:
            is_free = lock.acquire()
        except OSError as problem:
            raise JournalError(f"the journal {path} cannot be opened: {problem.strerror}") from problem
        if not is_free:
            raise JournalInUseError(f"the journal {path} is in use by another import or process; one at a time")
        self._lock = lock

    def _connect(self, path: Path, only_read: bool) -> sqlite3.Connection:
        if not only_read:
            try:
                # SQLite would make it as the umask says; the records are nobody else's business.
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
                if os.name != "nt":
                    path.chmod(0o600)
            except OSError as problem:
                raise JournalError(f"the journal {path} cannot be opened: {problem.strerror}") from problem
        # Who only reads may have to undo first what a process that was killed left half written.
        uri = f"{path.absolute().as_uri()}?mode={'rw' if os.access(path, os.W_OK) else 'ro'}"
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=_WAIT_SECONDS
        )
        connection.execute(f"PRAGMA synchronous = {self._layout.synchronous}")
        # What was deleted is overwritten when its place is needed, and not before: it would be written twice.
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    def _check(self, path: Path, only_read: bool) -> None:
        layout = self._layout
        application, version, tables = (
            self.value(query)
            for query in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
        )
        if not (application or version or tables) and not only_read:
            self._connection.executescript(
                f"PRAGMA page_size = {layout.page_bytes}; PRAGMA journal_mode = {layout.journal_mode};"
                f"BEGIN IMMEDIATE; {layout.schema}"
                f"PRAGMA application_id = {layout.application}; PRAGMA user_version = {_VERSION}; COMMIT;"
            )
        elif application != layout.application:
            raise JournalError(f"{path} is not a journal of an import; it was left as it is")
        elif version != _VERSION:
            raise JournalError(f"the journal {path} is of another version of this package ({version}, not {_VERSION})")
        if (found := self.value("PRAGMA quick_check(1)")) != "ok":
            raise _damaged(path, str(found))

    def value(self, query: str, *parameters: object) -> object:
        """Return the first value of the first row; None where there is none."""
        row = self.rows(query, *parameters).fetchone()
        return None if row is None else row[0]

    def rows(self, query: str, *parameters: object) -> sqlite3.Cursor:
        """Run a query."""
        with self._explaining():
            return self._connection.execute(query, parameters)

    def many(self, query: str, rows: object) -> None:
        """Run a query for each row of parameters."""
        with self._explaining():
            self._connection.executemany(query, rows)  # type: ignore[arg-type]

    def put_blob(self, table: str, column: str, row: int, content: memoryview) -> None:
        """Write a large value into a row that has none, without a copy of it in memory.

        Args:
            table: The table, whose rows are numbered.
            column: The column.
            row: The number of the row.
            content: The value.
        """
        with self._explaining():
            query = f"UPDATE {table} SET {column} = zeroblob(?) WHERE rowid = ?"  # noqa: S608
            self._connection.execute(query, (len(content), row))
            with self._connection.blobopen(table, column, row) as blob:
                for start in range(0, len(content), _WRITTEN_AT_ONCE):
                    blob.write(content[start : start + _WRITTEN_AT_ONCE])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Change all or nothing; what is changed is safe on the disk at the end."""
        with self._explaining():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has rolled it back already.
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            raise _explained(problem, self.path) from problem

    def execute(self, query: str, parameters: tuple[object, ...]) -> sqlite3.Cursor:
        """Run a query, as fast as possible: errors are SQLite's own, to be given to `explained`."""
        return self._connection.execute(query, parameters)

    def explained(self, problem: sqlite3.Error) -> JournalError:
        """Return the error of this package for one of SQLite's."""
        return _explained(problem, self.path)

    def close(self, *, removes: bool = False) -> None:
        """Close it, and let others use it.

        Args:
            removes: Whether to remove the file.
        """
        connection = vars(self).get("_connection")
        if connection is not None:
            connection.close()
        if removes and self.path is not None:
            self.path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.release()


def _explained(problem: sqlite3.Error, path: Path | None) -> JournalError:
    name = getattr(problem, "sqlite_errorname", "")
    where = "the temporary file of the import" if path is None else f"the journal {path}"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _damaged(path, str(problem))
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return JournalError(
            f"{where} cannot be written ({problem}): nothing that was written before is lost. When there is room on "
            "the disk again, run the same import once more"
        )
    return JournalError(f"{where} cannot be used: {problem}")


def _damaged(path: Path | None, reason: str) -> JournalError:
    return JournalError(f"{path} is damaged or not a journal ({reason}); it was left as it is")
