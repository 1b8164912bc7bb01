# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.stream_event_properties import StreamEventProperties
    from ..models.stream_user import StreamUser


@define
class StreamEvent(Model):
    """An event that a stream sends to a webhook.

    Attributes:
        name: The name of the event in the stream.
        timestamp: When it happened.
        api_version: The version of the payload, `v2`.
        signal_version: The version of the stream's definition; it grows when the definition is changed.
        user: The user whose event a stream sends.
        properties: Whatever the stream adds to the event, by name.
    """

    name: str | None = None
    timestamp: datetime | None = None
    api_version: str | None = None
    signal_version: str | None = None
    user: StreamUser | None = None
    properties: StreamEventProperties | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "timestamp": self.timestamp,
            "api_version": self.api_version,
            "signal_version": self.signal_version,
            "user": self.user,
            "properties": self.properties,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.stream_event_properties import StreamEventProperties
        from ..models.stream_user import StreamUser

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            timestamp=read_datetime(given.pop("timestamp", None)),
            api_version=given.pop("api_version", None),
            signal_version=given.pop("signal_version", None),
            user=StreamUser.read(given.pop("user", None)),
            properties=StreamEventProperties.read(given.pop("properties", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
