# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class RegexOperationDict(TypedDict, total=False):
    """The fields of RegexOperation as a plain dict."""

    expression: Required[str]
    format: str | None


@define
class RegexOperation(Model):
    """Takes a part of the value.

    Attributes:
        expression: A regular expression in RE2 syntax.
        format_: What to make of its groups.
    """

    expression: str
    format_: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "expression": self.expression,
            "format": self.format_,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            expression=given.pop("expression", None),
            format_=given.pop("format", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("expression",))


@cache
def _checks() -> dict[str, checks.Check]:

    return {
        "expression": str,
        "format": str,
    }
