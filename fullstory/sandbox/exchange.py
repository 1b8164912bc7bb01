"""One request and its answer on the wire: the log, and the faults at each moment of it."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections.abc import Awaitable, Callable

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .calls import Answer
from .engine import Engine
from .faults import REQUEST_KINDS, ActiveFault, FaultKind, Moment
from .problems import Problem

# Where the connection's transport stands in the ASGI scope; `protocol` puts it there.
TRANSPORT = "fullstory.transport"
# Closing a connection with this option set resets it instead of saying good-bye.
_LINGER_NOT = struct.pack("ii", 1, 0)
# The faults that happen at a moment of their choice; the others change the answer.
_TIMED = frozenset({FaultKind.DELAY, FaultKind.RESET, FaultKind.STATUS})
_CODES = {
    401: "unauthorized",
    403: "forbidden",
    404: "resource_not_found",
    409: "conflict",
    429: "too_many_requests",
}


class Dropped(Exception):
    """The connection has been broken off; there is nothing to answer any more."""


class Exchange:
    """One request on its way through the sandbox.

    The code that answers calls `reach` at each moment at which a fault can happen. It is told of an answer to give
    instead, or gets the exception `Dropped`.
    """

    def __init__(self, engine: Engine, scope: Scope, receive: Receive, send: Send) -> None:
        self.request = Request(scope, receive)
        self.scope = scope
        self._engine = engine
        self._send = send
        self._started = time.perf_counter()
        method, path = scope["method"], scope["path"]
        self.entry = engine.log.begin(engine.clock.now(), method, path, scope["query_string"].decode("latin-1"))
        self.entry.headers = scope["headers"]
        self._faults: list[ActiveFault] = engine.faults.meet(method, path, REQUEST_KINDS)
        # The ids of those that came to happen: a request may be refused before their moment.
        self.entry.faults = []

    async def run(self, answer: Callable[[Exchange], Awaitable[Answer]]) -> None:
        """Answers the request with what `answer` returns, or with the problem that it raises."""
        try:
            try:
                given = await self.reach(Moment.BEFORE_READ) or await answer(self)
            except Problem as problem:
                given = Answer.to(problem)
            except Exception:
                self.entry.answered(500, b"")
                raise
            self.entry.answered(given.status, given.body)
            await self._respond(given)
        except Dropped:
            self.entry.status = None
        except ClientDisconnect:
            pass
        finally:
            for active in self._faults:
                if active.id not in self.entry.faults:
                    active.spare()
            self.entry.duration = (time.perf_counter() - self._started) * 1000
            if self._engine.hub.has_listeners:
                self._engine.hub.publish("request", self.entry.summary())

    async def reach(self, moment: Moment) -> Answer | None:
        """Lets happen what has to happen at this moment."""
        instead = None
        for active in self._faults:
            fault = active.fault
            if fault.when != moment or fault.kind not in _TIMED:
                continue
            self.entry.faults.append(active.id)
            if fault.kind == FaultKind.DELAY:
                await asyncio.sleep(fault.seconds)
            elif fault.kind == FaultKind.RESET:
                await self._reset()
            elif fault.kind == FaultKind.STATUS:
                instead = Answer(fault.status, _body_of(fault.status, fault.body), fault.headers)
        return instead

    async def _respond(self, answer: Answer) -> None:
        body, content_type, cut = answer.body, "application/json", False
        for active in self._faults:
            match active.fault.kind:
                case kind if kind in _TIMED:
                    continue
                case FaultKind.GARBAGE:
                    body = b"\x00\xff{]garbage" + body[::-1]
                case FaultKind.CONTENT_TYPE:
                    content_type = active.fault.content_type
                case FaultKind.TRUNCATE:
                    cut = True
            self.entry.faults.append(active.id)
        headers = {"content-type": content_type} | {name.lower(): value for name, value in answer.headers.items()}
        broken = cut or any(active.fault.when == Moment.MID_ANSWER for active in self._faults)
        if not broken:
            await Response(body, answer.status, headers)(self.scope, self.request.receive, self._send)
            return
        head = Response(body, answer.status, headers).raw_headers
        await self._send({"type": "http.response.start", "status": answer.status, "headers": head})
        await self._send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
        await self.reach(Moment.MID_ANSWER)
        if cut:
            self._transport.close()
            await self._until_gone()
        await self._send({"type": "http.response.body", "body": body[len(body) // 2 :]})

    async def _reset(self) -> None:
        transport = self._transport
        # What was sent so far must have left the process, or it would vanish with the connection.
        while transport.get_write_buffer_size():
            await asyncio.sleep(0.001)
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
        transport.abort()
        await self._until_gone()

    @property
    def _transport(self) -> asyncio.Transport:
        transport: asyncio.Transport = self.scope["extensions"][TRANSPORT]["transport"]
        return transport

    async def _until_gone(self) -> None:
        while (await self.request.receive())["type"] != "http.disconnect":
            pass
        raise Dropped


def _body_of(status: int, body: object) -> bytes:
    if status in (204, 304):
        return b""
    if isinstance(body, str):
        return body.encode()
    if body is None:
        code = _CODES.get(status, "server_error" if status >= 500 else "invalid_argument")
        body = {"message": f"the sandbox was told to answer {status}", "code": code}
    return orjson.dumps(body)
