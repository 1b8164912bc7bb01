# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class WebhookEventType(Model):
    """A kind of event that an endpoint receives.

    Attributes:
        event_name: The kind of event, such as `note.created`.
        subcategory: Which of them, for kinds of events that have subcategories: the `subcategory` of the list
            of subcategories, not its `displayName`.
    """

    event_name: str | None = None
    subcategory: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "eventName": self.event_name,
            "subcategory": self.subcategory,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            event_name=given.pop("eventName", None),
            subcategory=given.pop("subcategory", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
