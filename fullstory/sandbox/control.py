"""What one can look at and change in a running sandbox: through `Sandbox`, and over HTTP under `/_sandbox/`."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .batch_operations import present_event
from .checking import check_number, check_text
from .clock import isoformat
from .engine import Engine
from .faults import Fault
from .identifiers import user_row
from .rules.users import User
from .store.users import UserFilter
from .user_operations import present_user
from .writing import UserWriter

Facts = dict[str, Any]
MAX_LIMIT = 1000


class Control:
    """The controls of an engine. Used in the thread that serves it.

    Listings show the newest first. `before` is the `row`, or the `id` of a request, after which to go on.
    Whatever is asked for that is not there is a LookupError; whatever is wrong is a ValueError.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reset(self) -> None:
        self._engine.reset()

    def state(self) -> Facts:
        """How much there is of everything, and what time it is."""
        engine = self._engine
        engine.tidy()
        return {
            "url": engine.url,
            "now": isoformat(engine.clock.now()),
            "users": engine.users.count(UserFilter()),
            "events": engine.events.count(),
            "jobs": engine.jobs.count(),
            "sessions": len(engine.sessions.all()),
            "requests": len(engine.log),
            "faults": sum(1 for _ in engine.faults),
        }

    def users(self, limit: int = 100, before: int | None = None) -> list[Facts]:
        check_limit(limit)
        self._engine.tidy()
        found = self._engine.users.latest(before, limit)
        return [{"row": user.row, **present_user(self._engine, user, include_schema=True)} for user in found]

    def events(self, limit: int = 100, before: int | None = None, user_uid: str | None = None) -> list[Facts]:
        check_limit(limit)
        self._engine.tidy()
        row = None if user_uid is None else self._user(user_uid, None).row
        found = self._engine.events.latest(before, limit, row)
        return [{"row": event.row, "job_id": event.job_id, **present_event(event, True)} for event in found]

    def jobs(self, limit: int = 100, before: int | None = None) -> list[Facts]:
        check_limit(limit)
        found = self._engine.jobs.latest(before, limit)
        return [{"row": job.row, **job.as_json(), "progress": self._engine.runner.progress(job)} for job in found]

    def sessions(self) -> list[Facts]:
        return [
            {"id": session_id, "user": self._present(row), "last_activity": isoformat(at)}
            for session_id, row, at in self._engine.sessions.all()
        ]

    def add_session(
        self,
        user_uid: str | None = None,
        user_id: str | None = None,
        session_id: str | None = None,
        last_activity: str | datetime | None = None,
    ) -> str:
        """Tells the sandbox of a user's session; a `user_uid` that is not known yet makes the user."""
        if (user_uid is None) == (user_id is None):
            raise ValueError("a session needs one of user_uid and user_id")
        if session_id is None:
            session_id = f"{secrets.randbelow(10**10)}:{secrets.randbelow(10**10)}"
        check_text("session_id", session_id)
        at = self._engine.clock.now() if last_activity is None else parse_time("last_activity", last_activity)
        with self._engine.database.transaction():
            if user_uid is not None:
                check_text("user_uid", user_uid)
                writer = UserWriter(self._engine.users)
                user = writer.create({"uid": user_uid})
                writer.flush()
            else:
                check_text("user_id", user_id)
                user = self._user(None, user_id)
            self._engine.sessions.put(session_id, user.row, at)
        return session_id

    def requests(self, limit: int = 100, before: int | None = None) -> list[Facts]:
        check_limit(limit)
        return [entry.summary() for entry in self._engine.log.latest(before, limit)]

    def request(self, request_id: int) -> Facts:
        entry = self._engine.log.get(request_id)
        if entry is None:
            raise LookupError(f"there is no request {request_id} in the log")
        return entry.details()

    def clear_requests(self) -> None:
        self._engine.log.clear()

    def clock(self) -> Facts:
        return {"now": isoformat(self._engine.clock.now()), "frozen": self._engine.clock.frozen}

    def advance_clock(self, seconds: float) -> None:
        check_number("advance", seconds, maximum=100 * 366 * 86400)
        self._engine.clock.advance(seconds)
        self._time_changed()

    def set_clock(self, now: str | datetime) -> None:
        self._engine.clock.set(parse_time("now", now))
        self._time_changed()

    def freeze_clock(self, frozen: bool = True) -> None:
        if not isinstance(frozen, bool):
            raise ValueError(f"frozen must be true or false, not {frozen!r}")
        clock = self._engine.clock
        if frozen != clock.frozen:
            (clock.freeze if frozen else clock.resume)()
        self._time_changed()

    def settings(self) -> Facts:
        return self._engine.settings.as_json()

    def configure(self, changes: Mapping[str, Any]) -> None:
        self._engine.configure(changes)
        self._engine.hub.publish("settings", self.settings())

    def faults(self) -> list[Facts]:
        return [active.as_json() for active in self._engine.faults]

    def add_fault(self, fault: Fault) -> int:
        fault_id = self._engine.faults.add(fault)
        self._engine.faults_changed()
        return fault_id

    def remove_fault(self, fault_id: int) -> None:
        if fault_id not in self._engine.faults:
            raise LookupError(f"there is no fault {fault_id}")
        self._engine.faults.remove(fault_id)
        self._engine.faults_changed()

    def clear_faults(self) -> None:
        self._engine.faults.clear()
        self._engine.faults_changed()

    def _time_changed(self) -> None:
        self._engine.time_changed()
        self._engine.hub.publish("clock", self.clock())

    def _user(self, uid: str | None, user_id: str | None) -> User:
        users = self._engine.users
        row = user_row(user_id) if user_id is not None else None
        user = users.by_uid(uid) if uid is not None else users.by_row(row) if row is not None else None
        if user is None:
            raise LookupError(f"there is no user {uid if uid is not None else user_id!r}")
        return user

    def _present(self, row: int) -> Facts | None:
        user = self._engine.users.by_row(row)
        return None if user is None else present_user(self._engine, user, include_schema=False)


def check_limit(limit: int) -> None:
    check_number("limit", limit, minimum=1, maximum=MAX_LIMIT, integer=True)


def parse_time(name: str, given: str | datetime) -> float:
    """Seconds since 1970, from a datetime or from ISO 8601, both with a time zone."""
    try:
        time = given if isinstance(given, datetime) else datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a time in ISO 8601, not {given!r}") from None
    if time.tzinfo is None:
        raise ValueError(f"{name} must have a time zone, such as the Z in 2026-01-31T12:00:00Z")
    return time.timestamp()
