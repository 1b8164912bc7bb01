# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.webhook_event_definition import WebhookEventDefinition


@define
class ListWebhookEventTypesResponse(Model):
    """All kinds of events that webhooks can receive.

    Attributes:
        event_defs: The kinds of events.
    """

    event_defs: list[WebhookEventDefinition] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "eventDefs": self.event_defs,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.webhook_event_definition import WebhookEventDefinition

        given = json_object(src_dict)
        model = cls(
            event_defs=read_list(WebhookEventDefinition.read, given.pop("eventDefs", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
