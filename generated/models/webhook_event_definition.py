# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class WebhookEventDefinition(Model):
    """A kind of event that webhooks can receive.

    Attributes:
        event_name: The kind of event, such as `note.created`.
        display_name: The name that FullStory's app shows.
        has_subcategories: Whether an endpoint must say which subcategory it registers for.
    """

    event_name: str | None = None
    display_name: str | None = None
    has_subcategories: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "eventName": self.event_name,
            "displayName": self.display_name,
            "hasSubcategories": self.has_subcategories,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            event_name=given.pop("eventName", None),
            display_name=given.pop("displayName", None),
            has_subcategories=given.pop("hasSubcategories", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
