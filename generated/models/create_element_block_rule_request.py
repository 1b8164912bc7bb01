# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.element_rule_platform import ElementRulePlatform
    from ..models.new_element_rule_operation import NewElementRuleOperation, NewElementRuleOperationDict
    from ..models.new_element_rule_source import NewElementRuleSource, NewElementRuleSourceDict


class CreateElementBlockRuleRequestDict(TypedDict, total=False):
    """The fields of CreateElementBlockRuleRequest as a plain dict."""

    name: Required[str]
    source: Required[NewElementRuleSourceDict]
    operation: Required[NewElementRuleOperationDict]
    platforms: Required[Sequence[ElementRulePlatform | Literal["ANDROID", "IOS", "WEB"]]]
    description: str | None


@define
class CreateElementBlockRuleRequest(Model):
    """A rule to create.

    Attributes:
        name: What people call the rule. At most 256 characters.
        source: The elements that the rule applies to.
        operation: What the rule does.
        platforms: Where the rule applies.
        description: What the rule is for. At most 1,024 characters.
    """

    name: str
    source: NewElementRuleSource
    operation: NewElementRuleOperation
    platforms: list[ElementRulePlatform | str]
    description: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "source": self.source,
            "operation": self.operation,
            "platforms": self.platforms,
            "description": self.description,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.element_rule_platform import ElementRulePlatform
        from ..models.new_element_rule_operation import NewElementRuleOperation
        from ..models.new_element_rule_source import NewElementRuleSource

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            source=NewElementRuleSource.read(given.pop("source", None)),
            operation=NewElementRuleOperation.read(given.pop("operation", None)),
            platforms=read_list(ElementRulePlatform.read, given.pop("platforms", None)),
            description=given.pop("description", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(
            value,
            path,
            _checks(),
            required=(
                "name",
                "source",
                "operation",
                "platforms",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.element_rule_platform import ElementRulePlatform
    from ..models.new_element_rule_operation import NewElementRuleOperation
    from ..models.new_element_rule_source import NewElementRuleSource

    return {
        "name": str,
        "source": NewElementRuleSource.check,
        "operation": NewElementRuleOperation.check,
        "platforms": checks.each(checks.one_of(ElementRulePlatform)),
        "description": str,
    }
