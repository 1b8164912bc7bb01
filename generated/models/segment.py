# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class Segment(Model):
    """A group of people who share something.

    Attributes:
        id: The id of the segment.
        name: What people call it.
        creator: The email address of the FullStory account that made it; `system` for a built-in one.
        created: When it was made; left out for built-in ones.
        url: Where it is shown in the app.
    """

    id: str | None = None
    name: str | None = None
    creator: str | None = field(default=None, repr=False)
    created: datetime | None = None
    url: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "name": self.name,
            "creator": self.creator,
            "created": self.created,
            "url": self.url,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            name=given.pop("name", None),
            creator=given.pop("creator", None),
            created=read_datetime(given.pop("created", None)),
            url=given.pop("url", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
