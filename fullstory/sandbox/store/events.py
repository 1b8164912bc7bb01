"""Events and sessions in the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from fullstory.sandbox.store.database import Database


class EventRecord(NamedTuple):
    """An event as it is stored. `data` is JSON: properties, context, page properties and schemas."""

    job: int | None
    user: int | None
    session: str | None
    name: str
    timestamp: str
    data: bytes


class StoredEvent(NamedTuple):
    """An event as it is read, with its row, its job's id and its user's uid."""

    row: int
    job_id: str | None
    user: int | None
    uid: str | None
    session: str | None
    name: str
    timestamp: str
    data: bytes


_SELECT = (
    "SELECT events.row, jobs.id, events.user, users.uid, events.session, events.name, events.timestamp, events.data "
    "FROM events LEFT JOIN users ON users.row = events.user LEFT JOIN jobs ON jobs.row = events.job "
)


class Events:
    """Events, by job, by user, or all of them."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, events: Iterable[EventRecord]) -> None:
        self._db.executemany(
            "INSERT INTO events (job, user, session, name, timestamp, data) VALUES (?, ?, ?, ?, ?, ?)", events
        )

    def of_job(self, job: int, after: int, size: int) -> list[StoredEvent]:
        """Return up to `size` events of a job after row `after`, in the order of the batch."""
        return self._read("WHERE events.job = ? AND events.row > ? ORDER BY events.row LIMIT ?", (job, after, size))

    def latest(
        self, before: int | None, size: int, user: int | None = None, name: str | None = None
    ) -> list[StoredEvent]:
        """Return up to `size` events older than row `before`, the newest first.

        Args:
            before: The row; None to begin with the newest event.
            size: The most events to return.
            user: The row of the user whose events they are; None for all.
            name: A text that their names have, whatever the case of its ASCII letters; None for any name.
        """
        conditions: dict[str, int | str] = {}
        if user is not None:
            conditions["events.user = ?"] = user
        if name is not None:
            conditions["instr(lower(events.name), lower(?))"] = name
        conditions["events.row < ?"] = before or 2**62
        where = f"WHERE {' AND '.join(conditions)} ORDER BY events.row DESC LIMIT ?"
        return self._read(where, (*conditions.values(), size))

    def get(self, row: int) -> StoredEvent | None:
        """Return the event in this row."""
        found = self._read("WHERE events.row = ?", (row,))
        return found[0] if found else None

    def count(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM events").fetchone()[0]
        return count

    def names(self, skipped: int, size: int) -> list[str]:
        """Return up to `size` names of events, in alphabetical order, without the first `skipped`."""
        query = "SELECT DISTINCT name FROM events ORDER BY name LIMIT ? OFFSET ?"
        return [name for (name,) in self._db.execute(query, (size, skipped))]

    def count_in_session(self, session_id: str) -> int:
        count: int = self._db.execute("SELECT count(*) FROM events WHERE session = ?", (session_id,)).fetchone()[0]
        return count

    def _read(self, condition: str, parameters: tuple[Any, ...]) -> list[StoredEvent]:
        return [StoredEvent(*record) for record in self._db.execute(_SELECT + condition, parameters)]


class Sessions:
    """The sessions that were added with `add_session`."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def put(self, session_id: str, user: int, last_activity: float) -> None:
        """Add a session, or change a known one."""
        self._db.execute("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?)", (session_id, user, last_activity))

    def user_of(self, session_id: str) -> int | None:
        """Return the row of the user that the session belongs to."""
        found = self._db.execute("SELECT user FROM sessions WHERE id = ?", (session_id,)).fetchone()
        return found[0] if found else None

    def most_recent(self, user: int, since: float, until: float) -> str | None:
        """Return the latest session of a user with activity between two times, in seconds since 1970."""
        found = self._db.execute(
            "SELECT id FROM sessions WHERE user = ? AND last_activity BETWEEN ? AND ? "
            "ORDER BY last_activity DESC LIMIT 1",
            (user, since, until),
        ).fetchone()
        return found[0] if found else None

    def of_user(self, user: int, size: int) -> list[tuple[str, float]]:
        """Return up to `size` sessions of a user, the latest first: the id and the last activity of each."""
        return self._db.execute(
            "SELECT id, last_activity FROM sessions WHERE user = ? ORDER BY last_activity DESC LIMIT ?", (user, size)
        ).fetchall()

    def all(self) -> list[tuple[str, int, float]]:
        """Return every session: its id, its user's row, and its last activity in seconds since 1970."""
        return self._db.execute("SELECT id, user, last_activity FROM sessions ORDER BY last_activity DESC").fetchall()
