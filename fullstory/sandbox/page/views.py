"""The overview, and the pages about users, events and requests."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import unquote

import orjson

from fullstory.sandbox.api.events import present_whole_event
from fullstory.sandbox.api.users import present_user
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.identifiers import user_id
from fullstory.sandbox.page.bodies import Body
from fullstory.sandbox.page.curl import curl_command
from fullstory.sandbox.page.filters import EVENT_FIELDS, listing, request_fields
from fullstory.sandbox.page.jobs import newest_and_unfinished
from fullstory.sandbox.page.visit import PAGE_SIZE, Json, Redirect, Shown, Visit, page_of
from fullstory.sandbox.rules.properties import flatten
from fullstory.sandbox.rules.users import User
from fullstory.sandbox.snippets import local_url, snippets

_LATEST_REQUESTS = 12
_LATEST_JOBS = 8
_LATEST_EVENTS = 10
_SESSIONS = 20


class PropertyRow(NamedTuple):
    """A property: its dotted path, its type, its value, and its conflicting types."""

    path: str
    type: str
    value: Any
    conflicts: list[str]


def overview(visit: Visit) -> Shown:
    engine, controls, settings = visit.engine, visit.controls, visit.engine.settings
    jobs = newest_and_unfinished(engine, _LATEST_JOBS)
    by_level = sorted(settings.keys.items(), key=lambda item: item[1], reverse=True)
    return Shown(
        "overview.html",
        {
            "state": controls.state(),
            "jobs": jobs,
            "job_limit": max(_LATEST_JOBS, len(jobs)),
            "requests": controls.requests(limit=_LATEST_REQUESTS),
            "request_limit": _LATEST_REQUESTS,
            "snippets": snippets(engine.url, settings.best_key),
            "keys": [(level.label, mask(key)) for key, level in by_level],
            "snippet_level": settings.keys[settings.best_key].label,
        },
    )


def users(visit: Visit) -> Shown | Redirect:
    query = visit.query.get("find", "").strip()
    found = _find_user(visit.engine, query) if query else None
    if found is not None:
        return Redirect(f"/users/{user_id(found.row)}")
    shown, older = page_of(visit.controls.users(limit=PAGE_SIZE + 1, before=visit.before), "row")
    return Shown("users.html", {"users": shown, "older": older, "before": visit.before, "query": query})


def user(visit: Visit) -> Shown:
    engine = visit.engine
    engine.tidy()
    found = engine.users.by_id(visit.path["id"])
    if found is None:
        raise LookupError("No user has this id.")
    shown = present_user(engine, found, include_schema=True)
    latest = engine.events.latest(None, _LATEST_EVENTS + 1, found.row)
    return Shown(
        "user.html",
        {
            "user": shown,
            "properties": _property_rows(shown),
            "events": [present_whole_event(stored, include_schema=False) for stored in latest[:_LATEST_EVENTS]],
            "more_events": len(latest) > _LATEST_EVENTS,
            "sessions": [(name, isoformat(at)) for name, at in engine.sessions.of_user(found.row, _SESSIONS)],
        },
    )


def replay(visit: Visit) -> Redirect:
    """Lead from the URL of a session, which the API gives, to its user, as there is nothing to replay."""
    found = visit.engine.shown_sessions.get(unquote(visit.path["session"]))
    if found is None:
        raise LookupError("No session has this id.")
    return Redirect("/events" if found.user is None else f"/users/{user_id(found.user)}")


def events(visit: Visit) -> Shown:
    engine = visit.engine

    def find(limit: int, before: int | None, user: str | None = None, name: str | None = None) -> list[Json]:
        engine.tidy()
        row = None
        if user is not None:
            found = _find_user(engine, user)
            if found is None:
                raise LookupError(f"no user has the uid or id {user!r}")
            row = found.row
        latest = engine.events.latest(before, limit, row, name)
        return [present_whole_event(stored, include_schema=False) for stored in latest]

    return listing(visit, "events", EVENT_FIELDS, find)


def event(visit: Visit) -> Shown:
    visit.engine.tidy()
    found = visit.engine.events.get(visit.row)
    if found is None:
        raise LookupError("No event has this number.")
    shown = present_whole_event(found, include_schema=True)
    page_properties = _property_rows(shown, "page_properties", "page_properties_schema")
    context = {"event": shown, "properties": _property_rows(shown), "page_properties": page_properties}
    return Shown("event.html", context)


def requests(visit: Visit) -> Shown:
    engine = visit.engine
    documented = [operation.method for operation in engine.document.operations.values()]
    logged = [entry.method for entry in engine.log]
    fields = request_fields([*documented, *logged])
    return listing(visit, "requests", fields, visit.controls.requests, order="id")


def request(visit: Visit) -> Shown:
    number = visit.row
    log, in_force = visit.engine.log, visit.engine.faults
    entry = log.get(number)
    if entry is None:
        raise LookupError("The log does not have this request; it keeps only the latest.")
    job_id = _job_in(entry.answer)
    return Shown(
        "request.html",
        {
            "request": entry.details(),
            "body_of_request": Body.of(entry.body, entry.body_bytes),
            "answer": Body.of(entry.answer, entry.answer_bytes),
            "job": job_id and visit.engine.jobs.find(job_id),
            "command": curl_command(local_url(visit.engine.url), entry),
            "faults": [(fault, fault in in_force) for fault in entry.faults],
            "earlier": number - 1 if log.get(number - 1) else None,
            "later": number + 1 if log.get(number + 1) else None,
        },
    )


def _job_in(answer: bytes) -> str | None:
    """Return the id of the job that an answer is about; None if it is about none."""
    try:
        return str(orjson.loads(answer)["job"]["id"])
    except (orjson.JSONDecodeError, LookupError, TypeError):
        return None


def mask(key: str) -> str:
    """Return enough of a key to recognise it, if the rest is long enough to stay a secret."""
    return f"{key[:4]}…{key[-2:]}" if len(key) >= 12 else "…"


def _find_user(engine: Engine, query: str) -> User | None:
    engine.tidy()
    return engine.users.by_uid(query) or engine.users.being_deleted_by_uid(query) or engine.users.by_id(query)


def _property_rows(holder: Json, field: str = "properties", schema: str = "schema") -> list[PropertyRow]:
    types = (holder.get(schema) or {}).get("properties", {})
    conflicts = (holder.get("type_conflicts") or {}).get("properties", {})
    values = flatten(holder.get(field) or {})
    return [PropertyRow(path, types.get(path, ""), value, conflicts.get(path, [])) for path, value in values]
