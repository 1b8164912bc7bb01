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
from fullstory.sandbox.http.deliverer import Deliverer
from fullstory.sandbox.http.hosts import AllowedHost
from fullstory.sandbox.http.response import response_of
from fullstory.sandbox.http.storage_routes import storage_routes
from fullstory.sandbox.page.routes import page_routes
from fullstory.sandbox.problems import Problem


def create_app(engine: Engine, allowed_host: AllowedHost) -> ASGIApp:
    """Return the application that serves an engine.

    In its lifespan, it processes batches, writes exports and sends deliveries.

    Args:
        engine: What it serves.
        allowed_host: Which `Host` headers it accepts; see `hosts.host_check`.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        work = (engine.runner.run(), engine.operation_runner.run(), Deliverer(engine).run())
        tasks = [asyncio.create_task(each) for each in work]
        yield
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    routes = [
        *api_routes(engine, allowed_host),
        *storage_routes(engine, allowed_host),
        *control_routes(engine, allowed_host),
        *page_routes(engine, allowed_host),
        Route("/{path:path}", ApiEndpoint(engine, allowed_host, {})),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={Exception: _answer_bug})
    return _RawPaths(app, engine)


async def _answer_bug(request: Request, error: Exception) -> Response:
    # uvicorn closes the connection after an exception.
    message, headers = "the sandbox has a bug; its log has the traceback", {"Connection": "close"}
    return response_of(Answer.to(Problem(500, "server_error", message, headers)))


class _RawPaths:
    """Shows routes the paths as they were sent.

    Otherwise the slash in an id such as `a%2Fb` would be taken for a separator. A slash at the end has no meaning for a
    lenient sandbox.
    """

    def __init__(self, app: ASGIApp, engine: Engine) -> None:
        self._app = app
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["raw_path"].decode("ascii", "replace")
            scope["path"] = path.rstrip("/") or "/" if self._engine.settings.is_lenient else path
        await self._app(scope, receive, send)
