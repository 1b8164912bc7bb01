"""Sessions as the API shows them, made of what the database holds."""

from __future__ import annotations

from typing import Any, NamedTuple

from fullstory.sandbox.rules.session_ids import day_of, id_of_day, owner_of, public_id
from fullstory.sandbox.store.database import Database

# In seconds since 1970, to the millisecond. A time that SQLite cannot read counts as the first of all.
_SECONDS = "coalesce(round((julianday(timestamp) - 2440587.5) * 86400.0, 3), 0)"
_DAY = "date(timestamp)"
# That no event names the session.
_UNUSED = "NOT EXISTS (SELECT 1 FROM events WHERE events.session = sessions.id)"


class ShownSession(NamedTuple):
    """A session.

    Attributes:
        id: Its id, as the API shows it.
        user: The row of its user, if anybody knows.
        created: When it began, in seconds since 1970.
        name: What events call it; None for one that holds the events of a day which name no session.
        day: That day.
    """

    id: str
    user: int | None
    created: float
    name: str | None = None
    day: str | None = None


class ShownEvent(NamedTuple):
    """An event of a session. `data` is JSON, as in `EventRecord`."""

    row: int
    name: str
    at: float
    data: bytes


class ShownSessions:
    """Sessions: those that were added, those that events name, and one for each day of a user's other events."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def of_user(self, user: int) -> list[ShownSession]:
        """Return the sessions of a user, in any order."""
        named = self._named("events.user = ?", "sessions.user = ?", user)
        days = self._db.execute(
            f"SELECT {_DAY}, min({_SECONDS}) FROM events WHERE user = ? AND session IS NULL GROUP BY 1", (user,)
        )
        others = [ShownSession(id_of_day(user, day), user, at, day=day) for day, at in days if day is not None]
        return named + others

    def named(self, name: str) -> ShownSession | None:
        """Return the session that events, or whoever added it, call by this name."""
        found = self._named("events.session = ?", "sessions.id = ?", name)
        return found[0] if found else None

    def get(self, session_id: str) -> ShownSession | None:
        """Return the session with this id."""
        if found := self.named(session_id):
            return found
        is_made, user = owner_of(session_id)
        if not is_made:
            return None
        if user is None:
            candidates = self._named("events.user IS NULL AND ?", "FALSE AND ?", 1)
        else:
            candidates = self._of_day(user, session_id) or self._named("events.user = ?", "sessions.user = ?", user)
        return next((each for each in candidates if each.id == session_id), None)

    def events(self, session: ShownSession) -> list[ShownEvent]:
        """Return the events of a session, the oldest first."""
        condition = "session = ?"
        parameters: tuple[int | str | None, ...] = (session.name,)
        if session.name is None:
            condition, parameters = f"user = ? AND session IS NULL AND {_DAY} = ?", (session.user, session.day)
        query = f"SELECT row, name, {_SECONDS}, data FROM events WHERE {condition} ORDER BY 3, row"
        return [ShownEvent(*record) for record in self._db.execute(query, parameters)]

    def count_since(self, begin: float) -> int:
        """Return how many sessions began at a time, in seconds since 1970, or later."""
        query = f"""SELECT count(*) FROM (
            SELECT session AS name, min({_SECONDS}) AS began FROM events WHERE session IS NOT NULL GROUP BY 1
            UNION ALL
            SELECT id, last_activity FROM sessions WHERE {_UNUSED}
            UNION ALL
            SELECT NULL, min({_SECONDS}) FROM events WHERE session IS NULL AND user IS NOT NULL GROUP BY user, {_DAY}
        ) WHERE began >= ?"""
        count: int = self._db.execute(query, (begin,)).fetchone()[0]
        return count

    def _named(self, of_events: str, of_sessions: str, value: Any) -> list[ShownSession]:
        """Return the sessions that have a name; the conditions take one value each."""
        query = f"""
            SELECT session, max(events.user), min({_SECONDS}) FROM events
            WHERE {of_events} AND session IS NOT NULL GROUP BY session
            UNION ALL
            SELECT id, user, last_activity FROM sessions
            WHERE {of_sessions} AND {_UNUSED}"""
        records = self._db.execute(query, (value, value))
        return [ShownSession(public_id(name, user), user, at, name=name) for name, user, at in records]

    def _of_day(self, user: int, session_id: str) -> list[ShownSession]:
        day = day_of(session_id)
        if day is None:
            return []
        (began,) = self._db.execute(
            f"SELECT min({_SECONDS}) FROM events WHERE user = ? AND session IS NULL AND {_DAY} = ?", (user, day)
        ).fetchone()
        return [] if began is None else [ShownSession(session_id, user, began, day=day)]
