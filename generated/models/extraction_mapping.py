# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.element_value import ElementValue, ElementValueDict
    from ..models.extraction_operation import ExtractionOperation, ExtractionOperationDict
    from ..models.extraction_target import ExtractionTarget, ExtractionTargetDict
    from ..models.network_value import NetworkValue, NetworkValueDict
    from ..models.static_value import StaticValue, StaticValueDict
    from ..models.url_value import UrlValue, UrlValueDict


class ExtractionMappingDict(TypedDict, total=False):
    """The fields of ExtractionMapping as a plain dict."""

    target: Required[ExtractionTargetDict]
    element_value: ElementValueDict | None
    url_value: UrlValueDict | None
    static_value: StaticValueDict | None
    network_value: NetworkValueDict | None
    operation: ExtractionOperationDict | None


@define
class ExtractionMapping(Model):
    """A value and where it goes. One of `element_value`, `url_value`, `static_value` and `network_value` says
    which value.

    Attributes:
        target: Where a value goes; one of the fields.
        element_value: Something of an element; one of `attribute` and `inner_text`.
        url_value: A part of a URL; one of the fields.
        static_value: The same value every time.
        network_value: Something of a network request; one of the fields.
        operation: What is done to a value first.
    """

    target: ExtractionTarget
    element_value: ElementValue | None = None
    url_value: UrlValue | None = None
    static_value: StaticValue | None = None
    network_value: NetworkValue | None = None
    operation: ExtractionOperation | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "target": self.target,
            "element_value": self.element_value,
            "url_value": self.url_value,
            "static_value": self.static_value,
            "network_value": self.network_value,
            "operation": self.operation,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_value import ElementValue
        from ..models.extraction_operation import ExtractionOperation
        from ..models.extraction_target import ExtractionTarget
        from ..models.network_value import NetworkValue
        from ..models.static_value import StaticValue
        from ..models.url_value import UrlValue

        given = json_object(src_dict)
        model = cls(
            target=ExtractionTarget.read(given.pop("target", None)),
            element_value=ElementValue.read(given.pop("element_value", None)),
            url_value=UrlValue.read(given.pop("url_value", None)),
            static_value=StaticValue.read(given.pop("static_value", None)),
            network_value=NetworkValue.read(given.pop("network_value", None)),
            operation=ExtractionOperation.read(given.pop("operation", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("target",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.element_value import ElementValue
    from ..models.extraction_operation import ExtractionOperation
    from ..models.extraction_target import ExtractionTarget
    from ..models.network_value import NetworkValue
    from ..models.static_value import StaticValue
    from ..models.url_value import UrlValue

    return {
        "target": ExtractionTarget.check,
        "element_value": ElementValue.check,
        "url_value": UrlValue.check,
        "static_value": StaticValue.check,
        "network_value": NetworkValue.check,
        "operation": ExtractionOperation.check,
    }
