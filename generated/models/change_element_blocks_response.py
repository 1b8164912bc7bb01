# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list, take

if TYPE_CHECKING:
    from ..models.element_block import ElementBlock


@define
class ChangeElementBlocksResponse(Model):
    """All element block rules after the change.

    Attributes:
        element_blocks: The rules.
    """

    element_blocks: list[ElementBlock] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "elementBlocks": self.element_blocks,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.element_block import ElementBlock

        given = json_object(src_dict)
        model = cls(
            element_blocks=read_list(ElementBlock.read, take(given, "elementBlocks", "element_blocks")),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
