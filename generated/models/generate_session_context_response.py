# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_context_data import SessionContextData


@define
class GenerateSessionContextResponse(Model):
    """The session as a language model can read it.

    Attributes:
        context_data: A session as a language model can read it.
    """

    context_data: SessionContextData | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "context_data": self.context_data,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_context_data import SessionContextData

        given = json_object(src_dict)
        model = cls(
            context_data=SessionContextData.read(given.pop("context_data", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
