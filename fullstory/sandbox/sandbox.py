"""The sandbox as Python programs use it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self, TypeVar

from .access import KeyLevel
from .app import create_app
from .engine import Engine
from .server import ServerThread, bind
from .settings import Limits, ProcessingTime, Settings

T = TypeVar("T")


class Sandbox:
    """A local FullStory that clients talk to over HTTP.

        with Sandbox() as sandbox:
            client = fullstory.init(sandbox.api_key, base_url=sandbox.url)

    It starts with the `with` block, or with `start()`, and runs in a thread of its own until the block ends, or until
    `stop()`.

    Args:
        host: The address to listen on. Anything but a loopback address lets other machines in.
        port: The port to listen on; 0 takes a free one.
        db: A file that keeps the data when the sandbox stops. Without one they end with it.
        keys: The API keys, each with its level; one of each level by default.
        processing_time: How long a batch job takes: seconds, or a `ProcessingTime`.
        page_size: Users on a page of a listing.
        result_page_size: Imports or errors of a batch on a page.
        deletion_time: Seconds from the deletion of a user until it is gone.
        limits: Other limits than FullStory's own.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        db: str | os.PathLike[str] | None = None,
        keys: Mapping[str, KeyLevel] | None = None,
        processing_time: float | ProcessingTime = 0.5,
        page_size: int = 100,
        result_page_size: int = 1000,
        deletion_time: float = 1.0,
        limits: Limits | None = None,
    ) -> None:
        if not isinstance(processing_time, ProcessingTime):
            processing_time = ProcessingTime(fixed=processing_time)
        self._settings = Settings(
            processing_time=processing_time,
            page_size=page_size,
            result_page_size=result_page_size,
            deletion_time=deletion_time,
            limits=limits or Limits(),
        )
        if keys is not None:
            self._settings.keys = dict(keys)
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
        return max(self._settings.keys, key=lambda key: self._settings.keys[key])

    @property
    def keys(self) -> dict[str, KeyLevel]:
        """The API keys it knows, each with its level."""
        return dict(self._settings.keys)

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
            engine = Engine(self._settings, self._db)
        except BaseException:
            listener.close()
            raise
        host = f"[{self._host}]" if ":" in self._host else self._host
        engine.url = f"http://{host}:{listener.getsockname()[1]}"
        self._server = ServerThread(create_app(engine), listener)
        self._server.start()
        self._engine = engine
        return self

    def stop(self) -> None:
        """Stops listening and closes the database. Does nothing if it is not running."""
        if self._engine is not None and self._server is not None:
            self._server.stop()
            self._engine.close()
            self._engine = self._server = None

    def advance_clock(self, seconds: float) -> None:
        """Moves the sandbox's time forward. What is due by then has happened when this returns: jobs, deletions."""
        engine = self._running()

        def advance() -> None:
            engine.clock.advance(seconds)
            engine.time_changed()

        self._call(advance)

    def freeze_clock(self) -> None:
        """Makes the sandbox's time stand still, so that it only moves when `advance_clock` says so."""
        self._call(self._running().clock.freeze)

    def reset(self) -> None:
        """Forgets all users, events, sessions, jobs and idempotency keys."""
        self._call(self._running().reset)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _call(self, function: Callable[[], T]) -> T:
        # Everything happens in the server's thread, so nothing needs a lock.
        if self._server is None:
            raise RuntimeError("this sandbox is not running")
        return self._server.call(function)

    def _running(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("this sandbox is not running; use it in a `with` block or call start()")
        return self._engine
