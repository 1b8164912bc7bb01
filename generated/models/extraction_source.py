# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_extraction import ElementExtraction, ElementExtractionDict
    from ..models.network_extraction import NetworkExtraction, NetworkExtractionDict
    from ..models.url_extraction import UrlExtraction, UrlExtractionDict


class ExtractionSourceDict(TypedDict, total=False):
    """The fields of ExtractionSource as a plain dict."""

    element: ElementExtractionDict | None
    url: UrlExtractionDict | None
    network: NetworkExtractionDict | None


@define
class ExtractionSource(Model):
    """Where a rule finds its values; one of `element`, `url` and `network`.

    Attributes:
        element: Elements: one of `selectors`, `match_any_selector` and `named_element_id` chooses them, and at
            most one of `any_child`, `child_selectors` and `child_named_element_id` chooses children of theirs
            instead.
        url: The URLs of pages.
        network: Network requests.
    """

    element: ElementExtraction | None = None
    url: UrlExtraction | None = None
    network: NetworkExtraction | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "element": self.element,
            "url": self.url,
            "network": self.network,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_extraction import ElementExtraction
        from ..models.network_extraction import NetworkExtraction
        from ..models.url_extraction import UrlExtraction

        given = json_object(src_dict)
        model = cls(
            element=ElementExtraction.read(given.pop("element", None)),
            url=UrlExtraction.read(given.pop("url", None)),
            network=NetworkExtraction.read(given.pop("network", None)),
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
    from ..models.element_extraction import ElementExtraction
    from ..models.network_extraction import NetworkExtraction
    from ..models.url_extraction import UrlExtraction

    return {
        "element": ElementExtraction.check,
        "url": UrlExtraction.check,
        "network": NetworkExtraction.check,
    }
