# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.property_type import PropertyType
    from ..models.property_types import PropertyTypes


class PropertySchemaDict(TypedDict, total=False):
    """The fields of PropertySchema as a plain dict."""

    properties: (
        Mapping[
            str, PropertyType | Literal["bool", "bools", "date", "dates", "int", "ints", "real", "reals", "str", "strs"]
        ]
        | None
    )


@define
class PropertySchema(Model):
    """Types that override FullStory's own guess, which treats every number as a real.

    Attributes:
        properties: The type of each property, by name; a nested one by its dotted path, such as
            `location.code`.
    """

    properties: PropertyTypes | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "properties": self.properties,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.property_types import PropertyTypes

        given = json_object(src_dict)
        model = cls(
            properties=PropertyTypes.read(given.pop("properties", None)),
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
    from ..models.property_types import PropertyTypes

    return {
        "properties": PropertyTypes.check,
    }
