# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.extraction_mappings import ExtractionMappings, ExtractionMappingsDict
    from ..models.extraction_source import ExtractionSource, ExtractionSourceDict


class UpdateExtractionRuleRequestDict(TypedDict, total=False):
    """The fields of UpdateExtractionRuleRequest as a plain dict."""

    name: str | None
    description: str | None
    source: ExtractionSourceDict | None
    mappings: ExtractionMappingsDict | None
    etag: str | None


@define
class UpdateExtractionRuleRequest(Model):
    """What to change about a rule.

    Attributes:
        name: What people call the rule. At most 256 characters.
        description: What the rule is for; empty to clear it. At most 1,024 characters.
        source: Where a rule finds its values; one of `element`, `url` and `network`.
        mappings: Mappings that replace all there are.
        etag: Deprecated, without effect.
    """

    name: str | None = None
    description: str | None = None
    source: ExtractionSource | None = None
    mappings: ExtractionMappings | None = None
    etag: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "description": self.description,
            "source": self.source,
            "mappings": self.mappings,
            "etag": self.etag,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.extraction_mappings import ExtractionMappings
        from ..models.extraction_source import ExtractionSource

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            description=given.pop("description", None),
            source=ExtractionSource.read(given.pop("source", None)),
            mappings=ExtractionMappings.read(given.pop("mappings", None)),
            etag=given.pop("etag", None),
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
    from ..models.extraction_mappings import ExtractionMappings
    from ..models.extraction_source import ExtractionSource

    return {
        "name": str,
        "description": str,
        "source": ExtractionSource.check,
        "mappings": ExtractionMappings.check,
        "etag": str,
    }
