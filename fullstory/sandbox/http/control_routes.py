"""The routes of the controls, under `/_sandbox/`, for clients in any language."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from itertools import groupby
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from fullstory.sandbox.control.controls import Controls, LocalControls
from fullstory.sandbox.control.definition import PREFIX, Control, definitions
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.body import parse_json, read_body, whole_number
from fullstory.sandbox.http.hosts import AllowedHost, is_same_origin
from fullstory.sandbox.http.response import response_of
from fullstory.sandbox.problems import (
    Problem,
    invalid_argument,
    invalid_parameter,
    method_not_allowed,
    resource_not_found,
)

_MAX_BODY_BYTES = 1024 * 1024
_HEARTBEAT_SECONDS = 15.0


def control_routes(engine: Engine, allowed_host: AllowedHost) -> list[Route]:
    """Return the routes of all controls, and of the stream of updates."""
    controls = LocalControls(engine)
    ordered = sorted((one for one in definitions(Controls) if one.field is None), key=lambda one: one.path)
    routes = [
        Route(_pattern(path), ControlEndpoint(controls, {one.method: one for one in same}, allowed_host))
        for path, same in groupby(ordered, key=lambda one: one.path)
    ]

    return [*routes, Route(f"{PREFIX}stream", StreamEndpoint(engine, allowed_host))]


def _pattern(path: str) -> str:
    return PREFIX + path.replace("_id}", "_id:int}")


class ControlEndpoint:
    """The controls of one path, by HTTP method."""

    def __init__(self, controls: Controls, by_method: Mapping[str, Control], allowed_host: AllowedHost) -> None:
        self._controls = controls
        self._by_method = by_method
        self._allowed_host = allowed_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._answer(Request(scope, receive))
        except Problem as problem:
            answer = Answer.to(problem)
        except LookupError as error:
            answer = Answer.to(resource_not_found(str(error)))
        except ValueError as error:
            answer = Answer.to(invalid_argument(str(error)))
        except ClientDisconnect:
            return
        await response_of(answer)(scope, receive, send)

    async def _answer(self, request: Request) -> Answer:
        _check_origin(request, self._allowed_host)
        control = self._by_method.get(request.method)
        if control is None:
            raise method_not_allowed(request.method, self._by_method)
        content = await read_body(request, _MAX_BODY_BYTES)
        result = getattr(self._controls, control.name)(**_arguments(control, request, content))
        if control.answer_with is not None:
            result = getattr(self._controls, control.answer_with)()
        if control.answer_name is not None:
            result = {control.answer_name: result}
        return Answer.of({} if result is None else result)


class StreamEndpoint:
    """The live updates, as server-sent events."""

    def __init__(self, engine: Engine, allowed_host: AllowedHost) -> None:
        self._engine = engine
        self._allowed_host = allowed_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response: Response
        try:
            _check_origin(Request(scope), self._allowed_host)
            if scope["method"] != "GET":
                raise method_not_allowed(scope["method"], ["GET"])
        except Problem as problem:
            response = response_of(Answer.to(problem))
        else:
            headers = {"Cache-Control": "no-store"}
            response = StreamingResponse(_updates(self._engine), media_type="text/event-stream", headers=headers)
        await response(scope, receive, send)


def _arguments(control: Control, request: Request, content: bytes) -> dict[str, Any]:
    """Return the arguments of a control: from the path, from the query of a GET, otherwise from the body."""
    remaining = [parameter for parameter in control.parameters if parameter.name not in request.path_params]
    if control.method == "GET":
        numbers = {parameter.name: parameter.is_number for parameter in remaining}
        return {**request.path_params, **_from_query(request, numbers)}
    body = parse_json(content) if content else {}
    if not remaining:
        return dict(request.path_params)
    if len(remaining) == 1 and remaining[0].parse is not None:
        return {remaining[0].name: remaining[0].parse(body)}
    if not isinstance(body, dict):
        raise ValueError("the body must be a JSON object")
    expected = [parameter.name for parameter in remaining]
    if not remaining[0].is_any_field:
        for name in body:
            if name not in expected:
                raise ValueError(f"unexpected field {name!r}; expected one of {', '.join(expected)}")
    for parameter in remaining:
        if parameter.is_required and parameter.name not in body:
            raise ValueError(f"{parameter.name} is required")
    return {**request.path_params, **body}


def _from_query(request: Request, numbers: Mapping[str, bool]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    if not numbers:
        return parameters
    for name, text in request.query_params.items():
        if name not in numbers:
            raise invalid_parameter(f"unexpected parameter {name!r}; expected one of {', '.join(numbers)}")
        if not numbers[name]:
            parameters[name] = text
        elif (number := whole_number(text)) is not None:
            parameters[name] = number
        else:
            raise invalid_parameter(f"{name} must be a whole number")
    return parameters


def _check_origin(request: Request, allowed_host: AllowedHost) -> None:
    """Refuse requests from other sites. Their pages can make a browser send them, but not hide where they come from."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    if not allowed_host(host) or (origin is not None and not is_same_origin(origin, host)):
        raise Problem(
            403,
            "forbidden",
            "the controls refuse requests from other websites, and under names that are not this machine's",
        )


async def _updates(engine: Engine) -> AsyncIterator[bytes]:
    """Yield the live updates as server-sent events, with an occasional comment that shows that the stream is alive."""
    yield b": listening\n\n"
    async for update in engine.live.listen(_HEARTBEAT_SECONDS):
        if update is None:
            yield b": alive\n\n"
        else:
            yield b"event: %s\ndata: %s\n\n" % (update.kind.encode(), orjson.dumps(update.data))
