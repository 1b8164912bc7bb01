# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.conflicting_types import ConflictingTypes


@define
class TypeConflicts(Model):
    """Properties that hold values of more than one type.

    Attributes:
        properties: What is known about each conflict, by the property's name.
    """

    properties: ConflictingTypes | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "properties": self.properties,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.conflicting_types import ConflictingTypes

        given = json_object(src_dict)
        model = cls(
            properties=ConflictingTypes.read(given.pop("properties", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
