"""Runs operations: exports are written when they are due, and deletions of users end when the users are gone."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from fullstory.sandbox.api.export_rows import RowReader
from fullstory.sandbox.api.export_writer import Spool, write_export
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.control.fault_kinds import JobOutcome
from fullstory.sandbox.document import Json
from fullstory.sandbox.identifiers import new_export_id, new_operation_id
from fullstory.sandbox.rules.exports import ExportPlan, percent_done
from fullstory.sandbox.state import State
from fullstory.sandbox.store.operations import COMPLETED, DELETE_USER, FAILED, PENDING, SEARCH_EXPORT, Operation

logger: logging.Logger = logging.getLogger("fullstory.sandbox")

CANCELED = "the export was canceled"
EXPORT_PATH = "/segments/v1/exports"
_EXPORT_LIFETIME_SECONDS = 7 * 86400
# What a client that looks at once finds finished, where an export takes no time.
_PORTIONS_AT_ONCE = 3


class _Writing(NamedTuple):
    """An export that is being written: the id that it will have, and the portions that are left."""

    operation: Operation
    export_id: str
    portions: Iterator[None]


class OperationRunner:
    """Starts operations, and writes exports in the order in which they are due.

    Args:
        state: The state of the sandbox.
        duration: Returns how many seconds an export takes.
        seconds_after_error: How long to pause when the database or the file cannot be written.
    """

    def __init__(self, state: State, duration: Callable[[], float], seconds_after_error: float) -> None:
        self._state = state
        self._duration = duration
        self._seconds_after_error = seconds_after_error
        self._wake = asyncio.Event()
        self._pending: list[Operation] = state.operations.pending_exports()
        self._writing: _Writing | None = None
        # The exports that a fault holds, by id, with the id of the fault.
        self._held: dict[str, int] = {}
        self.spool: Spool = Spool()

    def accept_export(self, plan: ExportPlan) -> Operation:
        """Store a new export. The caller holds the transaction, and calls `enqueue` once it is committed."""
        now = self._state.clock.now()
        operation = Operation(0, new_operation_id(), SEARCH_EXPORT, PENDING, now, now + self._duration())
        operation.request = replace(plan, last_event=self._state.export_source.last_event()).as_json()
        for active in self._state.faults.meet("POST", EXPORT_PATH, "job"):
            outcome = JobOutcome()
            active.effect.change_job(outcome)
            if outcome.is_held:
                self._held[operation.id] = active.id
            if outcome.failure is not None:
                operation.failure = outcome.failure.message
        self._state.operations.add(operation)
        return operation

    def enqueue(self, operation: Operation) -> None:
        """Queue an accepted export, and write it if it is small and due at once."""
        self._pending.append(operation)
        self._pending.sort(key=lambda each: (each.due, each.row))
        self._publish(operation)
        for _ in range(_PORTIONS_AT_ONCE):
            if self._next_due() is not None:
                self._try()
        self._wake.set()

    def accept_deletion(self, user: int, gone_at: float) -> Operation:
        """Store the deletion of a user, which ends when the user is gone. The caller holds the transaction."""
        now = self._state.clock.now()
        operation = Operation(0, new_operation_id(), DELETE_USER, PENDING, now, gone_at, user=user)
        self._state.operations.add(operation)
        return operation

    def cancel(self, operation: Operation) -> None:
        """End an unfinished export. The caller holds the transaction, and calls `forget` once it is committed."""
        self._end(operation, self._state.clock.now(), error=CANCELED)

    def forget(self, operation: Operation) -> None:
        """Stop writing a cancelled export."""
        if self._writing is not None and self._writing.operation.id == operation.id:
            self._writing = None
        self._pending = [each for each in self._pending if each.id != operation.id]
        self._held.pop(operation.id, None)

    async def run(self) -> None:
        """Write exports until cancelled."""
        while True:
            self._wake.clear()
            if self._next_due() is not None:
                await asyncio.sleep(0 if self._try() else self._seconds_after_error)
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), self._until_next())

    def catch_up(self) -> None:
        """Write every export that is due after the clock was moved."""
        while self._next_due() is not None:
            self._step()
        self._wake.set()

    def release(self) -> None:
        """Continue the exports whose fault was removed."""
        self._held = {name: fault for name, fault in self._held.items() if fault in self._state.faults}
        self._wake.set()

    def clear(self) -> None:
        """Forget all operations, after they were deleted from the store, and delete the files."""
        self._writing = None
        self._pending.clear()
        self._held.clear()
        self.spool.clear()

    def write_again(self, operation: Operation) -> None:
        """Write the file of a finished export that an earlier process of this sandbox made."""
        for _ in self._writer(operation, operation.export or ""):
            pass

    def _try(self) -> bool:
        """Write a portion of the export that is due. Return whether that was possible."""
        try:
            self._step()
        except (sqlite3.Error, OSError):  # such as a full disk: trying again may succeed
            logger.exception("a portion of an export could not be written; it will be tried again")
            self._writing = None
            return False
        return True

    def _next_due(self) -> Operation | None:
        now = self._state.clock.now()
        free = (each for each in self._pending if each.id not in self._held)
        return next((each for each in free if each.due <= now), None)

    def _until_next(self) -> float | None:
        """Return in how many seconds the next export is due; None if time alone does not bring it."""
        free = [each.due for each in self._pending if each.id not in self._held]
        return None if not free or self._state.clock.frozen else min(free) - self._state.clock.now()

    def _step(self) -> None:
        """Write a portion of the export that is being written, or begin with the one that is due first."""
        if self._writing is None:
            operation = self._next_due()
            if operation is None:
                return
            if operation.failure is not None:
                self._finish(operation, error=operation.failure)
                return
            export_id = new_export_id()
            self._writing = _Writing(operation, export_id, self._writer(operation, export_id))
        writing = self._writing
        if next(writing.portions, self) is self:  # there is no further portion
            self._writing = None
            self._finish(writing.operation, export_id=writing.export_id)

    def _writer(self, operation: Operation, export_id: str) -> Iterator[None]:
        plan = ExportPlan.from_json(operation.request or b"")
        segment = self._state.segments.get(plan.segment)
        reader = RowReader(self._state, plan, segment.members if segment else None)
        return write_export(reader, plan, self.spool.path(export_id))

    def _finish(self, operation: Operation, error: str | None = None, export_id: str | None = None) -> None:
        with self._state.database.transaction():
            self._end(operation, operation.due, error, export_id)
        self._pending.remove(operation)

    def _end(self, operation: Operation, at: float, error: str | None, export_id: str | None = None) -> None:
        ended = replace(operation, state=FAILED if error else COMPLETED, finished=at, error=error)
        if export_id is not None:
            ended.export, ended.expires = export_id, at + _EXPORT_LIFETIME_SECONDS
        self._state.operations.save(ended)
        self._publish(ended)

    def _publish(self, operation: Operation) -> None:
        if self._state.live.has_listeners:
            self._state.live.publish("operation", present_operation(operation, self._state.clock.now()))


def present_operation(operation: Operation, now: float) -> Json:
    """Return an operation as the API shows it."""
    shown: Json = {
        "id": operation.id,
        "type": operation.type,
        "state": operation.state,
        "details": None,
        "results": None,
        "errorDetails": operation.error or "",
        "createdAt": isoformat(operation.created),
    }
    if operation.export is not None and operation.expires is not None:
        shown["results"] = {"searchExportId": operation.export, "expires": isoformat(operation.expires)}
    if operation.finished is not None:
        shown["finishedAt"] = isoformat(operation.finished)
    if operation.state == COMPLETED:
        shown["estimatePctComplete"] = 100
    elif operation.state == PENDING:
        shown["estimatePctComplete"] = percent_done(operation.created, operation.due, now)
    return shown
