# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.extraction_rule import ExtractionRule


@define
class ExtractionRuleResponse(Model):
    """A rule.

    Attributes:
        rule: An extraction rule.
    """

    rule: ExtractionRule | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "rule": self.rule,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.extraction_rule import ExtractionRule

        given = json_object(src_dict)
        model = cls(
            rule=ExtractionRule.read(given.pop("rule", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
