# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..models.element_rule_group import ElementRuleGroup
from ..types import FreeForm, json_object


class ElementRuleGroups(FreeForm[ElementRuleGroup]):
    """Groups of element block rules, by id."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        model = cls()
        model.additional_properties = {
            name: ElementRuleGroup.read(value) for name, value in json_object(src_dict).items()
        }
        return model
