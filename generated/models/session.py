# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class Session(Model):
    """A session.

    Attributes:
        id: The id of the session, two numbers with a colon between them.
        app_url: Replays the session in the FullStory app.
        created_time: When the session began.
    """

    id: str | None = None
    app_url: str | None = field(default=None, repr=False)
    created_time: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "app_url": self.app_url,
            "created_time": self.created_time,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            app_url=given.pop("app_url", None),
            created_time=read_datetime(given.pop("created_time", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
