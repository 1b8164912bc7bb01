# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list, take

if TYPE_CHECKING:
    from ..models.webhook_event_subcategory import WebhookEventSubcategory


@define
class ListWebhookEventSubcategoriesResponse(Model):
    """A page of subcategories.

    Attributes:
        subcategory_defs: The subcategories on this page.
        next_pagination_token: The token for the next page; empty, null or left out on the last page.
    """

    subcategory_defs: list[WebhookEventSubcategory] | None = None
    next_pagination_token: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "subcategoryDefs": self.subcategory_defs,
            "nextPaginationToken": self.next_pagination_token,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.webhook_event_subcategory import WebhookEventSubcategory

        given = json_object(src_dict)
        model = cls(
            subcategory_defs=read_list(WebhookEventSubcategory.read, given.pop("subcategoryDefs", None)),
            next_pagination_token=take(given, "nextPaginationToken", "next_pagination_token"),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
