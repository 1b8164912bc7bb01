# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, read_list

if TYPE_CHECKING:
    from ..models.element_rule_editable import ElementRuleEditable
    from ..models.element_rule_platform import ElementRulePlatform
    from ..models.known_element_rule_operation import KnownElementRuleOperation
    from ..models.known_element_rule_source import KnownElementRuleSource


@define
class ElementBlockRule(Model):
    """An element block rule.

    Attributes:
        name: What people call the rule.
        description: What the rule is for.
        source: The elements that the rule applies to.
        operation: What the rule does.
        platforms: Where the rule applies.
        id: The id of the rule.
        editable: What may be changed about an element block rule: anything, only its description, or its
            description, scope and exceptions. One of `EDITABLE_ANY`, `EDITABLE_DESCRIPTION_ONLY`,
            `EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS`.
        group_id: The group that the rule belongs to; 0 for a rule of your own.
        created_at: When the rule was created.
        last_updated: When it was last changed.
        last_updated_by: Who changed it last.
    """

    name: str | None = None
    description: str | None = None
    source: KnownElementRuleSource | None = None
    operation: KnownElementRuleOperation | None = None
    platforms: list[ElementRulePlatform | str] | None = None
    id: str | None = None
    editable: ElementRuleEditable | str | None = None
    group_id: int | None = None
    created_at: datetime | None = None
    last_updated: datetime | None = None
    last_updated_by: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "description": self.description,
            "source": self.source,
            "operation": self.operation,
            "platforms": self.platforms,
            "id": self.id,
            "editable": self.editable,
            "group_id": self.group_id,
            "created_at": self.created_at,
            "last_updated": self.last_updated,
            "last_updated_by": self.last_updated_by,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_rule_editable import ElementRuleEditable
        from ..models.element_rule_platform import ElementRulePlatform
        from ..models.known_element_rule_operation import KnownElementRuleOperation
        from ..models.known_element_rule_source import KnownElementRuleSource

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            description=given.pop("description", None),
            source=KnownElementRuleSource.read(given.pop("source", None)),
            operation=KnownElementRuleOperation.read(given.pop("operation", None)),
            platforms=read_list(ElementRulePlatform.read, given.pop("platforms", None)),
            id=given.pop("id", None),
            editable=ElementRuleEditable.read(given.pop("editable", None)),
            group_id=given.pop("group_id", None),
            created_at=read_datetime(given.pop("created_at", None)),
            last_updated=read_datetime(given.pop("last_updated", None)),
            last_updated_by=given.pop("last_updated_by", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
