# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.element_block_conditions import ElementBlockConditions
    from ..models.element_block_type import ElementBlockType
    from ..models.element_rule_editable import ElementRuleEditable
    from ..models.session_scope import SessionScope


@define
class ElementBlock(Model):
    """An element block rule, in the older form.

    Attributes:
        selector: A CSS selector.
        notes: What people wrote about it.
        label: Its name.
        consent: Whether elements may be captured once a visitor has consented.
        type_: BLOCK_EXCLUDE: the element is not captured. BLOCK_MASK: its text is replaced. BLOCK_UNMASK: it is
            captured as it is. One of `BLOCK_EXCLUDE`, `BLOCK_MASK`, `BLOCK_UNMASK`.
        scope: The sessions that a rule applies to. NO_SESSIONS switches it off. One of `ALL_SESSIONS`,
            `NO_SESSIONS`, `PREVIEW_SESSIONS_ONLY`, `LIVE_SESSIONS_ONLY`.
        last_updated: When it was last changed.
        targeting_conditions: Where a rule applies.
        editable: What may be changed about an element block rule: anything, only its description, or its
            description, scope and exceptions. One of `EDITABLE_ANY`, `EDITABLE_DESCRIPTION_ONLY`,
            `EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS`.
        exception_selectors: CSS selectors of elements that it does not apply to.
        group_id: The group that it belongs to; 0 if none.
    """

    selector: str | None = None
    notes: str | None = None
    label: str | None = None
    consent: bool | None = None
    type_: ElementBlockType | str | None = None
    scope: SessionScope | str | None = None
    last_updated: datetime | None = None
    targeting_conditions: ElementBlockConditions | None = None
    editable: ElementRuleEditable | str | None = None
    exception_selectors: list[str] | None = None
    group_id: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "selector": self.selector,
            "notes": self.notes,
            "label": self.label,
            "consent": self.consent,
            "type": self.type_,
            "scope": self.scope,
            "lastUpdated": self.last_updated,
            "targetingConditions": self.targeting_conditions,
            "editable": self.editable,
            "exceptionSelectors": self.exception_selectors,
            "groupId": self.group_id,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_block_conditions import ElementBlockConditions
        from ..models.element_block_type import ElementBlockType
        from ..models.element_rule_editable import ElementRuleEditable
        from ..models.session_scope import SessionScope

        given = json_object(src_dict)
        model = cls(
            selector=given.pop("selector", None),
            notes=given.pop("notes", None),
            label=given.pop("label", None),
            consent=given.pop("consent", None),
            type_=ElementBlockType.read(given.pop("type", None)),
            scope=SessionScope.read(given.pop("scope", None)),
            last_updated=read_datetime(given.pop("lastUpdated", None)),
            targeting_conditions=ElementBlockConditions.read(given.pop("targetingConditions", None)),
            editable=ElementRuleEditable.read(given.pop("editable", None)),
            exception_selectors=given.pop("exceptionSelectors", None),
            group_id=given.pop("groupId", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
