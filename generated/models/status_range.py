# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class StatusRangeDict(TypedDict, total=False):
    """The fields of StatusRange as a plain dict."""

    min: Required[int]
    max: Required[int]


@define
class StatusRange(Model):
    """The lowest and the highest status.

    Attributes:
        min_: The lowest status. At least 100.0. At most 599.0.
        max_: The highest status. At least 100.0. At most 599.0.
    """

    min_: int
    max_: int
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "min": self.min_,
            "max": self.max_,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            min_=given.pop("min", None),
            max_=given.pop("max", None),
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
                "min",
                "max",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:

    return {
        "min": int,
        "max": int,
    }
