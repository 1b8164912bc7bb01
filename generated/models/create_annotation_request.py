# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_datetime


class CreateAnnotationRequestDict(TypedDict, total=False):
    """The fields of CreateAnnotationRequest as a plain dict."""

    text: Required[str]
    start_time: datetime | str | None
    end_time: datetime | str | None
    source: str | None


@define
class CreateAnnotationRequest(Model):
    """An annotation to create.

    Attributes:
        text: What the annotation says. At most 200 characters.
        start_time: When it begins; now when left out.
        end_time: When it ends, which must be after it begins; the same as `start_time` when left out.
        source: Where the annotation comes from, shown with it. At most 40 characters.
    """

    text: str
    start_time: datetime | None = None
    end_time: datetime | None = None
    source: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "text": self.text,
            "start_time": self.start_time,
            "end_time": self.end_time,
            "source": self.source,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            text=given.pop("text", None),
            start_time=read_datetime(given.pop("start_time", None)),
            end_time=read_datetime(given.pop("end_time", None)),
            source=given.pop("source", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("text",))


@cache
def _checks() -> dict[str, checks.Check]:

    return {
        "text": str,
        "start_time": checks.moment,
        "end_time": checks.moment,
        "source": str,
    }
