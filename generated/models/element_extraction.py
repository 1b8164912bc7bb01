# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.any_element import AnyElement
    from ..models.platform_selectors import PlatformSelectors, PlatformSelectorsDict


class ElementExtractionDict(TypedDict, total=False):
    """The fields of ElementExtraction as a plain dict."""

    selectors: PlatformSelectorsDict | None
    match_any_selector: Mapping[str, Any] | None
    named_element_id: str | None
    any_child: Mapping[str, Any] | None
    child_selectors: PlatformSelectorsDict | None
    child_named_element_id: str | None


@define
class ElementExtraction(Model):
    """Elements: one of `selectors`, `match_any_selector` and `named_element_id` chooses them, and at most one of
    `any_child`, `child_selectors` and `child_named_element_id` chooses children of theirs instead.

    Attributes:
        selectors: Selectors, of which any may match.
        match_any_selector: An empty object, which stands for any element.
        named_element_id: The id of a named element. So far it comes in answers only.
        any_child: An empty object, which stands for any element.
        child_selectors: Selectors, of which any may match.
        child_named_element_id: The id of a named element.
    """

    selectors: PlatformSelectors | None = None
    match_any_selector: AnyElement | None = None
    named_element_id: str | None = None
    any_child: AnyElement | None = None
    child_selectors: PlatformSelectors | None = None
    child_named_element_id: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "selectors": self.selectors,
            "match_any_selector": self.match_any_selector,
            "named_element_id": self.named_element_id,
            "any_child": self.any_child,
            "child_selectors": self.child_selectors,
            "child_named_element_id": self.child_named_element_id,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.any_element import AnyElement
        from ..models.platform_selectors import PlatformSelectors

        given = json_object(src_dict)
        model = cls(
            selectors=PlatformSelectors.read(given.pop("selectors", None)),
            match_any_selector=AnyElement.read(given.pop("match_any_selector", None)),
            named_element_id=given.pop("named_element_id", None),
            any_child=AnyElement.read(given.pop("any_child", None)),
            child_selectors=PlatformSelectors.read(given.pop("child_selectors", None)),
            child_named_element_id=given.pop("child_named_element_id", None),
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
    from ..models.platform_selectors import PlatformSelectors

    return {
        "selectors": PlatformSelectors.check,
        "match_any_selector": Mapping,
        "named_element_id": str,
        "any_child": Mapping,
        "child_selectors": PlatformSelectors.check,
        "child_named_element_id": str,
    }
