# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_rule_action import ElementRuleAction
    from ..models.session_scope import SessionScope


@define
class KnownElementRuleOperation(Model):
    """What a rule does.

    Attributes:
        action: EXCLUDE: the element is not captured. MASK: its text is replaced. UNMASK: it is captured as it
            is. One of `EXCLUDE`, `MASK`, `UNMASK`.
        consent: Whether elements may be captured once a visitor has consented.
        scope: The sessions that a rule applies to. NO_SESSIONS switches it off. One of `ALL_SESSIONS`,
            `NO_SESSIONS`, `PREVIEW_SESSIONS_ONLY`, `LIVE_SESSIONS_ONLY`.
    """

    action: ElementRuleAction | str | None = None
    consent: bool | None = None
    scope: SessionScope | str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "action": self.action,
            "consent": self.consent,
            "scope": self.scope,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_rule_action import ElementRuleAction
        from ..models.session_scope import SessionScope

        given = json_object(src_dict)
        model = cls(
            action=ElementRuleAction.read(given.pop("action", None)),
            consent=given.pop("consent", None),
            scope=SessionScope.read(given.pop("scope", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
