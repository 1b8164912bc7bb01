"""The visible side of an export, the same for both clients."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from fullstory.calls import Caller
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import ExportError
from fullstory.exports.life import export_error, failure, is_finished, search_export_id
from fullstory.generated.models.operation import Operation
from fullstory.generated.models.operation_state import OperationState
from fullstory.generated.models.operation_type import OperationType

DriverT = TypeVar("DriverT", BlockingDriver, AsyncDriver)


class ExportBase(Generic[DriverT]):
    """What is known about an export.

    Args:
        caller: Makes requests and errors.
        driver: Sends and waits.
        operation_id: The id of its operation.
        format: The format that was asked for, as the API names it; None if it is not known.
        operation: The server's latest answer; None if there is none yet.

    Raises:
        ExportError: The operation is something else than an export.
    """

    def __init__(
        self,
        caller: Caller,
        driver: DriverT,
        operation_id: str,
        format: str | None = None,
        operation: Operation | None = None,
    ) -> None:
        self._caller = caller
        self._driver: DriverT = driver
        self._id = operation_id
        self._format = format
        self._operation: Operation | None = None
        if operation is not None:
            self._note(operation)

    @property
    def id(self) -> str:
        """The id of the export's operation. With it, `client.segments.resume_export(id)` goes on, also elsewhere."""
        return self._id

    @property
    def operation(self) -> Operation | None:
        """The server's latest answer about the export; None before the first."""
        return self._operation

    @property
    def state(self) -> OperationState | str:
        """The export's state by the latest answer: PENDING, COMPLETED or FAILED."""
        state: Any = None if self._operation is None else self._operation.state
        return state if isinstance(state, str) and state else OperationState.PENDING

    @property
    def progress(self) -> int:
        """About how much of the export is done by the latest answer, in percent."""
        if self.state == OperationState.COMPLETED:
            return 100
        done: Any = None if self._operation is None else self._operation.estimate_pct_complete
        try:
            return max(0, min(100, int(done)))
        except (OverflowError, TypeError, ValueError):
            return 0

    def __repr__(self) -> str:
        return f"<{type(self).__name__} id={self._id!r} state={str(self.state)!r} progress={self.progress}>"

    def _note(self, operation: Operation) -> None:
        """Take in an answer about the export."""
        kind: Any = operation.type_
        if isinstance(kind, str) and kind and kind != OperationType.SEARCH_EXPORT:
            raise export_error(f"operation {self._id} is {kind}, and not the export of a segment", self._id)
        self._operation = operation

    @property
    def _is_finished(self) -> bool:
        return is_finished(self.state)

    def _completed(self) -> str:
        """Return what the file of the finished export is fetched with.

        Raises:
            ExportError: The export failed.
        """
        operation = self._operation
        if operation is None or operation.state != OperationState.COMPLETED:
            raise failure(self._id, Operation() if operation is None else operation)
        return search_export_id(self._id, operation)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Say in errors which export they are about."""
        try:
            yield
        except ExportError as error:
            error.operation_id = self._id
            raise
