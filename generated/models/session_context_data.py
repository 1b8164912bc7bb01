# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.session_context import SessionContext
    from ..models.session_page import SessionPage


@define
class SessionContextData(Model):
    """A session as a language model can read it.

    Attributes:
        context: The facts about a session.
        pages: The pages of the session, in order.
    """

    context: SessionContext | None = None
    pages: list[SessionPage] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "context": self.context,
            "pages": self.pages,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_context import SessionContext
        from ..models.session_page import SessionPage

        given = json_object(src_dict)
        model = cls(
            context=SessionContext.read(given.pop("context", None)),
            pages=read_list(SessionPage.read, given.pop("pages", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
