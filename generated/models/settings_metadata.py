# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class SettingsMetadata(Model):
    """When settings were changed, and by whom.

    Attributes:
        last_updated: When this version was made.
        last_updated_by: Who made this version, by email address, or by name with the address in brackets.
        created: When the settings were first made.
        created_by: Who made them first.
    """

    last_updated: datetime | None = None
    last_updated_by: str | None = field(default=None, repr=False)
    created: datetime | None = None
    created_by: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "lastUpdated": self.last_updated,
            "lastUpdatedBy": self.last_updated_by,
            "created": self.created,
            "createdBy": self.created_by,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            last_updated=read_datetime(given.pop("lastUpdated", None)),
            last_updated_by=given.pop("lastUpdatedBy", None),
            created=read_datetime(given.pop("created", None)),
            created_by=given.pop("createdBy", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
