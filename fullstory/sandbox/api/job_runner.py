"""Processes batch jobs: decides when each step of each job is due, and applies the steps."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import logging
import math
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import orjson

from fullstory.sandbox.api.batch_steps import BATCH_PATHS, apply_step
from fullstory.sandbox.control.fault_kinds import JobOutcome
from fullstory.sandbox.document import Json
from fullstory.sandbox.identifiers import new_job_id
from fullstory.sandbox.problems import invalid_argument, required_field, too_many_requests
from fullstory.sandbox.state import State
from fullstory.sandbox.store.jobs import COMPLETED, FAILED, Job

logger: logging.Logger = logging.getLogger("fullstory.sandbox")

# With small steps a job's counts grow visibly and other requests need not wait; large steps cost less overall.
_STEPS = 20
_LARGEST_STEP = 1000
_RETRY_AFTER_SECONDS = 1


class JobRunner:
    """Starts jobs in the order they were accepted, and applies their steps when they are due.

    Step k of a job of n steps that takes d seconds is due k·d/n seconds after its start.

    Args:
        state: The state of the sandbox.
        seconds_after_error: How long to pause when the database cannot be written.
    """

    def __init__(self, state: State, seconds_after_error: float) -> None:
        self._state = state
        self._seconds_after_error = seconds_after_error
        self._random = state.settings.processing_time.sampler()
        self._wake = asyncio.Event()
        self._waiting: list[Job] = []
        self._running: dict[int, Job] = {}
        self._due: list[tuple[float, int]] = []
        # The jobs that a fault holds, by id, with the id of the fault. They count as running.
        self._held: dict[str, int] = {}
        for job in state.jobs.unfinished():
            if job.started is None:
                self._waiting.append(job)
            else:
                self._schedule(job)
        self._start_waiting()

    def accept(self, kind: str, body: Json) -> Job:
        """Store a new batch as a job. The caller holds the transaction, and calls `enqueue` once it is committed."""
        state, requests = self._state, body["requests"]
        self._check_room(requests)
        size = min(_LARGEST_STEP, math.ceil(len(requests) / _STEPS))
        try:
            steps = [(at + 1, orjson.dumps(requests[at : at + size])) for at in range(0, len(requests), size)]
        except orjson.JSONEncodeError as error:
            raise invalid_argument(f"requests: an item is nested too deeply ({error})") from error
        shared = orjson.dumps(body["shared"]) if body.get("shared") else None
        job = Job(0, new_job_id(), kind, shared, len(requests), len(steps), state.clock.now())
        self._apply_faults(job)
        return state.jobs.add(job, steps)

    def enqueue(self, job: Job) -> None:
        """Queue an accepted job, and start it if there is room. Its batch is committed, so nothing may lose it."""
        self._waiting.append(job)
        self._publish(job)
        self._try(self._start_waiting)
        self._wake.set()

    def _apply_faults(self, job: Job) -> None:
        for active in self._state.faults.meet("POST", BATCH_PATHS[job.kind], "job"):
            outcome = JobOutcome()
            active.effect.change_job(outcome)
            if outcome.is_held:
                self._held[job.id] = active.id
            if outcome.failure is not None:
                job.failure = orjson.dumps({"code": outcome.failure.code, "message": outcome.failure.message})

    def _check_room(self, requests: list[Json]) -> None:
        limits = self._state.settings.limits
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
        """Process jobs until cancelled."""
        while True:
            self._wake.clear()
            if not self._try(self._start_waiting):
                await asyncio.sleep(self._seconds_after_error)
            elif self._is_step_due():
                await asyncio.sleep(0 if self._try(self._step) else self._seconds_after_error)
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), self._until_next_step())

    def _try(self, action: Callable[[], None]) -> bool:
        """Start jobs or apply a step. Return whether the database could be written."""
        try:
            action()
        except sqlite3.Error:  # such as a full disk: nothing was changed, and trying again may succeed
            logger.exception("a step of a batch job failed; it will be tried again")
            return False
        return True

    def _is_step_due(self) -> bool:
        return bool(self._due) and self._due[0][0] <= self._state.clock.now()

    def _until_next_step(self) -> float | None:
        """Return in how many seconds the next step is due; None if time alone does not bring it."""
        if not self._due or self._state.clock.frozen:
            return None
        return self._due[0][0] - self._state.clock.now()

    def catch_up(self) -> None:
        """Apply every step that is due after the clock was moved."""
        self._start_waiting()
        while self._is_step_due():
            self._step()
        self._wake.set()

    def clear(self) -> None:
        """Forget all jobs, after they were deleted from the store."""
        self._waiting.clear()
        self._running.clear()
        self._due.clear()
        self._held.clear()
        self.restart_random()

    def restart_random(self) -> None:
        """Restart the random processing times from their seed."""
        self._random = self._state.settings.processing_time.sampler()

    def release(self) -> None:
        """Continue the jobs whose fault was removed."""
        released = {job for job, fault in self._held.items() if fault not in self._state.faults}
        for job_id in released:
            del self._held[job_id]
        for job in list(self._running.values()):
            if job.id in released:
                self._schedule(job)
        self._wake.set()

    def duration(self, items: int) -> float:
        """Return how many seconds it takes to process this number of requests."""
        return self._state.settings.processing_time.duration(items, self._random)

    def progress(self, job: Job) -> float:
        """Return how much of a job is done, from 0 to 1."""
        return 1.0 if job.finished is not None else self._state.jobs.steps_done(job) / job.steps

    def _start_waiting(self, at: float | None = None) -> None:
        """Start as many jobs as there is room for, now or at a time that has passed."""
        started = self._state.clock.now() if at is None else at
        while self._waiting and len(self._running) < self._state.settings.limits.running_jobs:
            # A copy, so that nothing has changed if it cannot be stored.
            job = replace(self._waiting[0], started=started, duration=self.duration(self._waiting[0].total))
            self._state.jobs.save(job)
            self._waiting.pop(0)
            self._schedule(job)

    def _schedule(self, job: Job) -> None:
        self._running[job.row] = job
        if job.id in self._held:
            return
        part = (self._state.jobs.steps_done(job) + 1) / job.steps
        heapq.heappush(self._due, ((job.started or 0.0) + (job.duration or 0.0) * part, job.row))

    def _step(self) -> None:
        """Apply the step that is due first."""
        state = self._state
        due, row = self._due[0]
        job = self._running[row]
        with state.database.transaction():
            number, first, items = state.jobs.next_step(job)
            requests: list[Json] = orjson.loads(items)
            imports, errors, events = apply_step(state, job, first, requests)
            state.jobs.add_errors(job, errors)
            state.jobs.drop_step(job, number)
            job = replace(job, imports=job.imports + imports, errors=job.errors + len(errors))
            if number + 1 == job.steps:
                job.finished = due
                job.status = FAILED if job.errors else COMPLETED
            state.jobs.save(job)
        heapq.heappop(self._due)
        if job.finished is None:
            self._schedule(job)
        else:
            del self._running[row]
        self._publish(job)
        if job.finished is not None:
            self._start_waiting(due)
        state.outbox.recorded(events)

    def _publish(self, job: Job) -> None:
        if self._state.live.has_listeners:
            self._state.live.publish("job", job.as_json())
