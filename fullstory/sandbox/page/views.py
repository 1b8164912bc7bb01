"""What the pages about users, events and requests show."""

from __future__ import annotations

from typing import Any

from ..batch_operations import present_event
from ..clock import isoformat
from ..control import Facts
from ..engine import Engine
from ..identifiers import user_id, user_row
from ..rules.properties import flatten
from ..rules.users import User
from ..snippets import snippets
from ..store.events import StoredEvent
from ..user_operations import present_user
from .job_views import newest_and_unfinished
from .visit import PAGE_SIZE, Redirect, Shown, Visit, page_of

_LATEST_REQUESTS = 12
_LATEST_JOBS = 8
_LATEST_EVENTS = 10
_SESSIONS = 20


def overview(visit: Visit) -> Shown:
    engine, control, settings = visit.engine, visit.control, visit.engine.settings
    jobs = newest_and_unfinished(engine, _LATEST_JOBS)
    by_level = sorted(settings.keys.items(), key=lambda item: item[1], reverse=True)
    return Shown(
        "overview.html",
        {
            "state": control.state(),
            "jobs": jobs,
            "job_limit": max(_LATEST_JOBS, len(jobs)),
            "requests": control.requests(_LATEST_REQUESTS),
            "request_limit": _LATEST_REQUESTS,
            "snippets": snippets(engine.url, settings.best_key),
            "keys": [(level.label, mask(key)) for key, level in by_level],
            "snippet_level": settings.keys[settings.best_key].label,
        },
    )


def users(visit: Visit) -> Shown | Redirect:
    wanted = visit.query.get("find", "").strip()
    found = _find_user(visit.engine, wanted) if wanted else None
    if found is not None:
        return Redirect(f"/users/{user_id(found.row)}")
    shown, older = page_of(visit.control.users(PAGE_SIZE + 1, visit.before), "row")
    return Shown("users.html", {"users": shown, "older": older, "before": visit.before, "wanted": wanted})


def user(visit: Visit) -> Shown:
    engine = visit.engine
    engine.tidy()
    row = user_row(visit.path["id"])
    found = None if row is None else engine.users.by_row(row)
    if found is None:
        raise LookupError("There is no user with this id.")
    facts = present_user(engine, found, include_schema=True)
    latest = engine.events.latest(None, _LATEST_EVENTS + 1, found.row)
    return Shown(
        "user.html",
        {
            "user": facts,
            "properties": _property_rows(facts),
            "events": [_event(stored) for stored in latest[:_LATEST_EVENTS]],
            "more_events": len(latest) > _LATEST_EVENTS,
            "sessions": [(name, isoformat(at)) for name, at in engine.sessions.of_user(found.row, _SESSIONS)],
        },
    )


def events(visit: Visit) -> Shown:
    whose = visit.query.get("user")
    row = None if whose is None else user_row(whose)
    if whose is not None and row is None:
        raise LookupError("There is no user with this id.")
    visit.engine.tidy()
    found = visit.engine.events.latest(visit.before, PAGE_SIZE + 1, row)
    shown, older = page_of([_event(stored) for stored in found], "row")
    return Shown("events.html", {"events": shown, "older": older, "before": visit.before, "whose": whose})


def event(visit: Visit) -> Shown:
    visit.engine.tidy()
    found = visit.engine.events.get(visit.row)
    if found is None:
        raise LookupError("There is no such event.")
    raw = present_event(found, include_schema=True)
    return Shown("event.html", {"event": _event(found), "properties": _property_rows(raw), "raw": raw})


def requests(visit: Visit) -> Shown:
    shown, older = page_of(visit.control.requests(PAGE_SIZE + 1, visit.before), "id")
    context = {"requests": shown, "older": older, "before": visit.before, "request_limit": PAGE_SIZE}
    return Shown("requests.html", context)


def request(visit: Visit) -> Shown:
    number = visit.row
    log, in_force = visit.engine.log, visit.engine.faults
    entry = log.get(number)
    if entry is None:
        raise LookupError("This request is not in the log, which keeps only the latest.")
    return Shown(
        "request.html",
        {
            "request": entry.details(),
            "kept_body": len(entry.body),
            "kept_answer": len(entry.answer),
            "faults": [(fault, fault in in_force) for fault in entry.faults],
            "earlier": number - 1 if log.get(number - 1) else None,
            "later": number + 1 if log.get(number + 1) else None,
        },
    )


def mask(key: str) -> str:
    """Enough of a key to recognise it, if the rest is long enough to stay a secret."""
    return f"{key[:4]}…{key[-2:]}" if len(key) >= 12 else "…"


def _find_user(engine: Engine, wanted: str) -> User | None:
    engine.tidy()
    row = user_row(wanted)
    return (
        engine.users.by_uid(wanted)
        or engine.users.being_deleted_by_uid(wanted)
        or (None if row is None else engine.users.by_row(row))
    )


def _event(stored: StoredEvent) -> Facts:
    return {"row": stored.row, "job_id": stored.job_id, **present_event(stored, include_schema=False)}


def _property_rows(facts: Facts) -> list[tuple[str, str, Any, list[str]]]:
    """Each property: its dotted path, its type, its value, and the types of it that conflict."""
    types = facts.get("schema", {}).get("properties", {})
    conflicts = facts.get("type_conflicts", {}).get("properties", {})
    values = flatten(facts.get("properties", {}))
    return [(path, types.get(path, ""), value, conflicts.get(path, [])) for path, value in values]
