# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_block_change import ElementBlockChange, ElementBlockChangeDict
    from ..models.element_block_key import ElementBlockKey, ElementBlockKeyDict


class ChangedElementBlockDict(TypedDict, total=False):
    """The fields of ChangedElementBlock as a plain dict."""

    key: Required[ElementBlockKeyDict]
    update: Required[ElementBlockChangeDict]


@define
class ChangedElementBlock(Model):
    """A rule to change.

    Attributes:
        key: Which rule is meant.
        update: What to change about a rule; anything left out stays as it is, except the exceptions. Empty
            `notes` clear them.
    """

    key: ElementBlockKey
    update: ElementBlockChange
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "key": self.key,
            "update": self.update,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.element_block_change import ElementBlockChange
        from ..models.element_block_key import ElementBlockKey

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            key=ElementBlockKey.read(given.pop("key", None)),
            update=ElementBlockChange.read(given.pop("update", None)),
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
                "key",
                "update",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.element_block_change import ElementBlockChange
    from ..models.element_block_key import ElementBlockKey

    return {
        "key": ElementBlockKey.check,
        "update": ElementBlockChange.check,
    }
