# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.platform_selector import PlatformSelector, PlatformSelectorDict


class PlatformSelectorsDict(TypedDict, total=False):
    """The fields of PlatformSelectors as a plain dict."""

    selectors: Required[Sequence[PlatformSelectorDict]]


@define
class PlatformSelectors(Model):
    """Selectors, of which any may match.

    Attributes:
        selectors: The selectors.
    """

    selectors: list[PlatformSelector]
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "selectors": self.selectors,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.platform_selector import PlatformSelector

        given = json_object(src_dict)
        model = cls(
            selectors=read_list(PlatformSelector.read, given.pop("selectors", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("selectors",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.platform_selector import PlatformSelector

    return {
        "selectors": checks.each(PlatformSelector.check),
    }
