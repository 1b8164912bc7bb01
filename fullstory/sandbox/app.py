"""The ASGI application: which path leads where."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import groupby

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .access import level_of
from .calls import Answer
from .endpoint import Endpoint, respond
from .engine import Engine
from .problems import Problem


def create_app(engine: Engine) -> ASGIApp:
    """The application that serves an engine. Jobs are processed while its lifespan lasts."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        jobs = asyncio.create_task(engine.runner.run())
        yield
        jobs.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await jobs

    app = Starlette(
        routes=[*_api_routes(engine), Route("/me", _me(engine))],
        lifespan=lifespan,
        exception_handlers={HTTPException: _answer_http_exception, Exception: _answer_bug},
    )
    return _RawPaths(app)


def _api_routes(engine: Engine) -> list[Route]:
    # In the order of ASCII `/v2/users/batch` comes before `/v2/users/{id}`, as it must.
    ordered = sorted(engine.document.operations.values(), key=lambda operation: operation.path)
    return [
        Route(path, Endpoint(engine, {operation.method: operation for operation in same}))
        for path, same in groupby(ordered, key=lambda operation: operation.path)
    ]


def _me(engine: Engine) -> Callable[[Request], Awaitable[Response]]:
    async def me(request: Request) -> Response:
        try:
            level = level_of(request.headers.get("authorization", ""), engine.settings.keys)
        except Problem as problem:
            return respond(Answer.to(problem))
        return respond(Answer.of({"email": "sandbox@example.com", "orgId": "SANDBOX", "role": level.role}))

    return me


async def _answer_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        problem = Problem(405, "method_not_allowed", f"{request.method} is not possible here", error.headers)
    else:
        problem = Problem(error.status_code, "resource_not_found", f"there is nothing at {request.url.path}")
    return respond(Answer.to(problem))


async def _answer_bug(request: Request, error: Exception) -> Response:
    return respond(Answer.to(Problem(500, "server_error", "the sandbox failed; its log says how")))


class _RawPaths:
    """Lets routes see paths as they were sent.

    Otherwise the slash in an id such as `a%2Fb` would be taken for one that separates two parts of the path.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["path"] = scope["raw_path"].decode("ascii", "replace")
        await self._app(scope, receive, send)
