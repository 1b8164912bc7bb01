"""The operations on batches, which users and events share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import orjson

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer, listing
from fullstory.sandbox.problems import resource_not_found
from fullstory.sandbox.store.jobs import PROCESSING, ItemError, Job


class BatchKind(ABC):
    """What differs between batches of users and of events.

    Attributes:
        kind: The kind of job, as it is stored.
        item: What an item is called in the list of errors.
    """

    kind: ClassVar[str]
    item: ClassVar[str]

    @abstractmethod
    def imported(
        self, engine: Engine, job: Job, after: int, size: int, include_schema: bool
    ) -> tuple[list[int], list[Any]]:
        """Return up to `size` imports after the row `after`: the row of each, and how the API shows it."""


def create_batch(batches: BatchKind, engine: Engine, request: ApiRequest) -> Answer:
    job = engine.runner.accept(batches.kind, request.body)
    return Answer.of({"job": present_job(job)}, after_commit=lambda: engine.runner.enqueue(job))


def get_batch(batches: BatchKind, engine: Engine, request: ApiRequest) -> Answer:
    job = _find(batches, engine, request)
    return Answer.of({"imports": job.imports, "errors": job.errors, "job": present_job(job)})


def list_imports(batches: BatchKind, engine: Engine, request: ApiRequest) -> Answer:
    job = _find(batches, engine, request)
    if job.status == PROCESSING:
        return _still_processing(job)
    name, after, size = _position("imports", engine, request, job)
    rows, results = batches.imported(engine, job, after, size + 1, request.query.get("include_schema", False))
    return listing(results[:size], job.imports, _next_token(engine, name, rows, size))


def list_errors(batches: BatchKind, engine: Engine, request: ApiRequest) -> Answer:
    job = _find(batches, engine, request)
    if job.status == PROCESSING:
        return _still_processing(job)
    name, after, size = _position("errors", engine, request, job)
    errors = engine.jobs.errors(job, after, size + 1)
    results = [_failed_item(batches.item, job, error) for error in errors[:size]]
    return listing(results, job.errors, _next_token(engine, name, [error.item for error in errors], size))


def present_job(job: Job) -> Json:
    """Return a job as the API shows it."""
    shown = {"id": job.id, "status": job.status, "created": isoformat(job.created)}
    if job.finished is not None:
        shown["finished"] = isoformat(job.finished)
    return shown


def _failed_item(item: str, job: Job, error: ItemError) -> Json:
    shown: Json = {"message": error.message, "code": error.code, item: orjson.Fragment(error.data)}
    if job.shared:
        shown["shared"] = orjson.Fragment(job.shared)
    return shown


def _find(batches: BatchKind, engine: Engine, request: ApiRequest) -> Job:
    job_id = request.path["job_id"]
    job = engine.jobs.get(job_id, batches.kind)
    if job is None:
        raise resource_not_found(f"no batch of {batches.kind} has the id {job_id!r}")
    return job


def _still_processing(job: Job) -> Answer:
    return Answer.of({"job": present_job(job)}, status=202)


def _position(part: str, engine: Engine, request: ApiRequest, job: Job) -> tuple[str, int, int]:
    name = f"{part} of job {job.id}"
    after = engine.tokens.read(name, request.query.get("page_token", ""))
    return name, after, engine.settings.result_page_size


def _next_token(engine: Engine, name: str, rows: list[int], size: int) -> str | None:
    return engine.tokens.make(name, rows[size - 1]) if len(rows) > size else None
