# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class SearchExportResults(Model):
    """A link to the file of an export.

    Attributes:
        location: The address of the file, signed: whoever has it can fetch the file, without an API key.
        expires: When the link stops working.
    """

    location: str | None = field(default=None, repr=False)
    expires: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "location": self.location,
            "expires": self.expires,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            location=given.pop("location", None),
            expires=read_datetime(given.pop("expires", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
