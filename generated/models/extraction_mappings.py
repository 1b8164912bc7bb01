# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.extraction_mapping import ExtractionMapping, ExtractionMappingDict


class ExtractionMappingsDict(TypedDict, total=False):
    """The fields of ExtractionMappings as a plain dict."""

    mappings: Required[Sequence[ExtractionMappingDict]]


@define
class ExtractionMappings(Model):
    """Mappings that replace all there are.

    Attributes:
        mappings: The mappings.
    """

    mappings: list[ExtractionMapping]
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "mappings": self.mappings,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.extraction_mapping import ExtractionMapping

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            mappings=read_list(ExtractionMapping.read, given.pop("mappings", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("mappings",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.extraction_mapping import ExtractionMapping

    return {
        "mappings": checks.each(ExtractionMapping.check),
    }
