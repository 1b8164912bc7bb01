"""A request in flight: it is logged, and faults happen to it at their moments."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from fullstory.sandbox.control.fault_options import Moment
from fullstory.sandbox.control.faults import ActiveFault
from fullstory.sandbox.control.request_log import LoggedRequest
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.connection import ClientConnection, Dropped
from fullstory.sandbox.http.response import response_of
from fullstory.sandbox.problems import Problem
from fullstory.sandbox.state import State

# Called with the method, the path and the answer of each request that no fault has changed, before the answer is sent.
# The tests use it to compare every answer of every sandbox in their process with the API document.
answer_observers: list[Callable[[str, str, Answer], None]] = []


class RequestInFlight:
    """One request on its way through the sandbox.

    The code that answers it calls `reach` at each moment at which a fault can happen. `reach` returns an answer to give
    in place of the request's own, or raises `Dropped`.
    """

    def __init__(self, state: State, scope: Scope, receive: Receive, send: Send) -> None:
        self.request: Request = Request(scope, receive)
        self._state = state
        self._scope = scope
        self._send = send
        self._connection = ClientConnection(scope, receive)
        self._started = time.perf_counter()
        method, path = scope["method"], scope["path"]
        self.entry: LoggedRequest = state.log.begin(
            state.clock.now(), method, path, scope["query_string"].decode("latin-1")
        )
        self.entry.headers = scope["headers"]
        self._faults: list[ActiveFault] = state.faults.meet(method, path, "request") if state.faults else []
        self._faults.sort(key=lambda active: active.effect.comes_last)

    async def run(self, answer: Callable[[RequestInFlight], Awaitable[Answer]]) -> None:
        """Answer the request with what `answer` returns, or with the problem that it raises."""
        try:
            try:
                given = await self.reach(Moment.BEFORE_READ) or await answer(self)
            except Problem as problem:
                given = Answer.to(problem, self._scope["path"])
            except Exception:
                self.entry.answered(500, b"")
                raise
            self.entry.answered(given.status, given.body, given.size)
            try:
                await self._send_answer(given)
            finally:
                given.close()
        except Dropped:
            self.entry.status = None
        except ClientDisconnect:
            pass
        finally:
            for active in self._faults:
                if active.id not in self.entry.faults:
                    active.take_back()
            self.entry.duration = (time.perf_counter() - self._started) * 1000
            if self._state.live.has_listeners:
                self._state.live.publish("request", self.entry.summary())

    async def reach(self, moment: Moment) -> Answer | None:
        """Make the faults of this moment happen. Return the answer that one of them gives, if any."""
        instead = None
        for active in self._faults:
            if active.effect.moment == moment:
                self.entry.faults.append(active.id)
                instead = await active.effect.happen(self._connection) or instead
        return instead

    async def after_effect(self, answer: Answer) -> Answer:
        """Make the faults of a request that took effect happen. Return its answer, or the one that a fault gives."""
        instead = None
        try:
            instead = await self.reach(Moment.AFTER_EFFECT)
        except BaseException:
            answer.close()
            raise
        if instead is not None:
            answer.close()
        return instead or answer

    async def _send_answer(self, answer: Answer) -> None:
        if not self.entry.faults:
            for observe in answer_observers:
                observe(self._scope["method"], self._scope["raw_path"].decode("latin-1").partition("?")[0], answer)
        for active in self._faults:
            if active.effect.moment is None:
                self.entry.faults.append(active.id)
                answer = active.effect.change_answer(answer)
        is_interrupted = any(active.effect.moment == Moment.MID_ANSWER for active in self._faults)
        if is_interrupted or answer.file is not None:
            await self._send_in_parts(answer, answer.size // 2 if is_interrupted else answer.size)
        else:
            await response_of(answer)(self._scope, self.request.receive, self._send)

    async def _send_in_parts(self, answer: Answer, first: int) -> None:
        """Send the first bytes of the body, let faults happen in the middle of it, and send the rest."""
        headers = response_of(answer).raw_headers
        await self._send({"type": "http.response.start", "status": answer.status, "headers": headers})
        for start, size in ((0, first), (first, answer.size - first)):
            for part in answer.parts(start, size):
                await self._send({"type": "http.response.body", "body": part, "more_body": True})
            if start == 0:
                await self.reach(Moment.MID_ANSWER)
        await self._send({"type": "http.response.body", "body": b""})
