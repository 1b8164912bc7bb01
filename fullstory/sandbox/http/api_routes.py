"""The routes of the API. Requests are checked in this order: key, level, rate, idempotency, body, document, rules."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from urllib.parse import unquote

from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from fullstory.sandbox.access import check_level, level_of
from fullstory.sandbox.api.handlers import HANDLERS
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.fault_options import Moment
from fullstory.sandbox.document import Operation
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.body import read_body
from fullstory.sandbox.http.idempotency import IdempotentRequest
from fullstory.sandbox.http.in_flight import RequestInFlight
from fullstory.sandbox.http.request_parsing import check_body, parse_body, parse_query
from fullstory.sandbox.problems import Problem, conflict, method_not_allowed, resource_not_found


def api_routes(engine: Engine) -> list[Route]:
    """Return the routes of all operations in the API document, and of `/me`."""
    # In ASCII order `/v2/users/batch` comes before `/v2/users/{id}`, as it must.
    ordered = sorted(engine.document.operations.values(), key=lambda operation: operation.path)
    routes = [
        Route(path, ApiEndpoint(engine, {operation.method: operation for operation in same}))
        for path, same in groupby(ordered, key=lambda operation: operation.path)
    ]
    return [*routes, Route("/me", MeEndpoint(engine))]


class ApiEndpoint:
    """The operations of one path, by method; none for a path that does not exist."""

    def __init__(self, engine: Engine, operations: Mapping[str, Operation]) -> None:
        self._engine = engine
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await RequestInFlight(self._engine, scope, receive, send).run(self._answer)

    async def _answer(self, in_flight: RequestInFlight) -> Answer:
        engine, request, entry = self._engine, in_flight.request, in_flight.entry
        operation = self._operation(request)
        level = level_of(request.headers.get("authorization", ""), engine.settings.keys)
        entry.key_level = level.label
        check_level(operation.key_level, level)
        engine.request_counts.count(request.headers["authorization"], engine.settings.rate_limit, engine.clock.now())
        key = entry.idempotency_key = request.headers.get("idempotency-key") or None
        if key is None or not operation.idempotent:
            return await self._answer_once(operation, in_flight, None)
        if key in engine.keys_in_use:
            raise conflict("a request with this Idempotency-Key is still running; try again later")
        engine.keys_in_use.add(key)
        try:
            return await self._answer_once(operation, in_flight, key)
        finally:
            engine.keys_in_use.discard(key)

    def _operation(self, request: Request) -> Operation:
        operation = self._operations.get(request.method)
        if operation is not None:
            return operation
        if not self._operations:
            raise resource_not_found(f"the path {request.scope['path']} does not exist")
        raise method_not_allowed(request.method, self._operations)

    async def _answer_once(self, operation: Operation, in_flight: RequestInFlight, key: str | None) -> Answer:
        engine, request = self._engine, in_flight.request
        content = b"" if operation.body is None else await read_body(request, engine.settings.limits.body_bytes)
        in_flight.entry.received(content)
        engine.tidy()
        idempotent = IdempotentRequest(engine, key, operation.method, request.scope["path"], content)
        answer = await in_flight.reach(Moment.AFTER_READ)
        if answer is not None:
            idempotent.store(answer)
        elif idempotent.stored is not None:
            answer = idempotent.stored
            in_flight.entry.replayed = True
        else:
            answer = self._handle(operation, request, content, idempotent)
        return await in_flight.reach(Moment.AFTER_EFFECT) or answer

    def _handle(self, operation: Operation, request: Request, content: bytes, idempotent: IdempotentRequest) -> Answer:
        engine, handler = self._engine, HANDLERS.get(operation.id)
        if handler is None:
            raise Problem(501, "not_implemented", f"the sandbox does not support {operation.id} yet")
        try:
            api_request = _validated(operation, request, content)
            if operation.method == "GET":
                return handler(engine, api_request)
            with engine.database.transaction():  # the effect and the stored answer are committed together
                answer = handler(engine, api_request)
                idempotent.store(answer)
        except Problem as problem:
            answer = Answer.to(problem)
            idempotent.store(answer)
        if answer.after_commit is not None:
            answer.after_commit()
        return answer


class MeEndpoint:
    """`GET /me`, which tells the role of a key. It belongs to an older version of the API."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await RequestInFlight(self._engine, scope, receive, send).run(self._answer)

    async def _answer(self, in_flight: RequestInFlight) -> Answer:
        request = in_flight.request
        if request.method != "GET":
            raise method_not_allowed(request.method, ["GET"])
        level = level_of(request.headers.get("authorization", ""), self._engine.settings.keys)
        in_flight.entry.key_level = level.label
        return Answer.of({"email": "sandbox@example.com", "orgId": "SANDBOX", "role": level.role})


def _validated(operation: Operation, request: Request, content: bytes) -> ApiRequest:
    """Return the validated request. Raise a problem if the API document does not allow it."""
    query = parse_query(operation, request.scope["query_string"])
    path = {name: unquote(value) for name, value in request.path_params.items()}
    body = {}
    if operation.body is not None:
        body = check_body(operation.body, parse_body(content, request.headers.get("content-type", "")))
    return ApiRequest(operation, path, query, body)
