# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

if TYPE_CHECKING:
    from ..models.event_context import EventContext
    from ..models.event_properties import EventProperties
    from ..models.imported_event_session import ImportedEventSession
    from ..models.imported_event_user import ImportedEventUser
    from ..models.reported_schema import ReportedSchema


T = TypeVar("T", bound="EventImport")


@_attrs_define
class EventImport:
    """An event that a batch recorded.

    Attributes:
        name (str): What happened.
        user (ImportedEventUser | Unset): The user an event was recorded for.
        session (ImportedEventSession | Unset): The session an event was recorded in, where there is one.
        context (EventContext | Unset): The circumstances of an event.
        timestamp (datetime.datetime | Unset): When it happened, in ISO 8601.
        properties (EventProperties | Unset): Custom facts about an event, by name. The rules for names and values are
            those of user properties.
        schema (ReportedSchema | Unset): The types that FullStory holds or was given.
    """

    name: str
    user: ImportedEventUser | Unset = UNSET
    session: ImportedEventSession | Unset = UNSET
    context: EventContext | Unset = UNSET
    timestamp: datetime.datetime | Unset = UNSET
    properties: EventProperties | Unset = _attrs_field(default=UNSET, repr=False)
    schema: ReportedSchema | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        user: dict[str, Any] | Unset = UNSET
        if not isinstance(self.user, Unset):
            user = self.user.to_dict()

        session: dict[str, Any] | Unset = UNSET
        if not isinstance(self.session, Unset):
            session = self.session.to_dict()

        context: dict[str, Any] | Unset = UNSET
        if not isinstance(self.context, Unset):
            context = self.context.to_dict()

        timestamp: str | Unset = UNSET
        if not isinstance(self.timestamp, Unset):
            timestamp = self.timestamp.isoformat()

        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        schema: dict[str, Any] | Unset = UNSET
        if not isinstance(self.schema, Unset):
            schema = self.schema.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if user is not UNSET:
            field_dict["user"] = user
        if session is not UNSET:
            field_dict["session"] = session
        if context is not UNSET:
            field_dict["context"] = context
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp
        if properties is not UNSET:
            field_dict["properties"] = properties
        if schema is not UNSET:
            field_dict["schema"] = schema

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_context import EventContext  # noqa: PLC0415
        from ..models.event_properties import EventProperties  # noqa: PLC0415
        from ..models.imported_event_session import ImportedEventSession  # noqa: PLC0415
        from ..models.imported_event_user import ImportedEventUser  # noqa: PLC0415
        from ..models.reported_schema import ReportedSchema  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        name = d.pop("name")
        expect(name, str, "name")

        _user = d.pop("user", UNSET)
        user: ImportedEventUser | Unset
        if isinstance(_user, Unset):
            user = UNSET
        else:
            user = ImportedEventUser.from_dict(_user)

        _session = d.pop("session", UNSET)
        session: ImportedEventSession | Unset
        if isinstance(_session, Unset):
            session = UNSET
        else:
            session = ImportedEventSession.from_dict(_session)

        _context = d.pop("context", UNSET)
        context: EventContext | Unset
        if isinstance(_context, Unset):
            context = UNSET
        else:
            context = EventContext.from_dict(_context)

        _timestamp = d.pop("timestamp", UNSET)
        timestamp: datetime.datetime | Unset
        if isinstance(_timestamp, Unset):
            timestamp = UNSET
        else:
            timestamp = datetime.datetime.fromisoformat(_timestamp)

        _properties = d.pop("properties", UNSET)
        properties: EventProperties | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = EventProperties.from_dict(_properties)

        _schema = d.pop("schema", UNSET)
        schema: ReportedSchema | Unset
        if isinstance(_schema, Unset):
            schema = UNSET
        else:
            schema = ReportedSchema.from_dict(_schema)

        event_import = cls(
            name=name,
            user=user,
            session=session,
            context=context,
            timestamp=timestamp,
            properties=properties,
            schema=schema,
        )

        event_import.additional_properties = d
        return event_import

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
