"""The operations on operations."""

from __future__ import annotations

from fullstory.sandbox.api.older_listings import older_listing, one_of
from fullstory.sandbox.api.operation_runner import CANCELED, present_operation
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import invalid_argument, resource_not_found
from fullstory.sandbox.store.operations import PENDING, SEARCH_EXPORT, STATES, TYPES, Operation

_DEFAULT_LIMIT = 100


def list_operations(engine: Engine, request: ApiRequest) -> Answer:
    state, kind = one_of(request.query, "state", STATES), one_of(request.query, "type", TYPES)
    now = engine.clock.now()
    return older_listing(
        engine,
        request,
        f"operations {state} {kind}",
        items=lambda before, size: engine.operations.page(state, kind, before, size),
        row=lambda operation: operation.row,
        present=lambda operation: present_operation(operation, now),
        name="operations",
        default_limit=_DEFAULT_LIMIT,
    )


def get_operation(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of(present_operation(_find(engine, request.path["id"]), engine.clock.now()))


def cancel_operation(engine: Engine, request: ApiRequest) -> Answer:
    operation = _find(engine, request.path["id"])
    if operation.type != SEARCH_EXPORT:
        raise invalid_argument(f"operations of the type {operation.type} cannot be canceled")
    if operation.error == CANCELED:  # so that a repeated request is safe
        return Answer.of({})
    if operation.state != PENDING:
        raise invalid_argument(f"the operation is {operation.state} already")
    engine.operation_runner.cancel(operation)
    return Answer.of({}, after_commit=lambda: engine.operation_runner.forget(operation))


def _find(engine: Engine, operation_id: str) -> Operation:
    operation = engine.operations.get(operation_id)
    if operation is None:
        raise resource_not_found(f"no operation has the id {operation_id!r}")
    return operation
