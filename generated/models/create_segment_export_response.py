# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, take


@define
class CreateSegmentExportResponse(Model):
    """The operation that writes the export.

    Attributes:
        operation_id: The id of the operation.
        error: Why there is no operation.
    """

    operation_id: str | None = None
    error: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "operationId": self.operation_id,
            "error": self.error,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            operation_id=take(given, "operationId", "operation_id"),
            error=given.pop("error", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
