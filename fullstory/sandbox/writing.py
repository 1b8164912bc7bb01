"""Applies requests to the store, one at a time or many in one step of a batch. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

import orjson

from .clock import isoformat
from .identifiers import user_row
from .problems import resource_not_found, session_full, user_not_found
from .rules.events import NOBODY, RECENT_SESSION_SECONDS, Target, check_context, check_event, target_of
from .rules.users import User, absorb, apply_to_user, check_user
from .settings import Settings
from .store.events import EventRecord, Events, Sessions
from .store.users import Users

Request = dict[str, Any]


class UserWriter:
    """Creates and updates users. Reads each user once and writes the changed ones in `flush`."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._by_uid: dict[str, User | None] = {}
        self._by_row: dict[int, User | None] = {}
        self._changed: dict[int, User] = {}
        self._next_row = users.next_row()

    def expect(self, uids: Iterable[str]) -> None:
        """Reads the users with these uids all at once, because they are about to be needed."""
        wanted = set(uids)
        self._by_uid.update(dict.fromkeys(wanted))
        self._by_uid.update(self._users.by_uids(wanted))
        self._by_row.update((user.row, user) for user in self._by_uid.values() if user)

    def create(self, request: Request) -> User:
        """Creates the user, or updates the one with the same uid."""
        check_user(request)
        uid = request.get("uid")
        user = None if uid is None else self._user_with(uid)
        if user is None:
            user = User(self._next_row)
            apply_to_user(user, request)
            self._next_row += 1
        else:
            apply_to_user(user, request)
        return self._remember(user)

    def update(self, user_id: str, request: Request) -> User:
        """Updates the user with this id. An anonymous user may turn out to be another one, which is then returned."""
        check_user(request)
        user = self._user_in(user_id)
        uid = request.get("uid")
        known = self._user_with(uid) if uid is not None and user.uid is None else None
        if known is None:
            apply_to_user(user, request)
            return self._remember(user)
        merged = replace(known)  # a copy, so that nothing has changed if the request is refused
        absorb(merged, user)
        apply_to_user(merged, request)
        self._users.make_alias(user.row, merged.row)
        self._changed.pop(user.row, None)
        self._by_row[user.row] = merged
        return self._remember(merged)

    def flush(self) -> None:
        """Writes what was changed. To be called once, at the end."""
        self._users.save(self._changed.values())

    def _user_with(self, uid: str) -> User | None:
        if uid not in self._by_uid:
            user = self._users.by_uid(uid)
            self._by_uid[uid] = user and self._by_row.setdefault(user.row, user)
        return self._by_uid[uid]

    def _user_in(self, user_id: str) -> User:
        row = user_row(user_id)
        if row is not None and row not in self._by_row:
            user = self._users.by_row(row)
            self._by_row[row] = user and self._by_row.get(user.row, user)
        found = None if row is None else self._by_row[row]
        if found is None or found.is_being_deleted:
            raise user_not_found(user_id)
        return found

    def _remember(self, user: User) -> User:
        self._changed[user.row] = self._by_row[user.row] = user
        if user.uid is not None:
            self._by_uid[user.uid] = user
        return user


class Stores(Protocol):
    """Where events and what belongs to them are stored."""

    users: Users
    sessions: Sessions
    events: Events


class EventWriter:
    """Turns event requests into records. Finds out whose they are, and creates the users that are new."""

    def __init__(self, stores: Stores, settings: Settings, now: float) -> None:
        self._users = stores.users
        self._sessions = stores.sessions
        self._events = stores.events
        self._now = now
        self._timestamp = isoformat(now)
        self._strict_sessions = settings.strict_sessions
        self._most_events = settings.limits.session_events
        self._in_session: dict[str, int] = {}
        self._rows: dict[str, int | None] = {}
        self._ids: dict[str, int] = {}
        self._new: list[User] = []
        self._next_row = stores.users.next_row()

    def expect(self, uids: Iterable[str]) -> None:
        """Looks up the users with these uids all at once, because they are about to be needed."""
        wanted = set(uids)
        self._rows.update(dict.fromkeys(wanted))
        self._rows.update(self._users.rows_by_uids(wanted))

    def record(self, request: Request, shared: Request | None = None, job: int | None = None) -> EventRecord:
        """The record of an event that keeps all rules."""
        check_event(request)
        check_context(request, shared)
        target = target_of(request)
        user, session = self._place(target)
        data: Request = {name: request[name] for name in ("properties", "context", "schema") if name in request}
        if shared:
            data.update(shared)
        timestamp = request.get("timestamp") or self._timestamp
        return EventRecord(job, user, session, request["name"], timestamp, orjson.dumps(data))

    def flush(self) -> None:
        """Writes the users that events made. To be called once, at the end."""
        self._users.save(self._new)

    def _place(self, target: Target) -> tuple[int | None, str | None]:
        """The user's row and the session's id."""
        if target is NOBODY:
            return self._new_user(None), None
        session = target.session_id or target.session_uid
        if session is not None:
            owner = self._sessions.user_of(session)
            if owner is None and self._strict_sessions:
                raise resource_not_found(f"no session has the id {session!r}")
            self._count(session)
            return owner, session
        user = self._row_of_id(target.user_id or "") if target.user_uid is None else self._row_of_uid(target.user_uid)
        if target.use_most_recent:
            session = self._sessions.most_recent(user, self._now - RECENT_SESSION_SECONDS, self._now)
            self._count(session)
        return user, session

    def _count(self, session: str | None) -> None:
        """Counts an event in a session. Raises if the session takes no more."""
        if session is None or self._most_events is None:
            return
        if session not in self._in_session:
            self._in_session[session] = self._events.count_in_session(session)
        if self._in_session[session] >= self._most_events:
            raise session_full(session, self._most_events)
        self._in_session[session] += 1

    def _row_of_uid(self, uid: str) -> int:
        if uid not in self._rows:
            self.expect([uid])
        row = self._rows[uid]
        return self._new_user(uid) if row is None else row

    def _row_of_id(self, user_id: str) -> int:
        if user_id not in self._ids:
            row = user_row(user_id)
            user = None if row is None else self._users.by_row(row)
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
