# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_rule_editable import ElementRuleEditable
    from ..models.session_scope import SessionScope


@define
class ElementRuleOverrides(Model):
    """What holds for all rules of a group.

    Attributes:
        scope: The sessions that a rule applies to. NO_SESSIONS switches it off. One of `ALL_SESSIONS`,
            `NO_SESSIONS`, `PREVIEW_SESSIONS_ONLY`, `LIVE_SESSIONS_ONLY`.
        editable: What may be changed about an element block rule: anything, only its description, or its
            description, scope and exceptions. One of `EDITABLE_ANY`, `EDITABLE_DESCRIPTION_ONLY`,
            `EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS`.
    """

    scope: SessionScope | str | None = None
    editable: ElementRuleEditable | str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "scope": self.scope,
            "editable": self.editable,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_rule_editable import ElementRuleEditable
        from ..models.session_scope import SessionScope

        given = json_object(src_dict)
        model = cls(
            scope=SessionScope.read(given.pop("scope", None)),
            editable=ElementRuleEditable.read(given.pop("editable", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
