"""The sandbox as Python programs use it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from .access import KeyLevel
from .app import create_app
from .control import Control, Facts
from .control_http import host_check, is_loopback
from .engine import Engine
from .faults import Fault
from .server import ServerThread, bind
from .settings import Limits, ProcessingTime, RateLimit, Settings

T = TypeVar("T")

logger = logging.getLogger("fullstory.sandbox")


class Sandbox:
    """A local FullStory that clients talk to over HTTP.

        with Sandbox() as sandbox:
            client = fullstory.init(sandbox.api_key, base_url=sandbox.url)

    It starts with the `with` block, or with `start()`, and runs in a thread of its own until the block ends, or until
    `stop()`. All methods but those two need it running. The same can be done over HTTP; see `docs/sandbox.md`.

    Args:
        host: The address to listen on. Anything but a loopback address lets other machines in, which is logged.
        port: The port to listen on; 0 takes a free one.
        db: A file that keeps the data when the sandbox stops. Without one they end with it.
        keys: The API keys, each with its level, as a `KeyLevel` or its name; one of each level by default.
        processing_time: How long a batch job takes: seconds, or a `ProcessingTime`.
        page_size: Users on a page of a listing.
        result_page_size: Imports or errors of a batch on a page.
        deletion_time: Seconds from the deletion of a user until it is gone.
        limits: Other limits than FullStory's own.
        rate_limit: How many requests a key may make in a stretch of time; any number by default.
        strict_sessions: Whether an event for a `session.id` that the sandbox was not told of is refused.
        client_timeout: Seconds a client has to send a whole request, or to take in more of an answer.
        faults: The faults in force from the beginning.

    Raises:
        ValueError: An argument is out of its bounds; the message says which.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        db: str | os.PathLike[str] | None = None,
        keys: Mapping[str, KeyLevel | str] | None = None,
        processing_time: float | ProcessingTime = 0.5,
        page_size: int = 100,
        result_page_size: int = 1000,
        deletion_time: float = 1.0,
        limits: Limits | None = None,
        rate_limit: RateLimit | None = None,
        strict_sessions: bool = False,
        client_timeout: float = 30.0,
        faults: Iterable[Fault] = (),
    ) -> None:
        given: dict[str, Any] = {
            "processing_time": processing_time,
            "page_size": page_size,
            "result_page_size": result_page_size,
            "deletion_time": deletion_time,
            "rate_limit": rate_limit,
            "strict_sessions": strict_sessions,
            "client_timeout": client_timeout,
        }
        if keys is not None:
            given["keys"] = keys
        if limits is not None:
            given["limits"] = limits
        self._settings = Settings().changed(given)
        self._faults = tuple(faults)
        self._host = host
        self._port = port
        self._db = db
        self._engine: Engine | None = None
        self._server: ServerThread | None = None

    @property
    def url(self) -> str:
        """Where it listens, such as `http://127.0.0.1:49152`. Known once it has started."""
        return self._running().url

    @property
    def api_key(self) -> str:
        """A key of the highest level there is: of Admin level, unless `keys` has none."""
        return (self._engine.settings if self._engine else self._settings).best_key

    @property
    def keys(self) -> dict[str, KeyLevel]:
        """The API keys it knows, each with its level."""
        return dict((self._engine.settings if self._engine else self._settings).keys)

    def start(self) -> Self:
        """Starts listening, and returns when it does.

        Raises:
            OSError: The address cannot be used.
            ValueError: The database file is not one of a sandbox.
            sqlite3.OperationalError: The database file cannot be opened, or another sandbox uses it.
        """
        if self._engine is not None:
            raise RuntimeError("this sandbox has started already")
        listener = bind(self._host, self._port)
        try:
            engine = Engine(self._settings, self._faults, self._db)
        except BaseException:
            listener.close()
            raise
        port = listener.getsockname()[1]
        engine.url = f"http://[{self._host}]:{port}" if ":" in self._host else f"http://{self._host}:{port}"
        server = ServerThread(create_app(engine, host_check(self._host)), engine, listener)
        try:
            server.start()
        except BaseException:
            engine.close()
            raise
        self._engine, self._server = engine, server
        if not is_loopback(self._host):
            logger.warning("the sandbox listens on %s, where other machines can reach it", engine.url)
        return self

    def stop(self) -> None:
        """Stops listening and closes the database. Does nothing if it is not running."""
        if self._engine is not None and self._server is not None:
            self._server.stop()
            self._engine.close()
            self._engine = self._server = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def reset(self) -> None:
        """Forgets all data and the request log, and sets settings, faults and clock back to how it started."""
        self._do(Control.reset)

    def state(self) -> Facts:
        """How many `users`, `events`, `jobs`, `sessions`, `requests` and `faults` there are; and `now`, and `url`."""
        return self._do(Control.state)

    def users(self, *, limit: int = 100, before: int | None = None) -> list[Facts]:
        """The users, the newest first, as the API shows them with `include_schema`, each with its `row`.

        Args:
            limit: At most so many, up to 1000.
            before: The `row` of the user after which to go on.
        """
        return self._do(lambda control: control.users(limit, before))

    def events(self, *, limit: int = 100, before: int | None = None, user_uid: str | None = None) -> list[Facts]:
        """The events, the newest first, as the API shows them in a batch, each with its `row` and `job_id`.

        Args:
            limit: At most so many, up to 1000.
            before: The `row` of the event after which to go on.
            user_uid: Only those of the user with this uid; LookupError if there is none.
        """
        return self._do(lambda control: control.events(limit, before, user_uid))

    def jobs(self, *, limit: int = 100, before: int | None = None) -> list[Facts]:
        """The batch jobs, the newest first, each with its counts and its `progress` from 0 to 1.

        Args:
            limit: At most so many, up to 1000.
            before: The `row` of the job after which to go on.
        """
        return self._do(lambda control: control.jobs(limit, before))

    def sessions(self) -> list[Facts]:
        """The sessions that the sandbox was told of, each with its `id`, `user` and `last_activity`."""
        return self._do(Control.sessions)

    def add_session(
        self,
        *,
        user_uid: str | None = None,
        user_id: str | None = None,
        session_id: str | None = None,
        last_activity: datetime | str | None = None,
    ) -> str:
        """Tells the sandbox of a session, as if a browser had. Returns the session's id.

        Args:
            user_uid: The uid of the user it belongs to; a new user, if there is none with it.
            user_id: The id of the user it belongs to, instead.
            session_id: Its id; a new one by default. A known one is changed.
            last_activity: When the user was last seen in it; now by default.
        """
        return self._do(lambda control: control.add_session(user_uid, user_id, session_id, last_activity))

    def requests(self, *, limit: int = 100, before: int | None = None) -> list[Facts]:
        """The latest requests for the API, the newest first: what was asked, what was answered, and what went wrong.

        Args:
            limit: At most so many, up to 1000; the log keeps no more.
            before: The `id` of the request after which to go on.
        """
        return self._do(lambda control: control.requests(limit, before))

    def request(self, request_id: int) -> Facts:
        """All that is known of a request, with headers and bodies. LookupError if it is not in the log any more."""
        return self._do(lambda control: control.request(request_id))

    def clear_requests(self) -> None:
        """Empties the request log."""
        self._do(Control.clear_requests)

    @property
    def now(self) -> datetime:
        """The sandbox's time."""
        return datetime.fromisoformat(self._do(Control.clock)["now"])

    def advance_clock(self, seconds: float) -> None:
        """Moves the sandbox's time forward. What is due by then has happened when this returns: jobs, deletions."""
        self._do(lambda control: control.advance_clock(seconds))

    def set_clock(self, now: datetime | str) -> None:
        """Sets the sandbox's time, to a time with a time zone."""
        self._do(lambda control: control.set_clock(now))

    def freeze_clock(self, frozen: bool = True) -> None:
        """Makes the sandbox's time stand still, so that it only moves when told to; with False, go on again."""
        self._do(lambda control: control.freeze_clock(frozen))

    def settings(self) -> Facts:
        """The settings as they are, under the names of the arguments."""
        return self._do(Control.settings)

    def configure(self, **changes: Any) -> None:
        """Changes settings while it runs.

        Args:
            changes: Any of `keys`, `processing_time`, `page_size`, `result_page_size`, `deletion_time`, `limits`,
                `rate_limit`, `strict_sessions` and `client_timeout`, as for `Sandbox` itself. Limits may also be a
                dict with some of them.

        Raises:
            ValueError: A name or a value is wrong; nothing was changed.
        """
        self._do(lambda control: control.configure(changes))

    def faults(self) -> list[Facts]:
        """The faults in force, each with its `id`, how many requests it `met`, and how often it `happened`."""
        return self._do(Control.faults)

    def add_fault(self, fault: Fault) -> int:
        """Puts a fault in force. Returns the id that removes it."""
        return self._do(lambda control: control.add_fault(fault))

    def remove_fault(self, fault_id: int) -> None:
        """Ends a fault. LookupError if there is none with this id."""
        self._do(lambda control: control.remove_fault(fault_id))

    def clear_faults(self) -> None:
        """Ends all faults."""
        self._do(Control.clear_faults)

    def _do(self, action: Callable[[Control], T]) -> T:
        engine = self._running()
        # Everything happens in the server's thread, so nothing needs a lock.
        if self._server is None:
            raise RuntimeError("this sandbox is not running")
        return self._server.call(lambda: action(Control(engine)))

    def _running(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("this sandbox is not running; use it in a `with` block or call start()")
        return self._engine
