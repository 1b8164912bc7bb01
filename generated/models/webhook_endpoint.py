# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, read_list

if TYPE_CHECKING:
    from ..models.webhook_event_type import WebhookEventType


@define
class WebhookEndpoint(Model):
    """A URL that FullStory sends events to.

    Attributes:
        id: The id of the endpoint, which is its URL in base64.
        url: The URL that receives events.
        enabled: Whether it receives events. Updates say the opposite, `disabled`.
        created: When it was created.
        modified: When it was last changed.
        event_types: The kinds of events it receives.
    """

    id: str
    url: str
    enabled: bool | None = None
    created: datetime | None = None
    modified: datetime | None = None
    event_types: list[WebhookEventType] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "url": self.url,
            "enabled": self.enabled,
            "created": self.created,
            "modified": self.modified,
            "eventTypes": self.event_types,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.webhook_event_type import WebhookEventType

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            url=given.pop("url", None),
            enabled=given.pop("enabled", None),
            created=read_datetime(given.pop("created", None)),
            modified=read_datetime(given.pop("modified", None)),
            event_types=read_list(WebhookEventType.read, given.pop("eventTypes", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
