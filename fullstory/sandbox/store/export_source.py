"""What exports read: events and users a portion at a time, and what is known about the activity of each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from fullstory.sandbox.store.database import Database


class SourceEvent(NamedTuple):
    """An event as it is stored: its user's row, and what the event says as JSON."""

    row: int
    user: int | None
    session: str | None
    name: str
    timestamp: str
    data: bytes


_EVENT = "SELECT row, user, session, name, timestamp, data FROM events"
_LAST_ROW = 2**63 - 1
# SQLite reads the time zone of a timestamp.
_SECONDS = "round((julianday(timestamp) - 2440587.5) * 86400.0, 3)"
# The times that Python has. A time zone may put the time of an event beyond them.
_FIRST = datetime(1, 1, 1, tzinfo=UTC).timestamp()
_LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()


class ExportSource:
    """Reads the events and users of exports."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def last_event(self) -> int:
        """Return the row of the newest event."""
        last: int = self._db.execute("SELECT coalesce(max(row), 0) FROM events").fetchone()[0]
        return last

    def events(self, after: int, until: int, size: int) -> list[SourceEvent]:
        """Return up to `size` events in the rows after one and up to another."""
        query = f"{_EVENT} WHERE row > ? AND row <= ? ORDER BY row LIMIT ?"
        return [SourceEvent(*record) for record in self._db.execute(query, (after, until, size))]

    def events_of(self, user: int, after: int, size: int, until: int = _LAST_ROW) -> list[SourceEvent]:
        """Return up to `size` events of a user in the rows after one and up to another."""
        query = f"{_EVENT} WHERE user = ? AND row > ? AND row <= ? ORDER BY row LIMIT ?"
        return [SourceEvent(*record) for record in self._db.execute(query, (user, after, until, size))]

    def users(self, after: int, size: int) -> list[int]:
        """Return up to `size` rows of users after one."""
        return [row for (row,) in self._db.execute("SELECT row FROM users WHERE row > ? LIMIT ?", (after, size))]

    def first_seen(self, user: int) -> float | None:
        """Return when a user's first event happened, in seconds since 1970."""
        return self._time("SELECT min({}) FROM events WHERE user = ?", user)

    def last_seen(self, user: int) -> float | None:
        """Return when a user was last active, in an event or in a session, in seconds since 1970."""
        event = self._time("SELECT max({}) FROM events WHERE user = ?", user)
        session = self._time("SELECT max(last_activity) FROM sessions WHERE user = ?", user)
        return max((at for at in (event, session) if at is not None), default=None)

    def session_start(self, session: str) -> float | None:
        """Return when the first event of a session happened, in seconds since 1970."""
        return self._time("SELECT min({}) FROM events WHERE session = ?", session)

    def days_of(self, user: int) -> dict[str, float]:
        """Return the days, such as `2026-01-31`, of a user's events that name no session, and when each began."""
        query = f"SELECT date(timestamp), min({_SECONDS}) FROM events WHERE user = ? AND session IS NULL GROUP BY 1"
        return {day: at for day, at in self._db.execute(query, (user,)) if day is not None}

    def was_active(self, user: int, start: float, end: float) -> bool:
        """Return whether a user did anything between two times, in seconds since 1970."""
        query = (
            f"SELECT EXISTS (SELECT 1 FROM events WHERE user = ? AND {_SECONDS} BETWEEN ? AND ?) "
            "OR EXISTS (SELECT 1 FROM sessions WHERE user = ? AND last_activity BETWEEN ? AND ?)"
        )
        return bool(self._db.execute(query, (user, start, end, user, start, end)).fetchone()[0])

    def days(self, after: float, before: float, size: int) -> list[int]:
        """Return up to `size` days with events, since 1970, that end after one time and up to another."""
        query = (
            f"SELECT DISTINCT CAST({_SECONDS} / 86400 AS INTEGER) AS day FROM events "
            "WHERE (day + 1) * 86400 > ? AND (day + 1) * 86400 <= ? ORDER BY day LIMIT ?"
        )
        return [day for (day,) in self._db.execute(query, (after, before, size))]

    def _time(self, query: str, parameter: int | str) -> float | None:
        at: float | None = self._db.execute(query.format(_SECONDS), (parameter,)).fetchone()[0]
        return None if at is None else min(max(at, _FIRST), _LAST)
