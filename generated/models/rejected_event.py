# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

if TYPE_CHECKING:
    from ..models.event_context import EventContext
    from ..models.imported_event_user import ImportedEventUser
    from ..models.rejected_event_session import RejectedEventSession
    from ..models.rejected_properties import RejectedProperties
    from ..models.reported_schema import ReportedSchema


T = TypeVar("T", bound="RejectedEvent")


@_attrs_define
class RejectedEvent:
    """An event as it stood in the batch; it may break the very rules it was refused for.

    Attributes:
        name (str): What happened.
        user (ImportedEventUser | Unset): The user an event was recorded for.
        session (RejectedEventSession | Unset): The session that a refused event named.
        context (EventContext | Unset): The circumstances of an event.
        timestamp (str | Unset): When it happened, as it was sent.
        properties (RejectedProperties | Unset): Properties as they were sent.
        schema (ReportedSchema | Unset): The types that FullStory holds or was given.
    """

    name: str
    user: ImportedEventUser | Unset = UNSET
    session: RejectedEventSession | Unset = UNSET
    context: EventContext | Unset = UNSET
    timestamp: str | Unset = UNSET
    properties: RejectedProperties | Unset = _attrs_field(default=UNSET, repr=False)
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

        timestamp = self.timestamp

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
        from ..models.imported_event_user import ImportedEventUser  # noqa: PLC0415
        from ..models.rejected_event_session import RejectedEventSession  # noqa: PLC0415
        from ..models.rejected_properties import RejectedProperties  # noqa: PLC0415
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
        session: RejectedEventSession | Unset
        if isinstance(_session, Unset):
            session = UNSET
        else:
            session = RejectedEventSession.from_dict(_session)

        _context = d.pop("context", UNSET)
        context: EventContext | Unset
        if isinstance(_context, Unset):
            context = UNSET
        else:
            context = EventContext.from_dict(_context)

        timestamp = d.pop("timestamp", UNSET)
        if timestamp is not UNSET:
            expect(timestamp, str, "timestamp")

        _properties = d.pop("properties", UNSET)
        properties: RejectedProperties | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = RejectedProperties.from_dict(_properties)

        _schema = d.pop("schema", UNSET)
        schema: ReportedSchema | Unset
        if isinstance(_schema, Unset):
            schema = UNSET
        else:
            schema = ReportedSchema.from_dict(_schema)

        rejected_event = cls(
            name=name,
            user=user,
            session=session,
            context=context,
            timestamp=timestamp,
            properties=properties,
            schema=schema,
        )

        rejected_event.additional_properties = d
        return rejected_event

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
