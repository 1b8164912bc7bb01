# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_rule_overrides import ElementRuleOverrides
    from ..models.element_rule_template import ElementRuleTemplate


@define
class ElementRuleGroup(Model):
    """Element block rules that belong together, such as those that FullStory suggests.

    Attributes:
        group_id: The id of the group.
        template_id: What a group was made from. One of `NONE`, `FORM_PRIVACY`.
        note: What the group is for.
        overrides: What holds for all rules of a group.
    """

    group_id: int | None = None
    template_id: ElementRuleTemplate | str | None = None
    note: str | None = None
    overrides: ElementRuleOverrides | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "groupId": self.group_id,
            "templateId": self.template_id,
            "note": self.note,
            "overrides": self.overrides,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_rule_overrides import ElementRuleOverrides
        from ..models.element_rule_template import ElementRuleTemplate

        given = json_object(src_dict)
        model = cls(
            group_id=given.pop("groupId", None),
            template_id=ElementRuleTemplate.read(given.pop("templateId", None)),
            note=given.pop("note", None),
            overrides=ElementRuleOverrides.read(given.pop("overrides", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
