# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import expect

if TYPE_CHECKING:
    from ..models.user_import_request import UserImportRequest, UserImportRequestDict


T = TypeVar("T", bound="CreateUserBatchRequest")


class _CreateUserBatchRequestRequired(TypedDict):
    requests: Sequence[UserImportRequestDict]


class CreateUserBatchRequestDict(_CreateUserBatchRequestRequired, total=False):
    """The fields of CreateUserBatchRequest as a plain dict."""


@_attrs_define
class CreateUserBatchRequest:
    """The users to import.

    Attributes:
        requests (list[UserImportRequest]): At most 50,000 users.
    """

    requests: list[UserImportRequest]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        requests = []
        for requests_item_data in self.requests:
            requests_item = requests_item_data.to_dict()
            requests.append(requests_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "requests": requests,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.user_import_request import UserImportRequest  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        if d.get("requests") is not None:
            expect(d["requests"], list, "requests")
        requests = []
        _requests = d.pop("requests")
        for requests_item_data in _requests:
            requests_item = UserImportRequest.from_dict(requests_item_data)

            requests.append(requests_item)

        create_user_batch_request = cls(
            requests=requests,
        )

        create_user_batch_request.additional_properties = d
        return create_user_batch_request

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
