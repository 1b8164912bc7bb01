# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.event_context import EventContext
    from ..models.event_properties import EventProperties
    from ..models.imported_event_session import ImportedEventSession
    from ..models.imported_event_user import ImportedEventUser
    from ..models.reported_schema import ReportedSchema


@define
class EventImport(Model):
    """An event that a batch recorded.

    Attributes:
        name: What happened, such as `Order Completed`.
        context: Where an event happened, and on what device.
        timestamp: When it happened, in ISO 8601 with a time zone; the server's time when left out. It is best
            always set.
        properties: Custom properties of an event, by name. The rules for names and values are those of user
            properties.
        user: The user an event was recorded for.
        session: The session an event was recorded in, where there is one.
        schema: The types of properties, as FullStory knows them or as they were sent.
    """

    name: str
    context: EventContext | None = None
    timestamp: datetime | None = None
    properties: EventProperties | None = field(default=None, repr=False)
    user: ImportedEventUser | None = None
    session: ImportedEventSession | None = None
    schema: ReportedSchema | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "context": self.context,
            "timestamp": self.timestamp,
            "properties": self.properties,
            "user": self.user,
            "session": self.session,
            "schema": self.schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.event_context import EventContext
        from ..models.event_properties import EventProperties
        from ..models.imported_event_session import ImportedEventSession
        from ..models.imported_event_user import ImportedEventUser
        from ..models.reported_schema import ReportedSchema

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            context=EventContext.read(given.pop("context", None)),
            timestamp=read_datetime(given.pop("timestamp", None)),
            properties=EventProperties.read(given.pop("properties", None)),
            user=ImportedEventUser.read(given.pop("user", None)),
            session=ImportedEventSession.read(given.pop("session", None)),
            schema=ReportedSchema.read(given.pop("schema", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
