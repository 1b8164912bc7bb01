# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.extraction_scope import ExtractionScope


@define
class ExtractionUsage(Model):
    """How many rules of a scope are active.

    Attributes:
        scope: What the properties of a rule belong to. One of `UNSPECIFIED`, `PAGE`, `USER`, `ELEMENT`,
            `REQUEST`, `EVENT`.
        active_limit: How many may be.
        active_count: How many are.
        unrepresented_count: How many active rules this API cannot show.
    """

    scope: ExtractionScope | str | None = None
    active_limit: int | None = None
    active_count: int | None = None
    unrepresented_count: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "scope": self.scope,
            "active_limit": self.active_limit,
            "active_count": self.active_count,
            "unrepresented_count": self.unrepresented_count,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.extraction_scope import ExtractionScope

        given = json_object(src_dict)
        model = cls(
            scope=ExtractionScope.read(given.pop("scope", None)),
            active_limit=given.pop("active_limit", None),
            active_count=given.pop("active_count", None),
            unrepresented_count=given.pop("unrepresented_count", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
