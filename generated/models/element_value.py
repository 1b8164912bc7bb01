# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_attribute import ElementAttribute, ElementAttributeDict


class ElementValueDict(TypedDict, total=False):
    """The fields of ElementValue as a plain dict."""

    attribute: ElementAttributeDict | None
    inner_text: bool | None


@define
class ElementValue(Model):
    """Something of an element; one of `attribute` and `inner_text`.

    Attributes:
        attribute: An attribute.
        inner_text: True for the text in the element.
    """

    attribute: ElementAttribute | None = None
    inner_text: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "attribute": self.attribute,
            "inner_text": self.inner_text,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_attribute import ElementAttribute

        given = json_object(src_dict)
        model = cls(
            attribute=ElementAttribute.read(given.pop("attribute", None)),
            inner_text=given.pop("inner_text", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks())


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.element_attribute import ElementAttribute

    return {
        "attribute": ElementAttribute.check,
        "inner_text": bool,
    }
