"""The routes of the pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.body import read_body
from fullstory.sandbox.http.hosts import AllowedHost
from fullstory.sandbox.page import deliveries, faults, jobs, operations, settings, views
from fullstory.sandbox.page.guard import HEADERS, refusal
from fullstory.sandbox.page.visit import Redirect, Shown, Visit
from fullstory.sandbox.problems import Problem

_MAX_FORM_BYTES = 64 * 1024
_MAX_FORM_FIELDS = 50
_STATIC = Path(__file__).parent / "static"
_FILES = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}

# Nothing comes from the browser's cache: another version of the sandbox may be listening at the same address later.
_UNCACHED = {**HEADERS, "Cache-Control": "no-store"}

View = Callable[[Visit], Shown | Redirect]


def page_routes(engine: Engine, allowed_host: AllowedHost) -> list[Route]:
    """Return the routes of the pages. `allowed_host` tells which `Host` headers they accept."""

    def page(path: str, section: str, view: View, method: str = "GET") -> Route:
        return Route(path, _endpoint(engine, allowed_host, section, view), methods=[method])

    return [
        page("/", "overview", views.overview),
        page("/users", "users", views.users),
        page("/users/{id}", "users", views.user),
        page("/ui/{org}/session/{session}", "users", views.replay),
        page("/events", "events", views.events),
        page("/events/{row}", "events", views.event),
        page("/jobs", "jobs", jobs.jobs),
        page("/jobs/{id}", "jobs", jobs.job),
        page("/operations", "operations", operations.operations),
        page("/requests", "requests", views.requests),
        page("/requests/{row}", "requests", views.request),
        page("/deliveries", "deliveries", deliveries.deliveries),
        page("/deliveries", "deliveries", deliveries.send, "POST"),
        page("/deliveries/{row}", "deliveries", deliveries.delivery),
        page("/faults", "faults", faults.faults),
        page("/faults", "faults", faults.add_fault, "POST"),
        page("/faults/clear", "faults", faults.clear_faults, "POST"),
        page("/faults/{row}/clear", "faults", faults.clear_fault, "POST"),
        page("/settings", "settings", settings.settings),
        page("/settings", "settings", settings.save_settings, "POST"),
        page("/settings/clock", "settings", settings.change_clock, "POST"),
        page("/settings/reset", "settings", settings.reset, "POST"),
        *(Route(f"/static/{name}", _file(name)) for name in _FILES),
        Route("/static/fault-form.css", _fault_form_css),
        Route("/favicon.ico", _file("icon.svg")),
    ]


def _endpoint(
    engine: Engine, allowed_host: AllowedHost, section: str, view: View
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
            shown = _problem("Not accepted", problem.message, problem.status)
        except LookupError as error:
            shown = _problem("Not found", str(error), 404)
        return _response(engine, section, shown)

    return endpoint


def _response(engine: Engine, section: str, shown: Shown | Redirect) -> Response:
    if isinstance(shown, Redirect):
        return RedirectResponse(shown.url, 303, headers=HEADERS)
    from fullstory.sandbox.page.rendering import render

    everywhere = {"section": section, "url": engine.url, "fault_count": len(engine.faults)}
    text = render(shown.template, {**everywhere, **shown.context})
    content = text.encode("utf-8", "replace")
    return Response(content, shown.status, _UNCACHED, "text/html; charset=utf-8")


def _problem(title: str, message: str, status: int) -> Shown:
    return Shown("problem.html", {"title": title, "message": message}, status)


async def _form(request: Request) -> dict[str, str]:
    content = await read_body(request, _MAX_FORM_BYTES)
    try:
        return dict(parse_qsl(content.decode(), keep_blank_values=True, max_num_fields=_MAX_FORM_FIELDS))
    except ValueError as error:
        raise Problem(400, "invalid_argument", f"the body is not a form of this page: {error}") from None


async def _fault_form_css(request: Request) -> Response:
    return Response(faults.style_sheet(), headers=_UNCACHED, media_type="text/css")


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return FileResponse(_STATIC / name, headers=_UNCACHED, media_type=_FILES[name])

    return endpoint
