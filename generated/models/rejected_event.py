# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.event_context import EventContext
    from ..models.imported_event_user import ImportedEventUser
    from ..models.rejected_event_session import RejectedEventSession
    from ..models.rejected_properties import RejectedProperties
    from ..models.reported_schema import ReportedSchema


@define
class RejectedEvent(Model):
    """An event as it was sent in the batch; it may break the very rules it was refused for.

    Attributes:
        name: What happened.
        user: The user an event was recorded for.
        session: The session that a refused event named.
        context: Where an event happened, and on what device.
        timestamp: When it happened, as it was sent.
        properties: Properties as they were sent.
        schema: The types of properties, as FullStory knows them or as they were sent.
    """

    name: str
    user: ImportedEventUser | None = None
    session: RejectedEventSession | None = None
    context: EventContext | None = None
    timestamp: str | None = None
    properties: RejectedProperties | None = field(default=None, repr=False)
    schema: ReportedSchema | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "user": self.user,
            "session": self.session,
            "context": self.context,
            "timestamp": self.timestamp,
            "properties": self.properties,
            "schema": self.schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.event_context import EventContext
        from ..models.imported_event_user import ImportedEventUser
        from ..models.rejected_event_session import RejectedEventSession
        from ..models.rejected_properties import RejectedProperties
        from ..models.reported_schema import ReportedSchema

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            user=ImportedEventUser.read(given.pop("user", None)),
            session=RejectedEventSession.read(given.pop("session", None)),
            context=EventContext.read(given.pop("context", None)),
            timestamp=given.pop("timestamp", None),
            properties=RejectedProperties.read(given.pop("properties", None)),
            schema=ReportedSchema.read(given.pop("schema", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
