# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class WebhookEventSubcategory(Model):
    """A subcategory of a kind of event.

    Attributes:
        subcategory: What an endpoint registers for.
        display_name: The name that FullStory's app shows.
    """

    subcategory: str | None = None
    display_name: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "subcategory": self.subcategory,
            "displayName": self.display_name,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            subcategory=given.pop("subcategory", None),
            display_name=given.pop("displayName", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
