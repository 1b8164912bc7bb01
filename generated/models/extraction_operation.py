# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.regex_operation import RegexOperation, RegexOperationDict


class ExtractionOperationDict(TypedDict, total=False):
    """The fields of ExtractionOperation as a plain dict."""

    regex: RegexOperationDict | None


@define
class ExtractionOperation(Model):
    """What is done to a value first.

    Attributes:
        regex: Takes a part of the value.
    """

    regex: RegexOperation | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "regex": self.regex,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.regex_operation import RegexOperation

        given = json_object(src_dict)
        model = cls(
            regex=RegexOperation.read(given.pop("regex", None)),
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
    from ..models.regex_operation import RegexOperation

    return {
        "regex": RegexOperation.check,
    }
