# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, read_list

if TYPE_CHECKING:
    from ..models.custom_event_error import CustomEventError
    from ..models.recorded_custom_event_properties import RecordedCustomEventProperties


@define
class RecordedCustomEvent(Model):
    """The data of `recording.event.custom`.

    Attributes:
        name: The event's name.
        properties: The event's properties; their names end in their types, as in `price_real`.
        errors: What was wrong with properties.
        page_url: The address of the page.
        session_url: Where FullStory's app shows the session.
        timestamp: When the event happened.
    """

    name: str | None = None
    properties: RecordedCustomEventProperties | None = field(default=None, repr=False)
    errors: list[CustomEventError] | None = None
    page_url: str | None = field(default=None, repr=False)
    session_url: str | None = field(default=None, repr=False)
    timestamp: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "properties": self.properties,
            "errors": self.errors,
            "pageUrl": self.page_url,
            "sessionUrl": self.session_url,
            "timestamp": self.timestamp,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.custom_event_error import CustomEventError
        from ..models.recorded_custom_event_properties import RecordedCustomEventProperties

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            properties=RecordedCustomEventProperties.read(given.pop("properties", None)),
            errors=read_list(CustomEventError.read, given.pop("errors", None)),
            page_url=given.pop("pageUrl", None),
            session_url=given.pop("sessionUrl", None),
            timestamp=read_datetime(given.pop("timestamp", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
