# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class KnownElementRuleSource(Model):
    """The elements that a rule applies to.

    Attributes:
        selector: A CSS selector.
        exception_selectors: CSS selectors of elements that the rule does not apply to.
        backup_selector: A CSS selector that FullStory falls back on; without effect in a request.
    """

    selector: str | None = None
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
        """Return the model of a JSON object."""

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
