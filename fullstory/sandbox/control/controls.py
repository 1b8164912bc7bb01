"""The controls: what you can see and change in a running sandbox, from Python and over HTTP."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from fullstory.sandbox.api.batch_steps import BATCH_PATHS
from fullstory.sandbox.api.events import present_whole_event
from fullstory.sandbox.api.user_writer import UserWriter
from fullstory.sandbox.api.users import present_user
from fullstory.sandbox.control.annotation_controls import AnnotationControls
from fullstory.sandbox.control.checks import check_boolean, check_choice, check_limit, check_number, check_text
from fullstory.sandbox.control.clock import isoformat, parse_time
from fullstory.sandbox.control.definition import control, shortcut
from fullstory.sandbox.control.export_controls import ExportControls
from fullstory.sandbox.control.faults import Fault, check_fault
from fullstory.sandbox.control.recording_controls import RecordingControls
from fullstory.sandbox.control.request_log import RequestFilter
from fullstory.sandbox.control.webhook_controls import WebhookControls
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.rules.users import User
from fullstory.sandbox.store.jobs import STATUSES
from fullstory.sandbox.store.users import UserFilter

T = TypeVar("T")
Json = dict[str, Any]

_LONGEST_ADVANCE = 100 * 366 * 86400.0


class Controls(AnnotationControls, ExportControls, RecordingControls, WebhookControls, ABC):
    """The controls. The first paragraph of each docstring is also its text in `docs/sandbox.md`.

    They raise LookupError for what does not exist, and ValueError for a wrong argument.
    """

    @abstractmethod
    def _call(self, action: Callable[[], T]) -> T:
        """Call `action` in the thread that serves the engine, and return what it returns."""

    @abstractmethod
    def _running_engine(self) -> Engine:
        """Return the engine, or raise RuntimeError if it is not running."""

    @control("POST", "reset")
    def reset(self) -> None:
        """Delete all data and the request log, and restore the initial settings, faults and clock. Ids start over."""
        self._running_engine().reset()

    @control("GET", "state")
    def state(self) -> Json:
        """Return the numbers of users, events, jobs, operations, sessions, requests and faults, the time, the URL."""
        engine = self._running_engine()
        engine.tidy()
        return {
            "url": engine.url,
            "now": isoformat(engine.clock.now()),
            "users": engine.users.count(UserFilter()),
            "events": engine.events.count(),
            "jobs": engine.jobs.count(),
            "operations": engine.operations.count(),
            "sessions": len(engine.sessions.all()),
            "requests": len(engine.log),
            "faults": len(engine.faults),
        }

    @control("GET", "users")
    def users(self, *, limit: int = 100, before: int | None = None) -> list[Json]:
        """Return the users, the newest first, as the API shows them with `include_schema`, each with its `row`.

        Args:
            limit: The most users to return, up to 1000.
            before: The `row` of the last user of the previous call, to continue after it.
        """
        check_limit(limit)
        engine = self._running_engine()
        engine.tidy()
        found = engine.users.latest(before, limit)
        return [{"row": user.row, **present_user(engine, user, include_schema=True)} for user in found]

    @control("GET", "events")
    def events(
        self, *, limit: int = 100, before: int | None = None, user_uid: str | None = None, name: str | None = None
    ) -> list[Json]:
        """Return the events, the newest first, of all users or of one, each with its `row` and `job_id`.

        They look as in the imports of a batch with `include_schema`, and also have their `page_properties`.

        Args:
            limit: The most events to return, up to 1000.
            before: The `row` of the last event of the previous call, to continue after it.
            user_uid: Return only the events of the user with this uid.
            name: Return only the events whose name has this text in it, in upper or lower case.

        Raises:
            LookupError: No user has this uid.
        """
        check_limit(limit)
        engine = self._running_engine()
        engine.tidy()
        row = None if user_uid is None else _known(engine.users.by_uid(user_uid), "uid", user_uid).row
        return [present_whole_event(event, True) for event in engine.events.latest(before, limit, row, name)]

    @control("GET", "jobs")
    def jobs(
        self, *, limit: int = 100, before: int | None = None, status: str | None = None, kind: str | None = None
    ) -> list[Json]:
        """Return the batch jobs, the newest first, each with its counts and its `progress` from 0 to 1.

        Args:
            limit: The most jobs to return, up to 1000.
            before: The `row` of the last job of the previous call, to continue after it.
            status: Return only the jobs with this status: `processing`, `completed` or `failed`.
            kind: Return only the batches of `users` or of `events`.
        """
        check_limit(limit)
        if status is not None:
            status = status.upper()
            check_choice("status", status, STATUSES)
        if kind is not None:
            check_choice("kind", kind, BATCH_PATHS)
        engine = self._running_engine()
        found = engine.jobs.latest(before, limit, status=status, kind=kind)
        return [{"row": job.row, **job.as_json(), "progress": engine.runner.progress(job)} for job in found]

    @control("GET", "sessions")
    def sessions(self) -> list[Json]:
        """Return the sessions that were added, each with its `id`, `user` and `last_activity`."""
        engine = self._running_engine()
        return [
            {"id": session_id, "user": _present_user(engine, row), "last_activity": isoformat(at)}
            for session_id, row, at in engine.sessions.all()
        ]

    @control("POST", "sessions", answer_name="id")
    def add_session(
        self,
        *,
        user_uid: str | None = None,
        user_id: str | None = None,
        session_id: str | None = None,
        last_activity: datetime | str | None = None,
    ) -> str:
        """Add a session of a user, as if a browser had recorded it. Return its id.

        Args:
            user_uid: The uid of the user; the user is created if there is none.
            user_id: The id of the user, in place of the uid.
            session_id: The id of the session; a new one by default. An existing session is changed.
            last_activity: When the user was last active in it; now by default.
        """
        engine = self._running_engine()
        if (user_uid is None) == (user_id is None):
            raise ValueError("a session needs either user_uid or user_id")
        if session_id is None:
            session_id = f"{secrets.randbelow(10**10)}:{secrets.randbelow(10**10)}"
        check_text("session_id", session_id)
        at = engine.clock.now() if last_activity is None else parse_time("last_activity", last_activity)
        with engine.database.transaction():
            if user_id is not None:
                check_text("user_id", user_id)
                user = _known(engine.users.by_id(user_id), "id", user_id)
            else:
                check_text("user_uid", user_uid)
                writer = UserWriter(engine.users)
                user = writer.create({"uid": user_uid})
                writer.flush()
            engine.sessions.put(session_id, user.row, at)
        return session_id

    @control("GET", "requests")
    def requests(
        self,
        *,
        limit: int = 100,
        before: int | None = None,
        method: str | None = None,
        path: str | None = None,
        status: int | str | None = None,
    ) -> list[Json]:
        """Return the latest requests, the newest first: what was sent and answered, and which faults happened.

        Args:
            limit: The most requests to return, up to 1000, which is how many the log holds.
            before: The `id` of the last request of the previous call, to continue after it.
            method: Return only the requests with this method.
            path: Return only the requests with this text in their path or query; `*` in it stands for anything.
            status: Return only the requests with this status: 404, `4xx` for all of a class, or `dropped`.
        """
        check_limit(limit)
        chosen = RequestFilter(method=method, path=path, status=status)
        return [entry.summary() for entry in self._running_engine().log.latest(before, limit, chosen)]

    @control("GET", "requests/{request_id}")
    def request(self, request_id: int) -> Json:
        """Return one request with its headers and bodies, without the API key.

        Raises:
            LookupError: The log does not have this request, or has dropped it since.
        """
        entry = self._running_engine().log.get(request_id)
        if entry is None:
            raise LookupError(f"the log has no request {request_id}; it keeps only the latest")
        return entry.details()

    @control("DELETE", "requests")
    def clear_requests(self) -> None:
        """Empty the request log."""
        self._running_engine().log.clear()

    @control("GET", "clock")
    def clock(self) -> Json:
        """Return the sandbox's time, `now`, and whether it is `frozen`."""
        return self._running_engine().clock.as_json()

    @control("POST", "clock", answer_with="clock")
    def change_clock(
        self, *, now: datetime | str | None = None, frozen: bool | None = None, advance: float | None = None
    ) -> None:
        """Set the sandbox's time, freeze it or let it run, and advance it, in this order. It is all or nothing.

        Jobs and deletions that are due by then have happened when this returns.

        Args:
            now: The time to set, with a time zone.
            frozen: Whether time stands still, so that it moves only when it is changed.
            advance: How many seconds to move time forward.

        Raises:
            ValueError: A value is wrong; nothing was changed.
        """
        engine = self._running_engine()
        clock, position = engine.clock, engine.clock.position
        try:
            if now is not None:
                clock.set(parse_time("now", now))
            if frozen is not None:
                _freeze(engine, frozen)
            if advance is not None:
                check_number("advance", advance, maximum=_LONGEST_ADVANCE)
                clock.advance(advance)
        except ValueError:
            clock.position = position
            raise
        engine.time_changed()

    @shortcut("POST", "clock", "advance")
    def advance_clock(self, seconds: float) -> None:
        """Move the sandbox's time forward. Jobs and deletions that are due by then have happened when this returns."""
        check_number("seconds", seconds, maximum=_LONGEST_ADVANCE)
        self.change_clock(advance=seconds)

    @shortcut("POST", "clock", "now")
    def set_clock(self, now: datetime | str) -> None:
        """Set the sandbox's time. It must have a time zone."""
        parse_time("now", now)
        self.change_clock(now=now)

    @shortcut("POST", "clock", "frozen")
    def freeze_clock(self, frozen: bool = True) -> None:
        """Freeze the sandbox's time, so that it moves only when it is changed, or let it run again."""
        check_boolean("frozen", frozen)
        self.change_clock(frozen=frozen)

    @control("GET", "settings")
    def settings(self) -> Json:
        """Return the settings, which are the options that can be changed."""
        return self._running_engine().settings.as_json()

    @control("PATCH", "settings", answer_with="settings")
    def configure(self, **changes: Any) -> None:
        """Change some of the settings.

        Args:
            changes: Any of `keys`, `processing_time`, `page_size`, `result_page_size`, `deletion_time`, `limits`,
                `rate_limit`, `strictness`, `strict_sessions`, `range_requests`, `client_timeout` and
                `delivery_timeout`, as for `Sandbox`
                itself. Limits may also be a dict with some of them.

        Raises:
            ValueError: A name or a value is wrong; nothing was changed.
        """
        self._running_engine().configure(changes)

    @control("GET", "faults")
    def faults(self) -> list[Json]:
        """Return the active faults, each with its `id`, how many requests it `met` and how often it `happened`."""
        return [active.as_json() for active in self._running_engine().faults]

    @control("POST", "faults", answer_name="id")
    def add_fault(self, fault: Fault) -> int:
        """Add a fault. Return the id that removes it."""
        engine = self._running_engine()
        fault_id = engine.faults.add(check_fault(fault))
        engine.faults_changed()
        return fault_id

    @control("DELETE", "faults/{fault_id}")
    def remove_fault(self, fault_id: int) -> None:
        """Remove a fault.

        Raises:
            LookupError: No fault has this id.
        """
        engine = self._running_engine()
        engine.faults.remove(fault_id)
        engine.faults_changed()

    @control("DELETE", "faults")
    def clear_faults(self) -> None:
        """Remove all faults."""
        engine = self._running_engine()
        engine.faults.clear()
        engine.faults_changed()


class LocalControls(Controls):
    """The controls of an engine, for code that runs in the thread that serves it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _call(self, action: Callable[[], T]) -> T:
        return action()

    def _running_engine(self) -> Engine:
        return self._engine


def _freeze(engine: Engine, frozen: bool) -> None:
    check_boolean("frozen", frozen)
    if frozen != engine.clock.frozen:
        (engine.clock.freeze if frozen else engine.clock.resume)()


def _known(user: User | None, name: str, value: str) -> User:
    if user is None:
        raise LookupError(f"no user has the {name} {value!r}")
    return user


def _present_user(engine: Engine, row: int) -> Json | None:
    user = engine.users.by_row(row)
    return None if user is None else present_user(engine, user, include_schema=False)
