"""The database: its tables, its one connection, and transactions."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import orjson

from fullstory.sandbox.store.foreign_files import check_file

_VERSION: Final = 3
_TABLES: Final = """
BEGIN IMMEDIATE;
CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;

CREATE TABLE users (
    row INTEGER PRIMARY KEY AUTOINCREMENT,  -- never reused, so that an id always means the same user
    uid TEXT,
    display_name TEXT,
    email TEXT,
    properties BLOB NOT NULL,               -- JSON
    types BLOB,                             -- JSON, see rules.properties.TypeHistory
    gone_at REAL                            -- when a deleted user disappears, in seconds since 1970
);
-- While a user is being deleted its uid is free for a new one.
CREATE UNIQUE INDEX users_by_uid ON users (uid) WHERE uid IS NOT NULL AND gone_at IS NULL;
CREATE INDEX users_by_gone_at ON users (gone_at) WHERE gone_at IS NOT NULL;

-- Anonymous users that turned out to be existing ones: the row of each, and the row of the existing user.
CREATE TABLE aliases (row INTEGER PRIMARY KEY, target INTEGER NOT NULL);
CREATE INDEX aliases_by_target ON aliases (target);

CREATE TABLE sessions (id TEXT PRIMARY KEY, user INTEGER NOT NULL, last_activity REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user, last_activity);

CREATE TABLE events (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER,
    user INTEGER,
    session TEXT,
    name TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    data BLOB NOT NULL                      -- JSON: properties, context, page_properties, schemas
);
CREATE INDEX events_by_job ON events (job, row) WHERE job IS NOT NULL;
CREATE INDEX events_by_user ON events (user, row) WHERE user IS NOT NULL;
CREATE INDEX events_by_session ON events (session) WHERE session IS NOT NULL;

CREATE TABLE jobs (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,                     -- users or events
    shared BLOB,                            -- JSON, what all events of the batch share
    failure BLOB,                           -- JSON, the error with which every item fails
    total INTEGER NOT NULL,
    steps INTEGER NOT NULL,                 -- the number of steps it is processed in
    created REAL NOT NULL,
    started REAL,
    duration REAL,                          -- seconds from `started` to the end, decided at the start
    finished REAL,
    status TEXT NOT NULL,
    imports INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0
);
-- The steps of a job that are still to be done. A step is deleted in the transaction that applies it, so that each is
-- applied once, whatever happens to the process. Items are counted from 1.
CREATE TABLE job_steps (job INTEGER, step INTEGER, first INTEGER, items BLOB, PRIMARY KEY (job, step)) WITHOUT ROWID;
-- Imported users, as JSON, with the history of the types of their properties. Imported events are in `events`.
CREATE TABLE job_imports (job INTEGER, item INTEGER, data BLOB, types BLOB, PRIMARY KEY (job, item)) WITHOUT ROWID;
CREATE TABLE job_errors (
    job INTEGER, item INTEGER, code TEXT, message TEXT, data BLOB, PRIMARY KEY (job, item)
) WITHOUT ROWID;

