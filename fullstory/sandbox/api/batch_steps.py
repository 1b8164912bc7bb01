"""Applies one step of a batch job to the store. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import orjson

from fullstory.sandbox.api.event_writer import EventWriter
from fullstory.sandbox.api.user_writer import UserWriter
from fullstory.sandbox.document import Json
from fullstory.sandbox.http.request_parsing import failing_items
from fullstory.sandbox.identifiers import user_id
from fullstory.sandbox.problems import Problem, empty_uid
from fullstory.sandbox.rules.users import NO_SCHEMA, User
from fullstory.sandbox.state import State
from fullstory.sandbox.store.events import EventRecord
from fullstory.sandbox.store.jobs import ImportedUser, ItemError, Job

BATCH_PATHS = {"users": "/v2/users/batch", "events": "/v2/events/batch"}
_OPERATIONS = {"users": "create_user_batch", "events": "create_event_batch"}


class StepResult(NamedTuple):
    """What came of a step: how many requests were imported, the errors of the others, and the events among them."""

    imports: int
    errors: list[ItemError]
    events: list[EventRecord]


def apply_step(state: State, job: Job, first: int, requests: list[Json]) -> StepResult:
    """Apply some requests of a batch.

    Args:
        state: The state that they change.
        job: The job of the batch.
        first: The position of the first request.
        requests: The requests.
    """
    failures = failing_items(state.document.item_validator(_OPERATIONS[job.kind]), requests)
    failures |= _faulty_items(state, job, len(requests))
    return (_import_users if job.kind == "users" else _import_events)(state, job, first, requests, failures)


def _faulty_items(state: State, job: Job, items: int) -> dict[int, Problem]:
    if job.failure is not None:
        failure = orjson.loads(job.failure)
        return dict.fromkeys(range(items), Problem(500, failure["code"], failure["message"]))
    problems: dict[int, Problem] = {}
    if state.faults.any_count("item"):
        for position in range(items):
            for active in state.faults.meet("POST", BATCH_PATHS[job.kind], "item"):
                problems[position] = active.effect.item_problem()
    return problems


def _import_users(
    state: State, job: Job, first: int, requests: list[Json], failures: Mapping[int, Problem]
) -> StepResult:
    writer = UserWriter(state.users, state.settings.is_lenient)
    writer.prefetch(request["uid"] for request in requests if "uid" in request)
    imports: list[ImportedUser] = []
    errors: list[ItemError] = []
    for position, request in enumerate(requests):
        try:
            if position in failures:
                raise failures[position]
            if request.get("uid") == "":
                raise empty_uid()
            user = writer.update(request["id"], request) if "id" in request else writer.create(request)
        except Problem as problem:
            errors.append(_error(first + position, problem, request))
        else:
            imports.append(_imported(first + position, request, user))
    writer.flush()
    state.jobs.add_imports(job, imports)
    return StepResult(len(imports), errors, [])


def _import_events(
    state: State, job: Job, first: int, requests: list[Json], failures: Mapping[int, Problem]
) -> StepResult:
    shared: Json | None = orjson.loads(job.shared) if job.shared else None
    writer = EventWriter(state)
    writer.prefetch(request["user"]["uid"] for request in requests if "uid" in request.get("user", ()))
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
    state.events.add(records)
    return StepResult(len(records), errors, records)


def _imported(item: int, request: Json, user: User) -> ImportedUser:
    result = {**request, "id": user_id(user.row), "properties": request.get("properties") or None, **NO_SCHEMA}
    if user.uid is not None:
        result["uid"] = user.uid
    return ImportedUser(item, orjson.dumps(result), orjson.dumps(user.types) if user.types else None)


def _error(item: int, problem: Problem, request: Json) -> ItemError:
    return ItemError(item, problem.code, problem.message, orjson.dumps(request))
