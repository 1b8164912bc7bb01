"""uvicorn's HTTP/1.1, which here drops clients that are too slow or send endless headers."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from fullstory.sandbox.http.connection import TRANSPORT
from fullstory.sandbox.state import State

MAX_HEAD_BYTES = 64 * 1024


class Protocol(HttpToolsProtocol):
    """One connection. `protocol_for` sets `state`."""

    state: State

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._deadline: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._in_message = False
        # Bytes that belong to neither a whole head nor a body: unfinished heads, blank lines, chunk sizes, trailers.
        self._loose_bytes = 0
        self._has_progressed = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stop_deadline()
        self.resume_writing()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None:  # blank lines, which may go on without ever becoming a request, or the next request
            self._start_deadline()
        self._has_progressed = False
        super().data_received(data)
        self._loose_bytes = 0 if self._has_progressed else self._loose_bytes + len(data)
        if self._loose_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {TRANSPORT: {"transport": self.transport}}
        self._in_message = self._has_progressed = True
        self._stop_deadline()
        self._start_deadline()

    def on_headers_complete(self) -> None:
        self._has_progressed = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._has_progressed = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_message, self._has_progressed = False, True
        super().on_message_complete()
        self._stop_deadline()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._stalled is None:
            self._stalled = self.loop.call_later(self.state.settings.client_timeout, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _start_deadline(self) -> None:
        self._deadline = self.loop.call_later(self.state.settings.client_timeout, self._end_of_patience)

    def _end_of_patience(self) -> None:
        self._deadline = None
        # A client that waits for its answer may have sent a blank line after its request.
        if self._in_message or self.cycle is None or self.cycle.response_complete:
            self.transport.abort()

    def _stop_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def protocol_for(state: State) -> type[Protocol]:
    """Return the protocol of the connections to a sandbox."""
    return type("SandboxProtocol", (Protocol,), {"state": state})
