# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class CreateAnnotationResponse(Model):
    """The annotation that was created.

    Attributes:
        text: What the annotation says.
        start_time: When it begins.
        end_time: When it ends.
        source: Where it comes from.
    """

    text: str
    start_time: datetime
    end_time: datetime
    source: str
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
        """Return the model of a JSON object."""

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
