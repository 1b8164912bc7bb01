"""Which address shows which page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from ..endpoint import read_body
from ..engine import Engine
from ..problems import Problem
from . import fault_views, job_views, views
from .guard import HEADERS, refusal
from .visit import Redirect, Shown, Visit

_MAX_FORM_BYTES = 64 * 1024
_MAX_FORM_FIELDS = 50
_STATIC = Path(__file__).parent / "static"
_FILES = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}

View = Callable[[Visit], Shown | Redirect]


def page_routes(engine: Engine, allowed_host: Callable[[str], bool]) -> list[Route]:
    """The routes. `allowed_host` says which names for itself the sandbox takes in a `Host` header."""

    def page(path: str, section: str, view: View, method: str = "GET") -> Route:
        return Route(path, _endpoint(engine, allowed_host, section, view), methods=[method])

    return [
        page("/", "overview", views.overview),
        page("/users", "users", views.users),
        page("/users/{id}", "users", views.user),
        page("/events", "events", views.events),
        page("/events/{row}", "events", views.event),
        page("/jobs", "jobs", job_views.jobs),
        page("/jobs/{id}", "jobs", job_views.job),
        page("/requests", "requests", views.requests),
        page("/requests/{row}", "requests", views.request),
        page("/faults", "faults", fault_views.faults),
        page("/faults", "faults", fault_views.add_fault, "POST"),
        page("/faults/clear", "faults", fault_views.clear_faults, "POST"),
        page("/faults/{row}/clear", "faults", fault_views.clear_fault, "POST"),
        *(Route(f"/static/{name}", _file(name)) for name in _FILES),
        Route("/favicon.ico", _file("icon.svg")),
    ]


def _endpoint(
    engine: Engine, allowed_host: Callable[[str], bool], section: str, view: View
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        refused = refusal(request, allowed_host)
        if refused is not None:
            return Response(refused, 403, HEADERS, "text/plain; charset=utf-8")
        try:
            form = await _form(request) if request.method == "POST" else {}
            shown = view(Visit(engine, request.path_params, request.query_params, form))
        except ClientDisconnect:
            return Response()
        except Problem as problem:
            shown = _problem("Too much", problem.message, problem.status)
        except LookupError as error:
            shown = _problem("Not found", str(error), 404)
        return _response(engine, section, shown)

    return endpoint


def _response(engine: Engine, section: str, shown: Shown | Redirect) -> Response:
    if isinstance(shown, Redirect):
        return RedirectResponse(shown.url, 303, headers=HEADERS)
    from .rendering import render

    everywhere = {"section": section, "url": engine.url, "fault_count": sum(1 for _ in engine.faults)}
    text = render(shown.template, {**everywhere, **shown.context})
    content = text.encode("utf-8", "replace")
    return Response(content, shown.status, {**HEADERS, "Cache-Control": "no-store"}, "text/html; charset=utf-8")


def _problem(title: str, message: str, status: int) -> Shown:
    return Shown("problem.html", {"title": title, "message": message}, status)


async def _form(request: Request) -> dict[str, str]:
    content = await read_body(request, _MAX_FORM_BYTES)
    try:
        return dict(parse_qsl(content.decode(), keep_blank_values=True, max_num_fields=_MAX_FORM_FIELDS))
    except ValueError as error:
        raise Problem(400, "invalid_argument", f"this is not what the form sends: {error}") from None


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        # Never from the browser's cache: another version of the sandbox may come to listen at the same address.
        return FileResponse(_STATIC / name, headers={**HEADERS, "Cache-Control": "no-store"}, media_type=_FILES[name])

    return endpoint
