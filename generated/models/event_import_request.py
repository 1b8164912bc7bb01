# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.event_context import EventContext, EventContextDict
    from ..models.event_properties import EventProperties
    from ..models.event_session import EventSession, EventSessionDict
    from ..models.event_user import EventUser, EventUserDict
    from ..models.page_properties import PageProperties
    from ..models.property_schema import PropertySchema, PropertySchemaDict


class EventImportRequestDict(TypedDict, total=False):
    """The fields of EventImportRequest as a plain dict."""

    name: Required[str]
    context: EventContextDict | None
    timestamp: datetime | str | None
    properties: Mapping[str, Any] | None
    user: EventUserDict | None
    session: EventSessionDict | None
    schema: PropertySchemaDict | None
    page_properties: Mapping[str, Any] | None
    page_properties_schema: PropertySchemaDict | None


@define
class EventImportRequest(Model):
    """One event of a batch. An event with an empty name fails.

    Attributes:
        name: What happened, such as `Order Completed`.
        context: Where an event happened, and on what device.
        timestamp: When it happened, in ISO 8601 with a time zone; the server's time when left out. It is best
            always set.
        properties: Custom properties of an event, by name. The rules for names and values are those of user
            properties.
        user: The user an event belongs to, named by `id` or by `uid`, not both. Not accepted with `session.id`.
        session: The session an event belongs to.
        schema: Types that override FullStory's own guess, which treats every number as a real.
        page_properties: Custom properties of the page an event happened on, by name; they are copied to all
            events of that page. The rules for names and values are those of user properties.
        page_properties_schema: Types that override FullStory's own guess, which treats every number as a real.
    """

    name: str
    context: EventContext | None = None
    timestamp: datetime | None = None
    properties: EventProperties | None = field(default=None, repr=False)
    user: EventUser | None = None
    session: EventSession | None = None
    schema: PropertySchema | None = None
    page_properties: PageProperties | None = field(default=None, repr=False)
    page_properties_schema: PropertySchema | None = None
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
            "page_properties": self.page_properties,
            "page_properties_schema": self.page_properties_schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.event_context import EventContext
        from ..models.event_properties import EventProperties
        from ..models.event_session import EventSession
        from ..models.event_user import EventUser
        from ..models.page_properties import PageProperties
        from ..models.property_schema import PropertySchema

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            context=EventContext.read(given.pop("context", None)),
            timestamp=read_datetime(given.pop("timestamp", None)),
            properties=EventProperties.read(given.pop("properties", None)),
            user=EventUser.read(given.pop("user", None)),
            session=EventSession.read(given.pop("session", None)),
            schema=PropertySchema.read(given.pop("schema", None)),
            page_properties=PageProperties.read(given.pop("page_properties", None)),
            page_properties_schema=PropertySchema.read(given.pop("page_properties_schema", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("name",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.event_context import EventContext
    from ..models.event_session import EventSession
    from ..models.event_user import EventUser
    from ..models.property_schema import PropertySchema

    return {
        "name": str,
        "context": EventContext.check,
        "timestamp": checks.moment,
        "properties": Mapping,
        "user": EventUser.check,
        "session": EventSession.check,
        "schema": PropertySchema.check,
        "page_properties": Mapping,
        "page_properties_schema": PropertySchema.check,
    }
