"""The routes of the API. Requests are checked for, in this order: host, key, level, rate, idempotency, body, rules."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from urllib.parse import unquote

from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from fullstory.sandbox.access import KeyLevel, check_level, known_key
from fullstory.sandbox.api.handlers import HANDLERS, REFUSALS
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.fault_options import Moment
from fullstory.sandbox.document import Operation, as_post
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.body import read_body
from fullstory.sandbox.http.hosts import AllowedHost
from fullstory.sandbox.http.idempotency import IdempotentRequest
from fullstory.sandbox.http.in_flight import RequestInFlight
from fullstory.sandbox.http.request_parsing import parse_body, parse_query
from fullstory.sandbox.problems import Problem, conflict, foreign_host, method_not_allowed, resource_not_found

_ALSO_POST = ("list_event_exports", "get_event_export")


def api_routes(engine: Engine, allowed_host: AllowedHost) -> list[Route]:
    """Return the routes of all operations in the API document.

    `allowed_host` tells which `Host` headers they accept: the keys of a sandbox are no secret, so that a key alone does
    not tell a program from a page whose domain its owner lets point to this machine.
    """
    # In ASCII order `/v2/users/batch` comes before `/v2/users/{id}`, as it must.
    ordered = sorted(engine.document.operations.values(), key=lambda operation: operation.path)
    # Two more than the document has: FullStory's help centre also sends their parameters in a body.
    ordered += [as_post(engine.document.operations[name]) for name in _ALSO_POST if name in engine.document.operations]
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in ordered:
        by_path.setdefault(operation.path, {})[operation.method] = operation
    return [Route(_route(path), ApiEndpoint(engine, allowed_host, same)) for path, same in by_path.items()]


def _route(path: str) -> str:
    # The id of a webhook endpoint is base64, and some clients do not encode the slashes in it.
    return path.replace("/endpoints/{id}", "/endpoints/{id:path}")


class Endpoint(ABC):
    """A path that takes an API key. Requests to it are logged, and faults happen to them."""

    def __init__(self, engine: Engine, allowed_host: AllowedHost) -> None:
        self._engine = engine
        self._allowed_host = allowed_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await RequestInFlight(self._engine, scope, receive, send).run(self._checked)

    async def _checked(self, in_flight: RequestInFlight) -> Answer:
        host = in_flight.request.headers.get("host", "")
        if not self._allowed_host(host):
            raise foreign_host(host)
        return await self._answer(in_flight)

    @abstractmethod
    async def _answer(self, in_flight: RequestInFlight) -> Answer:
        """Return the answer to a request that came under a name of this machine."""

    def _authorize(self, in_flight: RequestInFlight, needed: KeyLevel) -> KeyLevel:
        """Return the level of the request's key. Raise a problem if it may not make this request, or not now."""
        engine = self._engine
        key = known_key(in_flight.request.headers.get("authorization", ""), engine.settings.keys)
        level = engine.settings.keys[key]
        in_flight.entry.key_level = level.label
        check_level(needed, level)
        engine.request_counts.count(key, engine.settings.rate_limit, engine.clock.now())
        return level


class ApiEndpoint(Endpoint):
    """The operations of one path, by method; none for a path that does not exist."""

    def __init__(self, engine: Engine, allowed_host: AllowedHost, operations: Mapping[str, Operation]) -> None:
        super().__init__(engine, allowed_host)
        self._operations = operations

    async def _answer(self, in_flight: RequestInFlight) -> Answer:
        engine, request, entry = self._engine, in_flight.request, in_flight.entry
        operation = self._operation(request)
        level = self._authorize(in_flight, operation.key_level)
        key = entry.idempotency_key = request.headers.get("idempotency-key") or None
        if key is None or not operation.idempotent:
            return await self._answer_once(operation, in_flight, level, None)
        if key in engine.keys_in_use:
            raise conflict("a request with this Idempotency-Key is still running; try again later")
        engine.keys_in_use.add(key)
        try:
            return await self._answer_once(operation, in_flight, level, key)
        finally:
            engine.keys_in_use.discard(key)

    def _operation(self, request: Request) -> Operation:
        operation = self._operations.get(request.method)
        if operation is not None:
            return operation
        if not self._operations:
            raise resource_not_found(f"the path {request.scope['path']} does not exist")
        raise method_not_allowed(request.method, self._operations)

    async def _answer_once(
        self, operation: Operation, in_flight: RequestInFlight, level: KeyLevel, key: str | None
    ) -> Answer:
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
            answer = self._handle(operation, level, request, content, idempotent)
            if answer.complete is not None:
                answer = await answer.complete()
        return await in_flight.after_effect(answer)

    def _handle(
        self,
        operation: Operation,
        level: KeyLevel,
        request: Request,
        content: bytes,
        idempotent: IdempotentRequest,
    ) -> Answer:
        engine, handler = self._engine, HANDLERS.get(operation.id)
        if handler is None:
            raise Problem(501, "not_implemented", f"the sandbox does not support {operation.id} yet")
        try:
            api_request = _validated(engine, operation, level, request, content)
            if operation.method == "GET":
                return handler(engine, api_request)
            with engine.database.transaction():  # the effect and the stored answer are committed together
                answer = handler(engine, api_request)
                idempotent.store(answer)
        except Problem as problem:
            answer = Answer.to(problem, operation.path)
            idempotent.store(answer)
        if answer.after_commit is not None:
            answer.after_commit()
        return answer


def _validated(engine: Engine, operation: Operation, level: KeyLevel, request: Request, content: bytes) -> ApiRequest:
    """Return the validated request. Raise a problem if the API document does not allow it."""
    settings = engine.settings
    query, ignored = parse_query(operation, request.scope["query_string"], settings.is_lenient)
    path = {name: unquote(value) for name, value in request.path_params.items()}
    body = {}
    if operation.body is not None:
        content_type = request.headers.get("content-type", "")
        try:
            body = parse_body(engine.document, operation, operation.body, settings, content, content_type)
        except Problem as problem:
            refusal = REFUSALS.get(operation.id)
            raise refusal(problem) if refusal else problem from None
    host = request.headers.get("host")
    return ApiRequest(operation, path, query, body, level, ignored, url=f"http://{host}" if host else engine.url)
