# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.extraction_platform import ExtractionPlatform


class PlatformSelectorDict(TypedDict, total=False):
    """The fields of PlatformSelector as a plain dict."""

    platform: Required[Sequence[ExtractionPlatform | Literal["ANDROID", "IOS", "UNSPECIFIED", "WEB"]]]
    selector: Required[str]


@define
class PlatformSelector(Model):
    """A selector, and where it applies.

    Attributes:
        platform: Where it applies.
        selector: A CSS selector.
    """

    platform: list[ExtractionPlatform | str]
    selector: str
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "platform": self.platform,
            "selector": self.selector,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.extraction_platform import ExtractionPlatform

        given = json_object(src_dict)
        model = cls(
            platform=read_list(ExtractionPlatform.read, given.pop("platform", None)),
            selector=given.pop("selector", None),
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
                "platform",
                "selector",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.extraction_platform import ExtractionPlatform

    return {
        "platform": checks.each(checks.one_of(ExtractionPlatform)),
        "selector": str,
    }
