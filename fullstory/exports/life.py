"""How an operation is awaited: decisions without clock, sleep and HTTP. A driver acts."""

from __future__ import annotations

import logging
from collections.abc import Generator
from typing import Any, NamedTuple

from fullstory.calls import Response
from fullstory.errors import ExportError, WaitTimeoutError
from fullstory.generated.models.operation import Operation
from fullstory.generated.models.operation_results import OperationResults
from fullstory.generated.models.operation_state import OperationState

logger: logging.Logger = logging.getLogger("fullstory")

FIRST_POLL_SECONDS = 1.0
LONGEST_POLL_SECONDS = 5.0


class Look(NamedTuple):
    """Fetch the operation; the outcome is what was Seen."""

    operation_id: str


class Pause(NamedTuple):
    """Wait; there is no outcome."""

    seconds: float


class Seen(NamedTuple):
    """An operation, and how many seconds the wait has taken so far."""

    response: Response[Operation]
    seconds: float


Watch = Generator[Look | Pause, Seen | None, Response[Operation]]


def watch(operation_id: str, timeout: float | None, poll_interval: float | None) -> Watch:
    """Wait until an operation is finished, and return the last answer about it.

    Args:
        operation_id: Its id.
        timeout: How many seconds to wait; None for no limit. At the end it is looked at once more.
        poll_interval: How many seconds lie between two looks; None for a second at first, then more, up to 5.

    Raises:
        WaitTimeoutError: It was not finished in time.
    """
    interval = FIRST_POLL_SECONDS if poll_interval is None else poll_interval
    unknown = None
    while True:
        seen = yield Look(operation_id)
        if seen is None:
            raise RuntimeError("no outcome")
        state = seen.response.parsed.state
        if is_finished(state):
            return seen.response
        if state not in (None, unknown, OperationState.PENDING):
            unknown = state
            logger.warning("operation %s: unknown state %r, which counts as pending", operation_id, state)
        if timeout is not None and seen.seconds >= timeout:
            raise WaitTimeoutError(f"operation {operation_id} was not finished within {timeout} s; it goes on")
        yield Pause(interval if timeout is None else min(interval, timeout - seen.seconds))
        if poll_interval is None:
            interval = min(interval * 2, LONGEST_POLL_SECONDS)


def is_finished(state: object) -> bool:
    """Return whether nothing more will come of an operation in this state."""
    return state in (OperationState.COMPLETED, OperationState.FAILED)


def failure(operation_id: str, operation: Operation) -> ExportError:
    """Return the error that a failed export stands for."""
    details: Any = operation.error_details
    reason = f": {details}" if isinstance(details, str) and details else ""
    return export_error(f"export {operation_id} failed{reason}", operation_id, details if reason else None)


def search_export_id(operation_id: str, operation: Operation) -> str:
    """Return what the file of a completed export is fetched with.

    Raises:
        ExportError: The operation does not say.
    """
    results: Any = operation.results
    found: Any = results.search_export_id if isinstance(results, OperationResults) else None
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    if not isinstance(found, str) or not found.strip():
        raise export_error(f"export {operation_id} is completed, but its results name no file", operation_id)
    return found


def export_error(message: str, operation_id: str | None, details: str | None = None) -> ExportError:
    """Return an error of an export."""
    error = ExportError(message)
    error.operation_id, error.details = operation_id, details
    return error
