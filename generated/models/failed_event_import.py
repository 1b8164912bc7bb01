# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.rejected_event import RejectedEvent
    from ..models.shared_event_data import SharedEventData


@define
class FailedEventImport(Model):
    """An event that could not be imported, and why.

    Attributes:
        message: An explanation for people.
        code: A short snake_case word for programs, such as `required_field`.
        event: An event as it was sent in the batch; it may break the very rules it was refused for.
        shared: What all events of a batch have in common, such as their context. An event that has the same
            field fails.
    """

    message: str | None = None
    code: str | None = None
    event: RejectedEvent | None = None
    shared: SharedEventData | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "message": self.message,
            "code": self.code,
            "event": self.event,
            "shared": self.shared,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.rejected_event import RejectedEvent
        from ..models.shared_event_data import SharedEventData

        given = json_object(src_dict)
        model = cls(
            message=given.pop("message", None),
            code=given.pop("code", None),
            event=RejectedEvent.read(given.pop("event", None)),
            shared=SharedEventData.read(given.pop("shared", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
