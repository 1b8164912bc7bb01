"""The ASGI application: which path leads where."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from itertools import groupby

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .access import level_of
from .calls import Answer
from .control_http import control_routes
from .endpoint import Endpoint
from .engine import Engine
from .exchange import Exchange
from .page.routes import page_routes
from .problems import Problem


def create_app(engine: Engine, allowed_host: Callable[[str], bool]) -> ASGIApp:
    """The application that serves an engine. Jobs are processed while its lifespan lasts.

    Args:
        engine: What it serves.
        allowed_host: Which names in a `Host` header the controls answer to; see `control_http.host_check`.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        jobs = asyncio.create_task(engine.runner.run())
        yield
        jobs.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await jobs

    routes = [
        *_api_routes(engine),
        Route("/me", _Me(engine)),
        *control_routes(engine, allowed_host),
        *page_routes(engine, allowed_host),
        Route("/{path:path}", Endpoint(engine, {})),
    ]
    return _RawPaths(Starlette(routes=routes, lifespan=lifespan, exception_handlers={Exception: _answer_bug}))


def _api_routes(engine: Engine) -> list[Route]:
    # In the order of ASCII `/v2/users/batch` comes before `/v2/users/{id}`, as it must.
    ordered = sorted(engine.document.operations.values(), key=lambda operation: operation.path)
    return [
        Route(path, Endpoint(engine, {operation.method: operation for operation in same}))
        for path, same in groupby(ordered, key=lambda operation: operation.path)
    ]


class _Me:
    """`GET /me`, which belongs to another version of the API: whose key is this?"""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await Exchange(self._engine, scope, receive, send).run(self._answer)

    async def _answer(self, exchange: Exchange) -> Answer:
        if exchange.request.method != "GET":
            raise Problem(405, "method_not_allowed", "only GET is possible here", {"Allow": "GET"})
        level = level_of(exchange.request.headers.get("authorization", ""), self._engine.settings.keys)
        exchange.entry.key_level = level.label
        return Answer.of({"email": "sandbox@example.com", "orgId": "SANDBOX", "role": level.role})


async def _answer_bug(request: Request, error: Exception) -> Response:
    answer = Answer.to(Problem(500, "server_error", "the sandbox failed; its log says how"))
    return Response(answer.body, answer.status, media_type="application/json")


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
