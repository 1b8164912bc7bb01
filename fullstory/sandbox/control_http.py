"""The controls of a sandbox over HTTP, under `/_sandbox/`, for clients in any language."""

from __future__ import annotations

import ipaddress
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .calls import Answer
from .control import Control
from .endpoint import read_body
from .engine import Engine
from .faults import Fault
from .problems import Problem, invalid_argument, invalid_parameter, resource_not_found

_MAX_BODY_BYTES = 1024 * 1024
_HEARTBEAT_SECONDS = 15.0

Action = Callable[[Request, Any], Any]


def control_routes(engine: Engine, allowed_host: Callable[[str], bool]) -> list[Route]:
    """The routes. `allowed_host` says which names for itself the sandbox takes in a `Host` header."""
    control = Control(engine)

    def route(path: str, **actions: Action) -> Route:
        return Route(f"/_sandbox/{path}", _Endpoint(actions, allowed_host))

    def clock(request: Request, body: Any) -> Any:
        _change_clock(control, body)
        return control.clock()

    def configure(request: Request, body: Any) -> Any:
        control.configure(_object(body))
        return control.settings()

    def add_fault(request: Request, body: Any) -> Any:
        return {"id": control.add_fault(Fault.from_json(body))}

    def add_session(request: Request, body: Any) -> Any:
        return {"id": control.add_session(**_known(body, "user_uid", "user_id", "session_id", "last_activity"))}

    def stream(request: Request, body: Any) -> Any:
        return StreamingResponse(_events(engine), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    return [
        route("state", get=lambda request, _: control.state()),
        route("reset", post=lambda request, _: control.reset()),
        route("users", get=lambda request, _: control.users(**_page(request))),
        route("events", get=lambda request, _: control.events(**_page(request, "user_uid"))),
        route("jobs", get=lambda request, _: control.jobs(**_page(request))),
        route("sessions", get=lambda request, _: control.sessions(), post=add_session),
        route(
            "requests",
            get=lambda request, _: control.requests(**_page(request)),
            delete=lambda request, _: control.clear_requests(),
        ),
        route("requests/{id:int}", get=lambda request, _: control.request(request.path_params["id"])),
        route("clock", get=lambda request, _: control.clock(), post=clock),
        route("settings", get=lambda request, _: control.settings(), patch=configure),
        route(
            "faults",
            get=lambda request, _: control.faults(),
            post=add_fault,
            delete=lambda request, _: control.clear_faults(),
        ),
        route("faults/{id:int}", delete=lambda request, _: control.remove_fault(request.path_params["id"])),
        route("stream", get=stream),
    ]


def host_check(listening_on: str) -> Callable[[str], bool]:
    """Which names a `Host` header may have.

    A sandbox on a loopback address answers to loopback names only: otherwise a web page, whose own name its owner lets
    point to this machine, could use the sandbox through the browser of whoever looks at the page.
    """
    if not is_loopback(listening_on):
        return lambda host: True
    return lambda host: is_loopback(urlsplit(f"//{host}").hostname or "")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


class _Endpoint:
    """What can be done at one path, by method."""

    def __init__(self, actions: Mapping[str, Action], allowed_host: Callable[[str], bool]) -> None:
        self._actions = {name.upper(): action for name, action in actions.items()}
        self._allowed_host = allowed_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._respond(Request(scope, receive))
        except Problem as problem:
            response = _json(Answer.to(problem))
        except LookupError as error:
            response = _json(Answer.to(resource_not_found(str(error))))
        except ValueError as error:
            response = _json(Answer.to(invalid_argument(str(error))))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        _check_origin(request, self._allowed_host)
        action = self._actions.get(request.method)
        if action is None:
            allowed = {"Allow": ", ".join(self._actions)}
            raise Problem(405, "method_not_allowed", f"{request.method} is not possible here", allowed)
        body = _parse(await read_body(request, _MAX_BODY_BYTES))
        result = action(request, body)
        return result if isinstance(result, Response) else _json(Answer.of({} if result is None else result))


def _json(answer: Answer) -> Response:
    return Response(answer.body, answer.status, dict(answer.headers), media_type="application/json")


def _check_origin(request: Request, allowed_host: Callable[[str], bool]) -> None:
    """Keeps web pages of others away. They can let a browser send requests here, but not without saying whose."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    if not allowed_host(host) or (origin is not None and urlsplit(origin).netloc != host):
        raise Problem(
            403, "forbidden", "the controls are for this machine; they take no requests from web pages of others"
        )


def _parse(content: bytes) -> Any:
    try:
        return orjson.loads(content) if content else {}
    except orjson.JSONDecodeError as error:
        raise invalid_argument(f"the body is not JSON: {error}") from None


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise ValueError("the body must be an object")
    return body


def _known(body: Any, *names: str) -> dict[str, Any]:
    for name in _object(body):
        if name not in names:
            raise ValueError(f"there is no {name!r} here; there is {', '.join(names)}")
    return _object(body)


def _change_clock(control: Control, body: Any) -> None:
    changes = _known(body, "now", "advance", "frozen")
    if "now" in changes:
        control.set_clock(changes["now"])
    if "frozen" in changes:
        control.freeze_clock(changes["frozen"])
    if "advance" in changes:
        control.advance_clock(changes["advance"])


def _page(request: Request, *filters: str) -> dict[str, Any]:
    """`limit` and `before`, as numbers, and the filters, from the query."""
    parameters: dict[str, Any] = {}
    for name, text in request.query_params.items():
        if name in filters:
            parameters[name] = text
        elif name in ("limit", "before") and text.isascii() and text.isdigit() and len(text) < 19:
            parameters[name] = int(text)
        else:
            raise invalid_parameter(f"{name}: there is no such parameter, or it is not a number")
    return parameters


async def _events(engine: Engine) -> AsyncIterator[bytes]:
    """What happens in the sandbox, as server-sent events; a comment now and then shows that it is alive."""
    yield b": listening\n\n"
    async for happening in engine.hub.listen(_HEARTBEAT_SECONDS):
        if happening is None:
            yield b": alive\n\n"
        else:
            yield b"event: %s\ndata: %s\n\n" % (happening.kind.encode(), orjson.dumps(happening.facts))
