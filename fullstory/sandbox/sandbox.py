"""The sandbox as Python programs use it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from fullstory.sandbox.access import KeyLevel
from fullstory.sandbox.control.controls import Controls
from fullstory.sandbox.control.faults import Fault, check_fault
from fullstory.sandbox.control.settings import Limits, ProcessingTime, RateLimit, Settings, Strictness
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.hosts import host_check, is_loopback
from fullstory.sandbox.http.routing import create_app
from fullstory.sandbox.http.server import ServerThread, bind

T = TypeVar("T")

logger: logging.Logger = logging.getLogger("fullstory.sandbox")


class Sandbox(Controls):
    """A local FullStory that clients talk to over HTTP.

        with Sandbox() as sandbox:
            client = fullstory.init(sandbox.api_key, base_url=sandbox.url)

    It runs in a thread of its own, for the duration of the `with` block or from `start()` to `stop()`. All other
    methods need it to be running. They can be called over HTTP as well; see `docs/sandbox.md`.

    Args:
        host: The address to listen on. Other machines can reach any address but loopback; a warning is logged then.
        port: The port to listen on; 0 for a free one.
        db: A file that keeps the data after the sandbox stops. Without one, the data is lost.
        keys: The API keys, each with its level, as a `KeyLevel` or its name; one of each level by default.
        processing_time: How long a batch job takes: seconds, or a `ProcessingTime`.
        page_size: Users on a page of a listing.
        result_page_size: Imports or errors of a batch on a page.
        deletion_time: Seconds from the deletion of a user until it is gone.
        limits: Limits other than FullStory's own.
        rate_limit: How many requests a key may make in a period; no limit by default.
        strictness: What happens to requests that nobody has seen the real server refuse or accept: `documented` refuses
            what the documentation forbids or does not know, `lenient` accepts whatever makes sense.
        strict_sessions: Whether an event is refused when its `session.id` was not added with `add_session`.
        range_requests: Whether a part of the file of an export can be downloaded, with a Range header.
        client_timeout: Seconds a client has to send a whole request, or to read more of an answer.
        delivery_timeout: Seconds a webhook endpoint has to answer a delivery.
        faults: The faults that are active from the start.

    Raises:
        ValueError: An argument is out of bounds; the message says which.
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
        strictness: Strictness | Literal["documented", "lenient"] = "documented",
        strict_sessions: bool = False,
        range_requests: bool = True,
        client_timeout: float = 30.0,
        delivery_timeout: float = 10.0,
        faults: Iterable[Fault] = (),
    ) -> None:
        given: dict[str, Any] = {
            "processing_time": processing_time,
            "page_size": page_size,
            "result_page_size": result_page_size,
            "deletion_time": deletion_time,
            "rate_limit": rate_limit,
            "strictness": strictness,
            "strict_sessions": strict_sessions,
            "range_requests": range_requests,
            "client_timeout": client_timeout,
            "delivery_timeout": delivery_timeout,
        }
        if keys is not None:
            given["keys"] = keys
        if limits is not None:
            given["limits"] = limits
        self._settings = Settings().changed(given)
        self._faults = tuple(map(check_fault, faults))
        self._host = host
        self._port = port
        self._db = db
        self._engine: Engine | None = None
        self._server: ServerThread | None = None

    @property
    def url(self) -> str:
        """The URL it listens on, such as `http://127.0.0.1:49152`. Known once it has started."""
        return self._running_engine().url

    @property
    def api_key(self) -> str:
        """A key of the highest level among the keys, which is Admin unless `keys` says otherwise."""
        return (self._engine.settings if self._engine else self._settings).best_key

    @property
    def keys(self) -> dict[str, KeyLevel]:
        """The API keys, each with its level."""
        return dict((self._engine.settings if self._engine else self._settings).keys)

    def start(self) -> Self:
        """Start listening, and return when clients can connect.

        Raises:
            OSError: The address cannot be used; the message names it.
            ValueError: The database file does not belong to a sandbox.
            sqlite3.OperationalError: The database file cannot be opened, or another sandbox uses it.
        """
        if self._engine is not None:
            raise RuntimeError("this sandbox has already started; call stop() before start()")
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
        """Stop listening and close the database. Do nothing if it is not running."""
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

    @property
    def now(self) -> datetime:
        """The sandbox's time."""
        return datetime.fromisoformat(self.clock()["now"])

    def _call(self, action: Callable[[], T]) -> T:
        # Everything happens in the server's thread, so nothing needs a lock.
        self._running_engine()
        if self._server is None:
            raise RuntimeError("this sandbox is not running")
        return self._server.call(action)

    def _running_engine(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("this sandbox is not running; use it in a `with` block or call start()")
        return self._engine
