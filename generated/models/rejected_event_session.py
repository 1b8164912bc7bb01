# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

T = TypeVar("T", bound="RejectedEventSession")


@_attrs_define
class RejectedEventSession:
    """The session that a refused event named.

    Attributes:
        id (str | Unset): The id of the session.
        uid (str | Unset): Your own identifier of the session.
        use_most_recent (bool | Unset): Whether the latest session of the user was asked for.
    """

    id: str | Unset = UNSET
    uid: str | Unset = _attrs_field(default=UNSET, repr=False)
    use_most_recent: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        uid = self.uid

        use_most_recent = self.use_most_recent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if uid is not UNSET:
            field_dict["uid"] = uid
        if use_most_recent is not UNSET:
            field_dict["use_most_recent"] = use_most_recent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        id = d.pop("id", UNSET)
        if id is not UNSET:
            expect(id, str, "id")

        uid = d.pop("uid", UNSET)
        if uid is not UNSET:
            expect(uid, str, "uid")

        use_most_recent = d.pop("use_most_recent", UNSET)
        if use_most_recent is not UNSET:
            expect(use_most_recent, bool, "use_most_recent")

        rejected_event_session = cls(
            id=id,
            uid=uid,
            use_most_recent=use_most_recent,
        )

        rejected_event_session.additional_properties = d
        return rejected_event_session

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
