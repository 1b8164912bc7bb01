# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.extraction_rule import ExtractionRule
    from ..models.extraction_usage import ExtractionUsage


@define
class ListExtractionRulesResponse(Model):
    """The extraction rules of a scope.

    Attributes:
        rules:
        total_records: How many rules there are; here a number, not a string.
        usage_by_scope: How many rules of each scope are active.
    """

    rules: list[ExtractionRule] | None = None
    total_records: int | None = None
    usage_by_scope: list[ExtractionUsage] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "rules": self.rules,
            "total_records": self.total_records,
            "usage_by_scope": self.usage_by_scope,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.extraction_rule import ExtractionRule
        from ..models.extraction_usage import ExtractionUsage

        given = json_object(src_dict)
        model = cls(
            rules=read_list(ExtractionRule.read, given.pop("rules", None)),
            total_records=given.pop("total_records", None),
            usage_by_scope=read_list(ExtractionUsage.read, given.pop("usage_by_scope", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
