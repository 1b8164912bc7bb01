# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_rule_action import ElementRuleAction
    from ..models.session_scope import SessionScope


class NewElementRuleOperationDict(TypedDict, total=False):
    """The fields of NewElementRuleOperation as a plain dict."""

    action: Required[ElementRuleAction | Literal["EXCLUDE", "MASK", "UNMASK"]]
    scope: Required[
        SessionScope | Literal["ALL_SESSIONS", "LIVE_SESSIONS_ONLY", "NO_SESSIONS", "PREVIEW_SESSIONS_ONLY"]
    ]
    consent: bool | None


@define
class NewElementRuleOperation(Model):
    """What a rule does.

    Attributes:
        action: EXCLUDE: the element is not captured. MASK: its text is replaced. UNMASK: it is captured as it
            is. One of `EXCLUDE`, `MASK`, `UNMASK`.
        scope: The sessions that a rule applies to. NO_SESSIONS switches it off. One of `ALL_SESSIONS`,
            `NO_SESSIONS`, `PREVIEW_SESSIONS_ONLY`, `LIVE_SESSIONS_ONLY`.
        consent: Whether elements may be captured once a visitor has consented.
    """

    action: ElementRuleAction | str
    scope: SessionScope | str
    consent: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "action": self.action,
            "scope": self.scope,
            "consent": self.consent,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.element_rule_action import ElementRuleAction
        from ..models.session_scope import SessionScope

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            action=ElementRuleAction.read(given.pop("action", None)),
            scope=SessionScope.read(given.pop("scope", None)),
            consent=given.pop("consent", None),
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
                "action",
                "scope",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.element_rule_action import ElementRuleAction
    from ..models.session_scope import SessionScope

    return {
        "action": checks.one_of(ElementRuleAction),
        "scope": checks.one_of(SessionScope),
        "consent": bool,
    }
