# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class SegmentCreated(Model):
    """The data of `segment.created`.

    Attributes:
        id: The id of the segment.
        creator: The email address of who made the segment.
        name: The segment's name.
        url: Where FullStory's app shows the segment.
        created: When the segment was made.
    """

    id: str | None = None
    creator: str | None = field(default=None, repr=False)
    name: str | None = None
    url: str | None = None
    created: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "creator": self.creator,
            "name": self.name,
            "url": self.url,
            "created": self.created,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            creator=given.pop("creator", None),
            name=given.pop("name", None),
            url=given.pop("url", None),
            created=read_datetime(given.pop("created", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
