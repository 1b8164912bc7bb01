"""Processes batch jobs: when each step of each job is due, and what a step does."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import logging
import math
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from .document import Json
from .faults import ITEM_KINDS, JOB_KINDS, FaultKind
from .identifiers import new_job_id, user_id
from .problems import Problem, invalid_argument, required_field, too_many_requests
from .rules.users import User
from .store.events import EventRecord
from .store.jobs import COMPLETED, FAILED, ImportedUser, ItemError, Job
from .validation import failing_items
from .writing import EventWriter, UserWriter

if TYPE_CHECKING:
    from .engine import Engine

logger = logging.getLogger("fullstory.sandbox")

# Small steps let a job's counts grow visibly and keep other requests from waiting; large ones cost less in all.
_STEPS = 20
_LARGEST_STEP = 1000
_SECONDS_AFTER_ERROR = 1.0
_RETRY_AFTER_SECONDS = 1
_PATHS = {"users": "/v2/users/batch", "events": "/v2/events/batch"}


class JobRunner:
    """Starts jobs in the order they were accepted and applies their steps when the clock says that they are due.

    A job of n steps that takes d seconds does step k at k·d/n seconds after its start.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._random = engine.settings.processing_time.sampler()
        self._wake = asyncio.Event()
        self._waiting: list[Job] = []
        self._running: dict[int, Job] = {}
        self._due: list[tuple[float, int]] = []
        # The jobs that a fault holds, by id, with the id of the fault. They count as running.
        self._stuck: dict[str, int] = {}
        for job in engine.jobs.unfinished():
            if job.started is None:
                self._waiting.append(job)
            else:
                self._schedule(job)
        self._start_waiting(engine.clock.now())

    def accept(self, kind: str, body: Json) -> Job:
        """Takes in a new batch. The caller holds the transaction, and calls `enqueue` when it is over."""
        engine, requests = self._engine, body["requests"]
        self._check_room(requests)
        size = min(_LARGEST_STEP, math.ceil(len(requests) / _STEPS))
        try:
            steps = [(at + 1, orjson.dumps(requests[at : at + size])) for at in range(0, len(requests), size)]
        except orjson.JSONEncodeError as error:
            raise invalid_argument(f"requests: an item is nested too deeply ({error})") from error
        shared = orjson.dumps(body["shared"]) if body.get("shared") else None
        job = Job(0, new_job_id(), kind, shared, len(requests), len(steps), engine.clock.now())
        for active in engine.faults.meet("POST", _PATHS[kind], JOB_KINDS):
            if active.fault.kind == FaultKind.JOB_STUCK:
                self._stuck[job.id] = active.id
            else:
                job.failure = orjson.dumps({"code": active.fault.code, "message": active.fault.message})
        return engine.jobs.add(job, steps)

    def enqueue(self, job: Job) -> None:
        """Lets an accepted job run."""
        self._waiting.append(job)
        self._tell(job)
        self._start_waiting(self._engine.clock.now())
        self._wake.set()

    def _check_room(self, requests: list[Json]) -> None:
        limits = self._engine.settings.limits
        if not requests:
            raise required_field("requests")
        if len(requests) > limits.batch_requests:
            raise invalid_argument(f"requests: must have at most {limits.batch_requests:,} items")
        in_progress = [*self._waiting, *self._running.values()]
        if len(in_progress) >= limits.accepted_jobs:
            raise too_many_requests(f"{len(in_progress)} batches are in progress", _RETRY_AFTER_SECONDS)
        operations = sum(job.total for job in in_progress)
        if operations + len(requests) > limits.operations_in_progress:
            raise too_many_requests(f"{operations:,} operations are in progress", _RETRY_AFTER_SECONDS)

    async def run(self) -> None:
        """Processes jobs until cancelled."""
        while True:
            self._wake.clear()
            now = self._engine.clock.now()
            if self._due and self._due[0][0] <= now:
                await asyncio.sleep(self._try_step())
                continue
            pause = self._due[0][0] - now if self._due and not self._engine.clock.frozen else None
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), pause)

    def _try_step(self) -> float:
        """Applies a step. Returns the seconds to wait before the next."""
        try:
            self._step()
        except sqlite3.Error:  # a full disk, for example: nothing was changed, and it may end
            logger.exception("a batch job could not be processed; it is tried again")
            return _SECONDS_AFTER_ERROR
        return 0.0

    def catch_up(self) -> None:
        """Does at once everything that is due, after the clock was moved."""
        self._start_waiting(self._engine.clock.now())
        while self._due and self._due[0][0] <= self._engine.clock.now():
            self._step()
        self._wake.set()

    def clear(self) -> None:
        """Forgets all jobs, after the store has."""
        self._waiting.clear()
        self._running.clear()
        self._due.clear()
        self._stuck.clear()
        self.restart_random()

    def restart_random(self) -> None:
        """Lets random processing times start again from their seed."""
        self._random = self._engine.settings.processing_time.sampler()

    def release(self) -> None:
        """Lets the jobs go on that were held by a fault which is no longer there."""
        released = {job for job, fault in self._stuck.items() if fault not in self._engine.faults}
        for job_id in released:
            del self._stuck[job_id]
        for job in list(self._running.values()):
            if job.id in released:
                self._schedule(job)
        self._wake.set()

    def progress(self, job: Job) -> float:
        """The part of a job that is done, from 0 to 1."""
        return 1.0 if job.finished is not None else self._engine.jobs.steps_done(job) / job.steps

    def _start_waiting(self, now: float) -> None:
        while self._waiting and len(self._running) < self._engine.settings.limits.running_jobs:
            job = self._waiting.pop(0)
            job.started = now
            job.duration = self._engine.settings.processing_time.duration(job.total, self._random)
            self._engine.jobs.save(job)
            self._schedule(job)

    def _schedule(self, job: Job) -> None:
        self._running[job.row] = job
        if job.id in self._stuck:
            return
        part = (self._engine.jobs.steps_done(job) + 1) / job.steps
        heapq.heappush(self._due, ((job.started or 0.0) + (job.duration or 0.0) * part, job.row))

    def _step(self) -> None:
        """Applies the step that is due first."""
        engine = self._engine
        due, row = self._due[0]
        job = self._running[row]
        with engine.database.transaction():
            number, first, items = engine.jobs.next_step(job)
            requests: list[Json] = orjson.loads(items)
            imports, errors = _apply(engine, job, first, requests)
            engine.jobs.add_errors(job, errors)
            engine.jobs.drop_step(job, number)
            job = replace(job, imports=job.imports + imports, errors=job.errors + len(errors))
            if number + 1 == job.steps:
                job.finished = due
                job.status = FAILED if job.errors else COMPLETED
            engine.jobs.save(job)
        heapq.heappop(self._due)
        if job.finished is None:
            self._schedule(job)
        else:
            del self._running[row]
            self._start_waiting(due)
        self._tell(job)

    def _tell(self, job: Job) -> None:
        if self._engine.hub.has_listeners:
            self._engine.hub.publish("job", job.as_json())


