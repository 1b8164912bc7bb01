"""What happens to every request for the API, in order: key, level, idempotency, body, document, rules, answer."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .access import check_level, level_of
from .calls import Answer, Call
from .document import Operation
from .engine import Engine
from .performing import fingerprint, keep, kept_answer, perform
from .problems import Problem, conflict
from .validation import check_body, parse_body, parse_query


def respond(answer: Answer) -> Response:
    """The HTTP response that an answer makes."""
    return Response(answer.body, answer.status, dict(answer.headers), media_type="application/json")


class Endpoint:
    """The operations of one path."""

    def __init__(self, engine: Engine, operations: Mapping[str, Operation]) -> None:
        self._engine = engine
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except Problem as problem:
            answer = Answer.to(problem)
        except ClientDisconnect:
            return
        await respond(answer)(scope, receive, send)

    async def _answer(self, request: Request) -> Answer:
        engine = self._engine
        operation = self._operations.get(request.method)
        if operation is None:
            allowed = {"Allow": ", ".join(self._operations)}
            raise Problem(405, "method_not_allowed", f"{request.method} is not possible here", allowed)
        headers = request.headers
        level = level_of(headers.get("authorization", ""), engine.settings.keys)
        check_level(operation.id, level)
        key = (headers.get("idempotency-key") or None) if operation.idempotent else None
        if key is None:
            return self._carry_out(operation, request, await self._body(operation, request), None)
        if key in engine.keys_in_use:
            raise conflict("a request with this Idempotency-Key is still running")
        engine.keys_in_use.add(key)
        try:
            return self._carry_out(operation, request, await self._body(operation, request), key)
        finally:
            engine.keys_in_use.discard(key)

    async def _body(self, operation: Operation, request: Request) -> bytes:
        if operation.body is None:
            return b""
        limit = self._engine.settings.limits.body_bytes
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

    def _carry_out(self, operation: Operation, request: Request, content: bytes, key: str | None) -> Answer:
        engine = self._engine
        engine.tidy()
        identity = fingerprint(operation.method, request.scope["path"], content)
        if key is not None:
            kept = kept_answer(engine, key, identity)
            if kept is not None:
                return kept
        try:
            call = _call(operation, request, content)
        except Problem as problem:
            answer = Answer.to(problem)
            if key is not None:
                keep(engine, key, identity, answer)
            return answer
        return perform(engine, call, key, identity)


def _call(operation: Operation, request: Request, content: bytes) -> Call:
    """The request as the document understands it; raises where the document does not allow it."""
    query = parse_query(operation, request.scope["query_string"])
    path = {name: unquote(value) for name, value in request.path_params.items()}
    body = {}
    if operation.body is not None:
        body = check_body(operation.body, parse_body(content, request.headers.get("content-type", "")))
    return Call(operation, path, query, body)
