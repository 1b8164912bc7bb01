# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.element_block_exception import ElementBlockException, ElementBlockExceptionDict
    from ..models.element_block_type import ElementBlockType
    from ..models.session_scope import SessionScope


class AddedElementBlockDict(TypedDict, total=False):
    """The fields of AddedElementBlock as a plain dict."""

    selector: Required[str]
    groupId: int | None
    consentControlled: bool | None
    notes: str | None
    type: ElementBlockType | Literal["BLOCK_EXCLUDE", "BLOCK_MASK", "BLOCK_UNMASK"] | None
    scope: SessionScope | Literal["ALL_SESSIONS", "LIVE_SESSIONS_ONLY", "NO_SESSIONS", "PREVIEW_SESSIONS_ONLY"] | None
    ruleExceptions: Sequence[ElementBlockExceptionDict] | None


@define
class AddedElementBlock(Model):
    """A rule to add; without a `type` it is a `BLOCK_EXCLUDE`.

    Attributes:
        selector: A CSS selector.
        group_id: The group that the rule belongs to; 0 is none.
        consent_controlled: Whether elements may be captured once a visitor has consented.
        notes: What people should know about the rule.
        type_: BLOCK_EXCLUDE: the element is not captured. BLOCK_MASK: its text is replaced. BLOCK_UNMASK: it is
            captured as it is. One of `BLOCK_EXCLUDE`, `BLOCK_MASK`, `BLOCK_UNMASK`.
        scope: The sessions that a rule applies to. NO_SESSIONS switches it off. One of `ALL_SESSIONS`,
            `NO_SESSIONS`, `PREVIEW_SESSIONS_ONLY`, `LIVE_SESSIONS_ONLY`.
        rule_exceptions: Elements that the rule does not apply to.
    """

    selector: str
    group_id: int | None = None
    consent_controlled: bool | None = None
    notes: str | None = None
    type_: ElementBlockType | str | None = None
    scope: SessionScope | str | None = None
    rule_exceptions: list[ElementBlockException] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "selector": self.selector,
            "groupId": self.group_id,
            "consentControlled": self.consent_controlled,
            "notes": self.notes,
            "type": self.type_,
            "scope": self.scope,
            "ruleExceptions": self.rule_exceptions,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.element_block_exception import ElementBlockException
        from ..models.element_block_type import ElementBlockType
        from ..models.session_scope import SessionScope

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            selector=given.pop("selector", None),
            group_id=given.pop("groupId", None),
            consent_controlled=given.pop("consentControlled", None),
            notes=given.pop("notes", None),
            type_=ElementBlockType.read(given.pop("type", None)),
            scope=SessionScope.read(given.pop("scope", None)),
            rule_exceptions=read_list(ElementBlockException.read, given.pop("ruleExceptions", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("selector",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.element_block_exception import ElementBlockException
    from ..models.element_block_type import ElementBlockType
    from ..models.session_scope import SessionScope

    return {
        "selector": str,
        "groupId": int,
        "consentControlled": bool,
        "notes": str,
        "type": checks.one_of(ElementBlockType),
        "scope": checks.one_of(SessionScope),
        "ruleExceptions": checks.each(ElementBlockException.check),
    }
