"""The operations on batches of users and of events."""

from __future__ import annotations

from typing import Any

import orjson

from .calls import Answer, Call, page
from .clock import isoformat
from .document import Json
from .engine import Engine
from .identifiers import user_id
from .problems import resource_not_found
from .rules.properties import TypeHistory, report_conflicts, report_types
from .store.events import StoredEvent
from .store.jobs import PROCESSING, ImportedUser, ItemError, Job


def create_batch(kind: str, engine: Engine, call: Call) -> Answer:
    job = engine.runner.accept(kind, call.body)
    return Answer.of({"job": present_job(job)}, after_commit=lambda: engine.runner.enqueue(job))


def get_batch(kind: str, engine: Engine, call: Call) -> Answer:
    job = _find(kind, engine, call)
    return Answer.of({"imports": job.imports, "errors": job.errors, "job": present_job(job)})


def list_imports(kind: str, engine: Engine, call: Call) -> Answer:
    job = _find(kind, engine, call)
    if job.status == PROCESSING:
        return _still_processing(job)
    listing, after, size = _position("imports", engine, call, job)
    include_schema = call.query.get("include_schema", False)
    results: list[Any]
    if kind == "users":
        users = engine.jobs.imports(job, after, size + 1)
        rows = [user.item for user in users]
        results = [_imported_user(user, include_schema) for user in users[:size]]
    else:
        events = engine.events.of_job(job.row, after, size + 1)
        rows = [event.row for event in events]
        results = [present_event(event, include_schema) for event in events[:size]]
    return page(results, job.imports, _next(engine, listing, rows, size))


def list_errors(kind: str, engine: Engine, call: Call) -> Answer:
    job = _find(kind, engine, call)
    if job.status == PROCESSING:
        return _still_processing(job)
    listing, after, size = _position("errors", engine, call, job)
    errors = engine.jobs.errors(job, after, size + 1)
    results = [_failed_item(job, error) for error in errors[:size]]
    return page(results, job.errors, _next(engine, listing, [error.item for error in errors], size))


def present_job(job: Job) -> Json:
    """A job as the API shows it."""
    shown = {"id": job.id, "status": job.status, "created": isoformat(job.created)}
    if job.finished is not None:
        shown["finished"] = isoformat(job.finished)
    return shown


def present_event(event: StoredEvent, include_schema: bool) -> Json:
    """An event as the API shows it."""
    data: Json = orjson.loads(event.data)
    schema = data.pop("schema", {}).get("properties", {})
    shown: Json = {"name": event.name, "timestamp": event.timestamp, **data}
    if event.user is not None:
        shown["user"] = {"id": user_id(event.user)} | ({} if event.uid is None else {"uid": event.uid})
    if event.session is not None:
        shown["session"] = {"id": event.session}
    if include_schema:
        types = report_types(data.get("properties", {}), {})
        shown["schema"] = {"properties": types | {name: kind for name, kind in schema.items() if name in types}}
    return shown


def _imported_user(imported: ImportedUser, include_schema: bool) -> Any:
    if not include_schema:
        return orjson.Fragment(imported.data)
    user: Json = orjson.loads(imported.data)
    history: TypeHistory = orjson.loads(imported.types) if imported.types else {}
    types = report_types(user.get("properties", {}), history)
    conflicts = {name: kinds for name, kinds in report_conflicts(history).items() if name in types}
    return {**user, "schema": {"properties": types}} | (
        {"type_conflicts": {"properties": conflicts}} if conflicts else {}
    )


def _failed_item(job: Job, error: ItemError) -> Json:
    item = orjson.Fragment(error.data)
    shown: Json = {"message": error.message, "code": error.code}
    shown["user" if job.kind == "users" else "event"] = item
    if job.shared:
        shown["shared"] = orjson.Fragment(job.shared)
    return shown


def _find(kind: str, engine: Engine, call: Call) -> Job:
    job = engine.jobs.get(call.path["job_id"], kind)
    if job is None:
        raise resource_not_found(f"no batch of {kind} has the id {call.path['job_id']!r}")
    return job


def _still_processing(job: Job) -> Answer:
    return Answer.of({"job": present_job(job)}, status=202)


def _position(part: str, engine: Engine, call: Call, job: Job) -> tuple[str, int, int]:
    listing = f"{part} of job {job.id}"
    after = engine.tokens.read(listing, call.query.get("page_token", ""))
    return listing, after, engine.settings.result_page_size


def _next(engine: Engine, listing: str, rows: list[int], size: int) -> str | None:
    return engine.tokens.make(listing, rows[size - 1]) if len(rows) > size else None
