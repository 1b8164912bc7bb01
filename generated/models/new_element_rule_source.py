# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class NewElementRuleSourceDict(TypedDict, total=False):
    """The fields of NewElementRuleSource as a plain dict."""

    selector: Required[str]
    exception_selectors: Sequence[str] | None
    backup_selector: str | None


@define
class NewElementRuleSource(Model):
    """The elements that a rule applies to.

    Attributes:
        selector: A CSS selector.
        exception_selectors: CSS selectors of elements that the rule does not apply to.
        backup_selector: A CSS selector that FullStory falls back on; without effect in a request.
    """

    selector: str
    exception_selectors: list[str] | None = None
    backup_selector: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "selector": self.selector,
            "exception_selectors": self.exception_selectors,
            "backup_selector": self.backup_selector,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            selector=given.pop("selector", None),
            exception_selectors=given.pop("exception_selectors", None),
            backup_selector=given.pop("backup_selector", None),
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

    return {
        "selector": str,
        "exception_selectors": checks.each(str),
        "backup_selector": str,
    }
