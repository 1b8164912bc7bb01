# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

if TYPE_CHECKING:
    from ..models.property_schema import PropertySchema, PropertySchemaDict
    from ..models.user_properties import UserProperties


T = TypeVar("T", bound="CreateUserRequest")


class CreateUserRequestDict(TypedDict, total=False):
    """The fields of CreateUserRequest as a plain dict."""

    uid: str | None
    display_name: str | None
    email: str | None
    properties: Mapping[str, Any] | None
    schema: PropertySchemaDict | None


@_attrs_define
class CreateUserRequest:
    """A user to create, or to update when the `uid` is known already.

    Attributes:
        uid (str | Unset): Your own identifier of the user. Once set it never changes.
        display_name (str | Unset): The name that FullStory shows.
        email (str | Unset): The user's email address.
        properties (UserProperties | Unset): Custom facts about a user, by name. A name is a letter followed by letters,
            digits and underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string,
            a number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
            bytes.
        schema (PropertySchema | Unset): Types that override FullStory's own guess, which takes every number as a real.
    """

    uid: str | Unset = _attrs_field(default=UNSET, repr=False)
    display_name: str | Unset = _attrs_field(default=UNSET, repr=False)
    email: str | Unset = _attrs_field(default=UNSET, repr=False)
    properties: UserProperties | Unset = _attrs_field(default=UNSET, repr=False)
    schema: PropertySchema | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        uid = self.uid

        display_name = self.display_name

        email = self.email

        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        schema: dict[str, Any] | Unset = UNSET
        if not isinstance(self.schema, Unset):
            schema = self.schema.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if uid is not UNSET:
            field_dict["uid"] = uid
        if display_name is not UNSET:
            field_dict["display_name"] = display_name
        if email is not UNSET:
            field_dict["email"] = email
        if properties is not UNSET:
            field_dict["properties"] = properties
        if schema is not UNSET:
            field_dict["schema"] = schema

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.property_schema import PropertySchema  # noqa: PLC0415
        from ..models.user_properties import UserProperties  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        uid = d.pop("uid", UNSET)
        if uid is not UNSET:
            expect(uid, str, "uid")

        display_name = d.pop("display_name", UNSET)
        if display_name is not UNSET:
            expect(display_name, str, "display_name")

        email = d.pop("email", UNSET)
        if email is not UNSET:
            expect(email, str, "email")

        _properties = d.pop("properties", UNSET)
        properties: UserProperties | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = UserProperties.from_dict(_properties)

        _schema = d.pop("schema", UNSET)
        schema: PropertySchema | Unset
        if isinstance(_schema, Unset):
            schema = UNSET
        else:
            schema = PropertySchema.from_dict(_schema)

        create_user_request = cls(
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
        )

        create_user_request.additional_properties = d
        return create_user_request

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
