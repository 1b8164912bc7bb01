# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class ExportTimeRangeDict(TypedDict, total=False):
    """The fields of ExportTimeRange as a plain dict."""

    start: str | None
    end: str | None


@define
class ExportTimeRange(Model):
    """A span of time.

    Attributes:
        start: When it begins, in RFC 3339 and UTC; empty or left out for no beginning.
        end: When it ends, in RFC 3339 and UTC; empty or left out for the time of the request.
    """

    start: str | None = None
    end: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "start": self.start,
            "end": self.end,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            start=given.pop("start", None),
            end=given.pop("end", None),
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

    return {
        "start": str,
        "end": str,
    }
