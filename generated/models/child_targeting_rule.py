# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.condition_join import ConditionJoin


@define
class ChildTargetingRule(Model):
    """A rule that belongs to another one.

    Attributes:
        id: The id of the rule.
        join_previous: How this goes together with the one before it. One of `AND`, `OR`.
    """

    id: str | None = None
    join_previous: ConditionJoin | str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "joinPrevious": self.join_previous,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.condition_join import ConditionJoin

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            join_previous=ConditionJoin.read(given.pop("joinPrevious", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