def _apply(engine: Engine, job: Job, first: int, requests: list[Json]) -> tuple[int, list[ItemError]]:
    """Applies some requests of a batch, of which the first has the position `first`. Returns what came of it."""
    operation = "create_user_batch" if job.kind == "users" else "create_event_batch"
    failures = failing_items(engine.document.item_validator(operation), requests)
    if job.failure is not None:
        told = orjson.loads(job.failure)
        failures = dict.fromkeys(range(len(requests)), Problem(500, told["code"], told["message"]))
    elif any(active.fault.kind in ITEM_KINDS for active in engine.faults):
        for position in range(len(requests)):
            for active in engine.faults.meet("POST", _PATHS[job.kind], ITEM_KINDS):
                failures[position] = Problem(500, active.fault.code, active.fault.message)
    return (_import_users if job.kind == "users" else _import_events)(engine, job, first, requests, failures)


def _import_users(
    engine: Engine, job: Job, first: int, requests: list[Json], failures: Mapping[int, Problem]
) -> tuple[int, list[ItemError]]:
    writer = UserWriter(engine.users)
    writer.expect(request["uid"] for request in requests if "uid" in request)
    imports: list[ImportedUser] = []
    errors: list[ItemError] = []
    for position, request in enumerate(requests):
        try:
            if position in failures:
                raise failures[position]
            user = writer.update(request["id"], request) if "id" in request else writer.create(request)
        except Problem as problem:
            errors.append(_error(first + position, problem, request))
        else:
            imports.append(_imported(first + position, request, user))
    writer.flush()
    engine.jobs.add_imports(job, imports)
    return len(imports), errors


def _import_events(
    engine: Engine, job: Job, first: int, requests: list[Json], failures: Mapping[int, Problem]
) -> tuple[int, list[ItemError]]:
    shared: Json | None = orjson.loads(job.shared) if job.shared else None
    now = engine.clock.now()
    writer = EventWriter(engine, engine.settings, now)
    writer.expect(request["user"]["uid"] for request in requests if "uid" in request.get("user", ()))
    records: list[EventRecord] = []
    errors: list[ItemError] = []
    for position, request in enumerate(requests):
        try:
            if position in failures:
                raise failures[position]
            records.append(writer.record(request, shared, job.row))
        except Problem as problem:
            errors.append(_error(first + position, problem, request))
    writer.flush()
    engine.events.add(records)
    return len(records), errors


def _imported(item: int, request: Json, user: User) -> ImportedUser:
    result = {**request, "id": user_id(user.row)}
    result.pop("schema", None)
    if user.uid is not None:
        result["uid"] = user.uid
    return ImportedUser(item, orjson.dumps(result), orjson.dumps(user.types) if user.types else None)


def _error(item: int, problem: Problem, request: Json) -> ItemError:
    return ItemError(item, problem.code, problem.message, orjson.dumps(request))
