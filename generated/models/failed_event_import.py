# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

if TYPE_CHECKING:
    from ..models.rejected_event import RejectedEvent
    from ..models.shared_event_data import SharedEventData


T = TypeVar("T", bound="FailedEventImport")


@_attrs_define
class FailedEventImport:
    """An event that could not be imported, and why.

    Attributes:
        message (str | Unset): An explanation for people.
        code (str | Unset): A short snake_case word for programs.
        event (RejectedEvent | Unset): An event as it stood in the batch; it may break the very rules it was refused
            for.
        shared (SharedEventData | Unset): What all events of a batch have in common.
    """

    message: str | Unset = UNSET
    code: str | Unset = UNSET
    event: RejectedEvent | Unset = UNSET
    shared: SharedEventData | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        code = self.code

        event: dict[str, Any] | Unset = UNSET
        if not isinstance(self.event, Unset):
            event = self.event.to_dict()

        shared: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shared, Unset):
            shared = self.shared.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if message is not UNSET:
            field_dict["message"] = message
        if code is not UNSET:
            field_dict["code"] = code
        if event is not UNSET:
            field_dict["event"] = event
        if shared is not UNSET:
            field_dict["shared"] = shared

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rejected_event import RejectedEvent  # noqa: PLC0415
        from ..models.shared_event_data import SharedEventData  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        message = d.pop("message", UNSET)
        if message is not UNSET:
            expect(message, str, "message")

        code = d.pop("code", UNSET)
        if code is not UNSET:
            expect(code, str, "code")

        _event = d.pop("event", UNSET)
        event: RejectedEvent | Unset
        if isinstance(_event, Unset):
            event = UNSET
        else:
            event = RejectedEvent.from_dict(_event)

        _shared = d.pop("shared", UNSET)
        shared: SharedEventData | Unset
        if isinstance(_shared, Unset):
            shared = UNSET
        else:
            shared = SharedEventData.from_dict(_shared)

        failed_event_import = cls(
            message=message,
            code=code,
            event=event,
            shared=shared,
        )

        failed_event_import.additional_properties = d
        return failed_event_import

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
