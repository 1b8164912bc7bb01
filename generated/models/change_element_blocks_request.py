# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.added_element_block import AddedElementBlock, AddedElementBlockDict
    from ..models.changed_element_block import ChangedElementBlock, ChangedElementBlockDict
    from ..models.element_block_key import ElementBlockKey, ElementBlockKeyDict


class ChangeElementBlocksRequestDict(TypedDict, total=False):
    """The fields of ChangeElementBlocksRequest as a plain dict."""

    addElementBlocks: Sequence[AddedElementBlockDict] | None
    updateElementBlocks: Sequence[ChangedElementBlockDict] | None
    removeElementBlocks: Sequence[ElementBlockKeyDict] | None


@define
class ChangeElementBlocksRequest(Model):
    """What to change about element block rules.

    Attributes:
        add_element_blocks: Rules to add.
        update_element_blocks: Rules to change.
        remove_element_blocks: Rules to remove.
    """

    add_element_blocks: list[AddedElementBlock] | None = None
    update_element_blocks: list[ChangedElementBlock] | None = None
    remove_element_blocks: list[ElementBlockKey] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "addElementBlocks": self.add_element_blocks,
            "updateElementBlocks": self.update_element_blocks,
            "removeElementBlocks": self.remove_element_blocks,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.added_element_block import AddedElementBlock
        from ..models.changed_element_block import ChangedElementBlock
        from ..models.element_block_key import ElementBlockKey

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            add_element_blocks=read_list(AddedElementBlock.read, given.pop("addElementBlocks", None)),
            update_element_blocks=read_list(ChangedElementBlock.read, given.pop("updateElementBlocks", None)),
            remove_element_blocks=read_list(ElementBlockKey.read, given.pop("removeElementBlocks", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks())


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.added_element_block import AddedElementBlock
    from ..models.changed_element_block import ChangedElementBlock
    from ..models.element_block_key import ElementBlockKey

    return {
        "addElementBlocks": checks.each(AddedElementBlock.check),
        "updateElementBlocks": checks.each(ChangedElementBlock.check),
        "removeElementBlocks": checks.each(ElementBlockKey.check),
    }
