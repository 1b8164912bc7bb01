"""Turns event requests into records of the store. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.problems import resource_not_found, session_full, user_not_found
from fullstory.sandbox.rules.billing import cycle_at
from fullstory.sandbox.rules.events import NOBODY, RECENT_SESSION_SECONDS, Target, check_event, target_of, with_shared
from fullstory.sandbox.rules.users import User
from fullstory.sandbox.state import State
from fullstory.sandbox.store.events import EventRecord
from fullstory.sandbox.store.usage import SERVER_EVENTS

Request = dict[str, Any]

_STORED = ("properties", "context", "schema", "page_properties", "page_properties_schema")


class EventWriter:
    """Turns event requests into records. Finds the user of each, and creates new users in `flush`."""

    def __init__(self, state: State) -> None:
        self._users = state.users
        self._sessions = state.sessions
        self._events = state.events
        self._now = state.clock.now()
        self._timestamp = isoformat(self._now)
        self._lenient = state.settings.is_lenient
        self._strict_sessions = state.settings.strict_sessions
        self._most_events = state.settings.limits.session_events
        self._in_session: dict[str, int] = {}
        self._rows: dict[str, int | None] = {}
        self._ids: dict[str, int] = {}
        self._new: list[User] = []
        self._next_row = state.users.next_row()
        self._usage = state.usage
        self._recorded = 0

    def prefetch(self, uids: Iterable[str]) -> None:
        """Look up the users with these uids in one query."""
        unknown = set(uids)
        self._rows.update(dict.fromkeys(unknown))
        self._rows.update(self._users.rows_by_uids(unknown))

    def record(self, request: Request, shared: Request | None = None, job: int | None = None) -> EventRecord:
        """Return the record of an event. Raise a problem for one that breaks a rule."""
        if shared:
            request = with_shared(request, shared)
        check_event(request, self._lenient)
        target = target_of(request, self._lenient)
        user, session = self._place(target)
        self._recorded += 1
        data: Request = {name: request[name] for name in _STORED if name in request}
        timestamp = request.get("timestamp") or self._timestamp
        return EventRecord(job, user, session, request["name"], timestamp, orjson.dumps(data))

    def flush(self) -> None:
        """Write the new users, and count the events. Call this once, at the end."""
        self._users.save(self._new)
        if self._recorded:
            self._usage.add(SERVER_EVENTS, cycle_at(self._now)[0], self._recorded)

    def _place(self, target: Target) -> tuple[int | None, str | None]:
        """Return the user's row and the session's id."""
        if target is NOBODY:
            return self._new_user(None), None
        session = target.session_id or target.session_uid
        if session is not None:
            owner = self._sessions.user_of(session)
            if owner is None and self._strict_sessions:
                raise resource_not_found(f"no session has the id {session!r}")
            if owner is None and target.names_user:
                owner = self._row_of_user(target)
            self._count(session)
            return owner, session
        user = self._row_of_user(target)
        if target.use_most_recent:
            session = self._sessions.most_recent(user, self._now - RECENT_SESSION_SECONDS, self._now)
            self._count(session)
        return user, session

    def _count(self, session: str | None) -> None:
        """Count an event in a session. Raise a problem if the session is full."""
        if session is None or self._most_events is None:
            return
        if session not in self._in_session:
            self._in_session[session] = self._events.count_in_session(session)
        if self._in_session[session] >= self._most_events:
            raise session_full(session, self._most_events)
        self._in_session[session] += 1

    def _row_of_user(self, target: Target) -> int:
        return self._row_of_id(target.user_id or "") if target.user_uid is None else self._row_of_uid(target.user_uid)

    def _row_of_uid(self, uid: str) -> int:
        if uid not in self._rows:
            self.prefetch([uid])
        row = self._rows[uid]
        return self._new_user(uid) if row is None else row

    def _row_of_id(self, user_id: str) -> int:
        if user_id not in self._ids:
            user = self._users.by_id(user_id)
            if user is None or user.is_being_deleted:
                raise user_not_found(user_id)
            self._ids[user_id] = user.row
        return self._ids[user_id]

    def _new_user(self, uid: str | None) -> int:
        row = self._next_row
        self._next_row += 1
        self._new.append(User(row, uid))
        if uid is not None:
            self._rows[uid] = row
        return row
