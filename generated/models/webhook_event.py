# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class WebhookEvent(Model):
    """An event as a webhook endpoint receives it.

    Attributes:
        event_name: The kind of event, such as `note.created`.
        version: The version of the payload.
        data: What happened: a NoteCreated, SegmentTrendAlert, MetricAlert, MobileAppCrash, SegmentCreated or
            RecordedCustomEvent, or a WebhookEventData for any other kind of event.
    """

    event_name: str | None = None
    version: int | None = None
    data: Any = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "eventName": self.event_name,
            "version": self.version,
            "data": self.data,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            event_name=given.pop("eventName", None),
            version=given.pop("version", None),
            data=given.pop("data", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
