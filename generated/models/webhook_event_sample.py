# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.webhook_event_data import WebhookEventData


@define
class WebhookEventSample(Model):
    """An example of what endpoints receive.

    Attributes:
        event_name: The kind of event.
        version: The version of the payload.
        data: What happened; its fields depend on the kind of event.
    """

    event_name: str | None = None
    version: int | None = None
    data: WebhookEventData | None = field(default=None, repr=False)
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
        from ..models.webhook_event_data import WebhookEventData

        given = json_object(src_dict)
        model = cls(
            event_name=given.pop("eventName", None),
            version=given.pop("version", None),
            data=WebhookEventData.read(given.pop("data", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
