# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import expect

if TYPE_CHECKING:
    from ..models.rejected_user import RejectedUser


T = TypeVar("T", bound="FailedUserImport")


@_attrs_define
class FailedUserImport:
    """A user that could not be imported, and why.

    Attributes:
        message (str): An explanation for people.
        code (str): A short snake_case word for programs.
        user (RejectedUser): A user as it stood in the batch; it may break the very limits it was refused for.
    """

    message: str
    code: str
    user: RejectedUser
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        code = self.code

        user = self.user.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
                "code": code,
                "user": user,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rejected_user import RejectedUser  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        message = d.pop("message")
        expect(message, str, "message")

        code = d.pop("code")
        expect(code, str, "code")

        user = RejectedUser.from_dict(d.pop("user"))

        failed_user_import = cls(
            message=message,
            code=code,
            user=user,
        )

        failed_user_import.additional_properties = d
        return failed_user_import

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
