# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, take

if TYPE_CHECKING:
    from ..models.operation_details import OperationDetails
    from ..models.operation_results import OperationResults
    from ..models.operation_state import OperationState
    from ..models.operation_type import OperationType


@define
class Operation(Model):
    """Work that goes on after the call that started it.

    Attributes:
        id: The id of the operation.
        type_: What an operation does. One of `DELETE_USER`, `SEARCH_EXPORT`, `DELETE_SESSION`,
            `DELETE_SEGMENT_SESSIONS`, `DELETE_SEGMENT_USERS`.
        state: PENDING: not finished. COMPLETED: finished, and done. FAILED: finished, but not done; why is in
            the error details. One of `PENDING`, `COMPLETED`, `FAILED`.
        details: What it works on; nothing for exports and deletions of users.
        results: What came of an operation; other types than exports have results that are not documented.
        error_details: Why it failed; empty or left out if it did not.
        created_at: When it began.
        finished_at: When it finished; can be there before that, so go by the state.
        estimate_pct_complete: About how much of it is done, in percent; left out for none.
        step: What it is doing, where a number says little.
    """

    id: str | None = None
    type_: OperationType | str | None = None
    state: OperationState | str | None = None
    details: OperationDetails | None = None
    results: OperationResults | None = None
    error_details: str | None = None
    created_at: datetime | None = None
    finished_at: datetime | None = None
    estimate_pct_complete: int | None = None
    step: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "type": self.type_,
            "state": self.state,
            "details": self.details,
            "results": self.results,
            "errorDetails": self.error_details,
            "createdAt": self.created_at,
            "finishedAt": self.finished_at,
            "estimatePctComplete": self.estimate_pct_complete,
            "step": self.step,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.operation_details import OperationDetails
        from ..models.operation_results import OperationResults
        from ..models.operation_state import OperationState
        from ..models.operation_type import OperationType

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            type_=OperationType.read(given.pop("type", None)),
            state=OperationState.read(given.pop("state", None)),
            details=OperationDetails.read(given.pop("details", None)),
            results=OperationResults.read(given.pop("results", None)),
            error_details=take(given, "errorDetails", "error_details"),
            created_at=read_datetime(take(given, "createdAt", "created_at")),
            finished_at=read_datetime(take(given, "finishedAt", "finished_at")),
            estimate_pct_complete=take(given, "estimatePctComplete", "estimate_pct_complete"),
            step=given.pop("step", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