CREATE TABLE answers (
    key TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL, at REAL NOT NULL
);
"""
# Added in version 2. A file of an earlier version gets what it lacks when it is opened.
_STREAM_TABLE: Final = """
-- Users requested without waiting. `due` is when the user is created, in seconds since 1970, and NULL from then on.
CREATE TABLE streamed_users (
    row INTEGER PRIMARY KEY AUTOINCREMENT, request_id TEXT NOT NULL UNIQUE, due REAL, request BLOB, user INTEGER
);
CREATE INDEX streamed_users_by_due ON streamed_users (due) WHERE due IS NOT NULL;
"""
# Added in version 3.
_EXPORT_TABLES: Final = """
-- Work that goes on after the call that started it. Times are in seconds since 1970.
CREATE TABLE operations (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    state TEXT NOT NULL,
    created REAL NOT NULL,
    due REAL NOT NULL,                      -- when it ends, unless there is more to write by then
    finished REAL,
    user INTEGER,                           -- whom it deletes
    request BLOB,                           -- JSON, what it exports
    failure TEXT,                           -- why it will fail
    error TEXT,                             -- why it failed
    export TEXT UNIQUE,                     -- the id of the finished export
    expires REAL                            -- when the finished export is deleted
);
CREATE INDEX operations_pending ON operations (type, due) WHERE state = 'PENDING';
-- The signed links to files of exports.
CREATE TABLE links (signature TEXT PRIMARY KEY, export TEXT NOT NULL, expires REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE segments (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    creator TEXT NOT NULL,
    created REAL NOT NULL,
    members BLOB                            -- JSON, the uids of its users; NULL for everybody
);
"""
_SESSION_TABLES: Final = """
CREATE TABLE summary_profiles (row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL);
-- What was used of each kind of quota since the beginning of a billing cycle, in seconds since 1970.
CREATE TABLE usage (kind TEXT, cycle REAL, used INTEGER NOT NULL, PRIMARY KEY (kind, cycle)) WITHOUT ROWID;
"""
_ANNOTATION_TABLE: Final = """
CREATE TABLE annotations (row INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL);
"""
_WEBHOOK_TABLE: Final = """
CREATE TABLE webhook_endpoints (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    event_types BLOB NOT NULL,              -- JSON
    created REAL NOT NULL,
    modified REAL NOT NULL
);
"""
_RECORDING_TABLES: Final = """
-- What recording settings were changed to. What they were before the first change is in rules.recording.
CREATE TABLE recording_settings (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    area TEXT NOT NULL,
    platform TEXT NOT NULL,
    at REAL NOT NULL,
    author TEXT NOT NULL,
    data BLOB NOT NULL                      -- JSON
);
CREATE INDEX recording_settings_by_area ON recording_settings (area, platform, row);

CREATE TABLE extraction_rules (
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, scope TEXT, archived INTEGER, data BLOB
);
"""
_ADDED: Final = {
    2: _STREAM_TABLE,
    3: _EXPORT_TABLES + _SESSION_TABLES + _ANNOTATION_TABLE + _WEBHOOK_TABLE + _RECORDING_TABLES,
}
_DONE: Final = f"PRAGMA user_version = {_VERSION}; COMMIT;"
_FIRST_DATA_TABLES: Final = (
    "users", "aliases", "sessions", "events", "jobs", "job_steps", "job_imports", "job_errors", "answers",
)  # fmt: skip
_SECOND_DATA_TABLES: Final = (*_FIRST_DATA_TABLES, "streamed_users")
_DATA_TABLES: Final = (
    *_SECOND_DATA_TABLES,
    *("operations", "links", "segments", "summary_profiles", "usage", "webhook_endpoints"),
    *("recording_settings", "extraction_rules", "annotations"),
)
_TABLES_BY_VERSION: Final = {
    1: ("settings", *_FIRST_DATA_TABLES),
    2: ("settings", *_SECOND_DATA_TABLES),
    _VERSION: ("settings", *_DATA_TABLES),
}


class Database:
    """The one connection, used by one thread at a time.

    Args:
        path: The file, or None for a database that is gone when the connection closes. SQLite holds such a database
            in memory up to the size of its cache and in a temporary file beyond that, so that a million events do not
            fill the memory.

    Raises:
        ValueError: The file is not a sandbox database, or belongs to a newer version of the package.
        sqlite3.OperationalError: The file cannot be opened, or another sandbox has it open.
    """

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        name = "" if path is None else os.fspath(path)
        check_file(name, _TABLES_BY_VERSION)
        # One thread starts the sandbox and opens the connection, another one serves and uses it.
        self.connection: sqlite3.Connection = sqlite3.connect(
            name, isolation_level=None, check_same_thread=False, cached_statements=256, timeout=1.0
        )
        try:
            self._configure(name)
            self._create_tables()
        except BaseException:
            self.connection.close()
            raise

    def _configure(self, name: str) -> None:
        execute = self.connection.execute
        # The exclusive lock is never released, so that a second sandbox on the same file is an error.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        if name:
            # A commit appends to the write-ahead log with one write(). Then the operating system has it, so that
            # acknowledged data survive SIGKILL. `synchronous = FULL` would add an fsync to each commit, which matters
            # only when the whole machine loses power: then NORMAL may lose the last moments, but the file stays
            # consistent.
            execute("PRAGMA journal_mode = WAL")
            execute("PRAGMA synchronous = NORMAL")
        execute("PRAGMA cache_size = -40960")  # KiB
        execute("PRAGMA temp_store = MEMORY")

    def _create_tables(self) -> None:
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        tables = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables == 0:
            self.connection.executescript(_TABLES + "".join(_ADDED.values()) + _DONE)
            self.connection.execute("INSERT INTO settings VALUES ('secret', ?)", (secrets.token_bytes(16),))
        elif version < _VERSION:
            lacking = "".join(tables for added, tables in _ADDED.items() if added > version)
            self.connection.executescript(f"BEGIN IMMEDIATE; {lacking} {_DONE}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything in the block, or nothing if it raises or cannot be committed."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # SQLite itself rolls back after some errors
                self.connection.execute("ROLLBACK")
            raise

    @property
    def secret(self) -> bytes:
        """Random bytes, the same for as long as the database exists."""
        value: bytes = self.connection.execute("SELECT value FROM settings WHERE name = 'secret'").fetchone()[0]
        return value

    @property
    def clock(self) -> tuple[float, float | None]:
        """The position of the clock that the dates in the data come from."""
        row = self.connection.execute("SELECT value FROM settings WHERE name = 'clock'").fetchone()
        if row is None:
            return 0.0, None
        offset, frozen_at = orjson.loads(row[0])
        return offset, frozen_at

    @clock.setter
    def clock(self, position: tuple[float, float | None]) -> None:
        self.connection.execute("INSERT OR REPLACE INTO settings VALUES ('clock', ?)", (orjson.dumps(position),))

    def clear(self) -> None:
        """Delete all data, and number rows from 1 again."""
        with self.transaction():
            for table in _DATA_TABLES:
                self.connection.execute(f"DELETE FROM {table}")
            self.connection.execute("DELETE FROM sqlite_sequence")

    def close(self) -> None:
        self.connection.close()
