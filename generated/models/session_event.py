# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.session_event_properties import SessionEventProperties
    from ..models.session_event_source import SessionEventSource


@define
class SessionEvent(Model):
    """Something that happened in a session.

    Attributes:
        device_id: The first half of the session's id.
        session_id: The second half of the session's id.
        view_id: The page or screen it happened on.
        event_time: When it happened.
        event_type: What happened, such as `navigate` or `click`.
        event_properties: What is known about an event; the fields depend on its type.
        source_type: Where the event comes from, such as `web`, `ios`, `android` or `server`.
        source_properties: The page and the device that an event comes from.
    """

    device_id: str | None = None
    session_id: str | None = None
    view_id: str | None = None
    event_time: datetime | None = None
    event_type: str | None = None
    event_properties: SessionEventProperties | None = field(default=None, repr=False)
    source_type: str | None = None
    source_properties: SessionEventSource | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "device_id": self.device_id,
            "session_id": self.session_id,
            "view_id": self.view_id,
            "event_time": self.event_time,
            "event_type": self.event_type,
            "event_properties": self.event_properties,
            "source_type": self.source_type,
            "source_properties": self.source_properties,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_event_properties import SessionEventProperties
        from ..models.session_event_source import SessionEventSource

        given = json_object(src_dict)
        model = cls(
            device_id=given.pop("device_id", None),
            session_id=given.pop("session_id", None),
            view_id=given.pop("view_id", None),
            event_time=read_datetime(given.pop("event_time", None)),
            event_type=given.pop("event_type", None),
            event_properties=SessionEventProperties.read(given.pop("event_properties", None)),
            source_type=given.pop("source_type", None),
            source_properties=SessionEventSource.read(given.pop("source_properties", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
