# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.status_range import StatusRange, StatusRangeDict


class StatusFilterDict(TypedDict, total=False):
    """The fields of StatusFilter as a plain dict."""

    equals: int | None
    range: StatusRangeDict | None


@define
class StatusFilter(Model):
    """What the status of an answer must be; one of `equals` and `range`.

    Attributes:
        equals: The status. At least 100.0. At most 599.0.
        range_: The lowest and the highest status.
    """

    equals: int | None = None
    range_: StatusRange | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "equals": self.equals,
            "range": self.range_,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.status_range import StatusRange

        given = json_object(src_dict)
        model = cls(
            equals=given.pop("equals", None),
            range_=StatusRange.read(given.pop("range", None)),
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
    from ..models.status_range import StatusRange

    return {
        "equals": int,
        "range": StatusRange.check,
    }
