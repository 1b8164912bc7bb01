# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.child_targeting_rule import ChildTargetingRule
    from ..models.session_scope import SessionScope
    from ..models.targeting_condition import TargetingCondition


@define
class SessionTargetingRule(Model):
    """A rule that chooses sessions.

    Attributes:
        id: The id of the rule.
        notes: What people wrote about it.
        scope: The sessions that a rule applies to. NO_SESSIONS switches it off. One of `ALL_SESSIONS`,
            `NO_SESSIONS`, `PREVIEW_SESSIONS_ONLY`, `LIVE_SESSIONS_ONLY`.
        conditions: What sessions must be like.
        children: Rules that belong to this one.
    """

    id: str | None = None
    notes: str | None = None
    scope: SessionScope | str | None = None
    conditions: list[TargetingCondition] | None = None
    children: list[ChildTargetingRule] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "notes": self.notes,
            "scope": self.scope,
            "conditions": self.conditions,
            "children": self.children,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.child_targeting_rule import ChildTargetingRule
        from ..models.session_scope import SessionScope
        from ..models.targeting_condition import TargetingCondition

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            notes=given.pop("notes", None),
            scope=SessionScope.read(given.pop("scope", None)),
            conditions=read_list(TargetingCondition.read, given.pop("conditions", None)),
            children=read_list(ChildTargetingRule.read, given.pop("children", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
