# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.targeting_condition import TargetingCondition


@define
class ElementBlockConditions(Model):
    """Where a rule applies.

    Attributes:
        privacy_targeting_conditions: What sessions must be like.
    """

    privacy_targeting_conditions: list[TargetingCondition] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "privacyTargetingConditions": self.privacy_targeting_conditions,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.targeting_condition import TargetingCondition

        given = json_object(src_dict)
        model = cls(
            privacy_targeting_conditions=read_list(
                TargetingCondition.read, given.pop("privacyTargetingConditions", None)
            ),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
