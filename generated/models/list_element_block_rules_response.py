# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.element_block_rule import ElementBlockRule


@define
class ListElementBlockRulesResponse(Model):
    """One page of element block rules.

    Attributes:
        results: The items on this page.
        total_records: The number of items on all pages, an integer written as a string.
        next_page_token: The token for the next page; null or left out on the last page.
    """

    results: list[ElementBlockRule] | None = None
    total_records: str | None = None
    next_page_token: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "results": self.results,
            "total_records": self.total_records,
            "next_page_token": self.next_page_token,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_block_rule import ElementBlockRule

        given = json_object(src_dict)
        model = cls(
            results=read_list(ElementBlockRule.read, given.pop("results", None)),
            total_records=given.pop("total_records", None),
            next_page_token=given.pop("next_page_token", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
