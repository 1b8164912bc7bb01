# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class ElementBlockKeyDict(TypedDict, total=False):
    """The fields of ElementBlockKey as a plain dict."""

    selector: Required[str]
    groupId: int | None


@define
class ElementBlockKey(Model):
    """Which rule is meant.

    Attributes:
        selector: Its CSS selector.
        group_id: The group that it belongs to; 0 when left out, which is none.
    """

    selector: str
    group_id: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "selector": self.selector,
            "groupId": self.group_id,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            selector=given.pop("selector", None),
            group_id=given.pop("groupId", None),
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
        "groupId": int,
    }
