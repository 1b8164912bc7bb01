# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.new_extraction_rule import NewExtractionRule, NewExtractionRuleDict


class CreateExtractionRuleRequestDict(TypedDict, total=False):
    """The fields of CreateExtractionRuleRequest as a plain dict."""

    rule: Required[NewExtractionRuleDict]


@define
class CreateExtractionRuleRequest(Model):
    """The rule to create.

    Attributes:
        rule: An extraction rule. One of the scope `REQUEST` or `EVENT` has a network source.
    """

    rule: NewExtractionRule
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "rule": self.rule,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.new_extraction_rule import NewExtractionRule

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            rule=NewExtractionRule.read(given.pop("rule", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("rule",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.new_extraction_rule import NewExtractionRule

    return {
        "rule": NewExtractionRule.check,
    }
