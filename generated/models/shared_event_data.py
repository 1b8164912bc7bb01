# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event_context import EventContext, EventContextDict


T = TypeVar("T", bound="SharedEventData")


class SharedEventDataDict(TypedDict, total=False):
    """The fields of SharedEventData as a plain dict."""

    context: EventContextDict | None


@_attrs_define
class SharedEventData:
    """What all events of a batch have in common.

    Attributes:
        context (EventContext | Unset): The circumstances of an event.
    """

    context: EventContext | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        context: dict[str, Any] | Unset = UNSET
        if not isinstance(self.context, Unset):
            context = self.context.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if context is not UNSET:
            field_dict["context"] = context

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_context import EventContext  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        _context = d.pop("context", UNSET)
        context: EventContext | Unset
        if isinstance(_context, Unset):
            context = UNSET
        else:
            context = EventContext.from_dict(_context)

        shared_event_data = cls(
            context=context,
        )

        shared_event_data.additional_properties = d
        return shared_event_data

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
