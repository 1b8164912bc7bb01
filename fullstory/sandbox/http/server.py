"""Serves an application from a thread, on a socket that is already bound."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import uvicorn
from starlette.types import ASGIApp

from fullstory.sandbox.http.protocol import protocol_for
from fullstory.sandbox.state import State

T = TypeVar("T")

_BACKLOG = 2048
_SECONDS_TO_FINISH = 1.0
# Longer than any usual client keeps a connection idle, so that it is not closed at the moment a client uses it again.
_KEEP_ALIVE_SECONDS = 120


def bind(host: str, port: int) -> socket.socket:
    """Return a listening socket. Connections to it wait until a server accepts them.

    Raises:
        OSError: The address cannot be used, for example because another program uses it.
    """
    try:
        (family, kind, _, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        listener = socket.socket(family, kind)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(_BACKLOG)
        except BaseException:
            listener.close()
            raise
    except OSError as error:
        advice = "; choose another port, or 0 for a free one" if error.errno == errno.EADDRINUSE else ""
        message = f"cannot listen on {host}:{port}: {error.strerror or error}{advice}"
        raise type(error)(error.errno, message) from error
    return listener


class Server(uvicorn.Server):
    """uvicorn, with a future that tells when it is ready, and no delay when it stops."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        config = uvicorn.Config(
            app,
            http=protocol_for(state),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            backlog=_BACKLOG,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )
        super().__init__(config)
        self.ready: Future[asyncio.AbstractEventLoop] = Future()
        self._state = state
        self._stopping = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set_result(asyncio.get_running_loop())

    async def main_loop(self) -> None:
        # uvicorn checks every 100 ms whether it should exit; an event needs no such pause.
        while not self._stopping.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 1.0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn's own shutdown takes at least 100 ms, and tests start and stop a sandbox each.
        for server in self.servers:
            server.close()
        self._state.live.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            _, unfinished = await asyncio.wait(self.server_state.tasks, timeout=_SECONDS_TO_FINISH)
            for task in unfinished:
                task.cancel()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await self.lifespan.shutdown()

    def stop(self) -> None:
        """Make the server end. Call this in the server's own thread."""
        self._stopping.set()


class ServerThread:
    """Runs a server in a thread of its own.

    Args:
        app: The application.
        state: The state of the sandbox that it serves.
        listener: The socket, from `bind`. It is closed when the server stops.
    """

    def __init__(self, app: ASGIApp, state: State, listener: socket.socket) -> None:
        self._server = Server(app, state)
        self._listener = listener
        self._thread = threading.Thread(target=self._run, name="fullstory-sandbox", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Start the server, and return when it accepts requests. Raise whatever kept it from starting."""
        self._thread.start()
        self._loop = self._server.ready.result()

    def stop(self) -> None:
        """Stop the server, and return when it has ended. Requests in progress get a second to finish."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._server.stop)
            self._thread.join()

    def call(self, function: Callable[[], T]) -> T:
        """Call `function` in the server's thread, and return what it returns or raise what it raises."""
        if self._loop is None:
            raise RuntimeError("the server is not running")
        if threading.current_thread() is self._thread:
            return function()
        result: Future[T] = Future()

        def run() -> None:
            try:
                result.set_result(function())
            except BaseException as error:
                result.set_exception(error)

        self._loop.call_soon_threadsafe(run)
        return result.result()

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._listener])
        except BaseException as error:
            if self._server.ready.done():
                raise
            self._server.ready.set_exception(error)
        finally:
            self._listener.close()
