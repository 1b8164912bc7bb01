# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.session_event_properties import SessionEventProperties


@define
class SessionPageEvent(Model):
    """Something that happened on a page.

    Attributes:
        type_: What happened, such as `navigate` or `click`.
        description: What happened, in words.
        timestamp: When it happened.
        content: What the event holds, such as the text of an element.
        screenshot_url: A picture of the moment, where one was asked for.
        properties: What is known about an event; the fields depend on its type.
    """

    type_: str | None = None
    description: str | None = field(default=None, repr=False)
    timestamp: datetime | None = None
    content: str | None = field(default=None, repr=False)
    screenshot_url: str | None = field(default=None, repr=False)
    properties: SessionEventProperties | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "type": self.type_,
            "description": self.description,
            "timestamp": self.timestamp,
            "content": self.content,
            "screenshot_url": self.screenshot_url,
            "properties": self.properties,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_event_properties import SessionEventProperties

        given = json_object(src_dict)
        model = cls(
            type_=given.pop("type", None),
            description=given.pop("description", None),
            timestamp=read_datetime(given.pop("timestamp", None)),
            content=given.pop("content", None),
            screenshot_url=given.pop("screenshot_url", None),
            properties=SessionEventProperties.read(given.pop("properties", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
