"""The ASGI application: which path leads where."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.api_routes import ApiEndpoint, api_routes
from fullstory.sandbox.http.control_routes import control_routes
from fullstory.sandbox.http.hosts import AllowedHost
from fullstory.sandbox.http.response import response_of
from fullstory.sandbox.page.routes import page_routes
from fullstory.sandbox.problems import Problem


def create_app(engine: Engine, allowed_host: AllowedHost) -> ASGIApp:
    """Return the application that serves an engine. It processes batches while its lifespan lasts.

    Args:
        engine: What it serves.
        allowed_host: Which `Host` headers the controls and the pages accept; see `hosts.host_check`.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        jobs = asyncio.create_task(engine.runner.run())
        yield
        jobs.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await jobs

    routes = [
        *api_routes(engine),
        *control_routes(engine, allowed_host),
        *page_routes(engine, allowed_host),
        Route("/{path:path}", ApiEndpoint(engine, {})),
    ]
    return _RawPaths(Starlette(routes=routes, lifespan=lifespan, exception_handlers={Exception: _answer_bug}))


async def _answer_bug(request: Request, error: Exception) -> Response:
    return response_of(Answer.to(Problem(500, "server_error", "the sandbox has a bug; its log has the traceback")))


class _RawPaths:
    """Shows routes the paths as they were sent.

    Otherwise the slash in an id such as `a%2Fb` would be taken for a separator.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["path"] = scope["raw_path"].decode("ascii", "replace")
        await self._app(scope, receive, send)
