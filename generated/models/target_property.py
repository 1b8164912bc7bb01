# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.extraction_data_type import ExtractionDataType


class TargetPropertyDict(TypedDict, total=False):
    """The fields of TargetProperty as a plain dict."""

    name: str | None
    data_type: (
        ExtractionDataType
        | Literal[
            "BOOLEAN",
            "BOOLEANS",
            "DATE",
            "DATES",
            "FLOAT",
            "FLOATS",
            "INTEGER",
            "INTEGERS",
            "STRING",
            "STRINGS",
            "UNSPECIFIED",
        ]
        | None
    )


@define
class TargetProperty(Model):
    """A property.

    Attributes:
        name: Its name.
        data_type: The type of a property; the plural forms are arrays. One of `UNSPECIFIED`, `BOOLEAN`, `DATE`,
            `INTEGER`, `FLOAT`, `STRING`, `BOOLEANS`, `DATES`, `INTEGERS`, `FLOATS`, `STRINGS`.
    """

    name: str | None = None
    data_type: ExtractionDataType | str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "data_type": self.data_type,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.extraction_data_type import ExtractionDataType

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            data_type=ExtractionDataType.read(given.pop("data_type", None)),
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
    from ..models.extraction_data_type import ExtractionDataType

    return {
        "name": str,
        "data_type": checks.one_of(ExtractionDataType),
    }
