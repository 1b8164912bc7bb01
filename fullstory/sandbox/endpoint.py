"""What happens to every request for the API, in order: key, level, rate, idempotency, body, document, rules."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from .access import check_level, level_of
from .calls import Answer, Call
from .document import Operation
from .engine import Engine
from .exchange import Exchange
from .faults import Moment
from .performing import fingerprint, keep, kept_answer, perform
from .problems import Problem, conflict, resource_not_found
from .validation import check_body, parse_body, parse_query


class Endpoint:
    """The operations of one path, by method. None at all makes a path that is not there."""

    def __init__(self, engine: Engine, operations: Mapping[str, Operation]) -> None:
        self._engine = engine
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await Exchange(self._engine, scope, receive, send).run(self._answer)

    async def _answer(self, exchange: Exchange) -> Answer:
        engine, request, entry = self._engine, exchange.request, exchange.entry
        operation = self._operation(request)
        level = level_of(request.headers.get("authorization", ""), engine.settings.keys)
        entry.key_level = level.label
        check_level(operation.id, level)
        engine.rates.count(request.headers["authorization"], engine.settings.rate_limit, engine.clock.now())
        key = entry.idempotency_key = request.headers.get("idempotency-key") or None
        if key is None or not operation.idempotent:
            return await self._execute(operation, exchange, None)
        if key in engine.keys_in_use:
            raise conflict("a request with this Idempotency-Key is still running")
        engine.keys_in_use.add(key)
        try:
            return await self._execute(operation, exchange, key)
        finally:
            engine.keys_in_use.discard(key)

    def _operation(self, request: Request) -> Operation:
        operation = self._operations.get(request.method)
        if operation is not None:
            return operation
        if not self._operations:
            raise resource_not_found(f"there is nothing at {request.scope['path']}")
        allowed = {"Allow": ", ".join(self._operations)}
        raise Problem(405, "method_not_allowed", f"{request.method} is not possible here", allowed)

    async def _execute(self, operation: Operation, exchange: Exchange, key: str | None) -> Answer:
        engine, request = self._engine, exchange.request
        content = b"" if operation.body is None else await read_body(request, engine.settings.limits.body_bytes)
        exchange.entry.received(content)
        engine.tidy()
        identity = fingerprint(operation.method, request.scope["path"], content)
        kept = None if key is None else kept_answer(engine, key, identity)
        answer = await exchange.reach(Moment.AFTER_READ)
        if answer is not None:
            if key is not None and kept is None:
                keep(engine, key, identity, answer)
        elif kept is not None:
            answer = kept
            exchange.entry.replayed = True
        else:
            answer = self._perform(operation, request, content, key, identity)
        return await exchange.reach(Moment.AFTER_EFFECT) or answer

    def _perform(
        self, operation: Operation, request: Request, content: bytes, key: str | None, identity: bytes
    ) -> Answer:
        try:
            call = _call(operation, request, content)
        except Problem as problem:
            answer = Answer.to(problem)
            if key is not None:
                keep(self._engine, key, identity, answer)
            return answer
        return perform(self._engine, call, key, identity)


async def read_body(request: Request, limit: int) -> bytes:
    """The body of a request, unless it is larger than so many bytes."""
    too_large = Problem(413, "request_too_large", f"a body has at most {limit:,} bytes", {"Connection": "close"})
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise too_large
    parts = []
    async for part in request.stream():
        limit -= len(part)
        if limit < 0:
            raise too_large
        parts.append(part)
    return b"".join(parts)


def _call(operation: Operation, request: Request, content: bytes) -> Call:
    """The request as the document understands it; raises where the document does not allow it."""
    query = parse_query(operation, request.scope["query_string"])
    path = {name: unquote(value) for name, value in request.path_params.items()}
    body = {}
    if operation.body is not None:
        body = check_body(operation.body, parse_body(content, request.headers.get("content-type", "")))
    return Call(operation, path, query, body)
