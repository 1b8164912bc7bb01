"""The pages about batch jobs."""

from __future__ import annotations

import orjson

from fullstory.sandbox.api.events import present_whole_event
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.page.filters import JOB_FIELDS, listing
from fullstory.sandbox.page.visit import Json, Shown, Visit
from fullstory.sandbox.store.jobs import PROCESSING, Job

_RESULTS = 20
_UNFINISHED = 10


def jobs(visit: Visit) -> Shown:
    return listing(visit, "jobs", JOB_FIELDS, visit.controls.jobs)


def job(visit: Visit) -> Shown:
    found = visit.engine.jobs.find(visit.path["id"])
    if found is None:
        raise LookupError("No job has this id.")
    context = {"job": _row(found), "shared": found.shared and orjson.loads(found.shared)}
    return Shown("job.html", {**context, **_imports(visit, found), **_errors(visit, found)})


def newest_and_unfinished(engine: Engine, size: int) -> list[Json]:
    """Return the newest jobs, and some unfinished ones of any age; the newest first."""
    chosen = {job.row: job for job in [*engine.jobs.latest(None, size), *engine.jobs.unfinished()[-_UNFINISHED:]]}
    return [_row(chosen[row]) for row in sorted(chosen, reverse=True)]


def _row(job: Job) -> Json:
    took = None if job.finished is None or job.started is None else (job.finished - job.started) * 1000
    return {"row": job.row, **job.as_json(), "took_ms": took, "is_finished": job.status != PROCESSING}


def _imports(visit: Visit, job: Job) -> Json:
    """Return one page of what the job imported; the next one begins after the position of the last item shown."""
    after = visit.number("imports") or 0
    items: list[Json]
    if job.kind == "users":
        users = visit.engine.jobs.imports(job, after, _RESULTS + 1)
        items = [{"position": user.item, **orjson.loads(user.data)} for user in users]
    else:
        events = visit.engine.events.of_job(job.row, after, _RESULTS + 1)
        items = [{"position": stored.row, **present_whole_event(stored, include_schema=False)} for stored in events]
    more = items[_RESULTS - 1]["position"] if len(items) > _RESULTS else None
    return {"imports": items[:_RESULTS], "imports_after": after, "more_imports": more}


def _errors(visit: Visit, job: Job) -> Json:
    """Return one page of the items that failed, in the same way."""
    after = visit.number("errors") or 0
    errors = [
        {"position": error.item, "code": error.code, "message": error.message, "item": orjson.loads(error.data)}
        for error in visit.engine.jobs.errors(job, after, _RESULTS + 1)
    ]
    more = errors[_RESULTS - 1]["position"] if len(errors) > _RESULTS else None
    return {"errors": errors[:_RESULTS], "errors_after": after, "more_errors": more}
