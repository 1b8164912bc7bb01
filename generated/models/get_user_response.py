# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

if TYPE_CHECKING:
    from ..models.reported_schema import ReportedSchema
    from ..models.type_conflicts import TypeConflicts
    from ..models.user_properties import UserProperties


T = TypeVar("T", bound="GetUserResponse")


@_attrs_define
class GetUserResponse:
    """A user as FullStory knows it.

    Attributes:
        id (str): The id that FullStory gave the user.
        is_being_deleted (bool): True from the moment the user was deleted until it is gone.
        uid (str | Unset): Your own identifier of the user; left out for an anonymous user.
        display_name (str | Unset): The name that FullStory shows.
        email (str | Unset): The user's email address.
        properties (UserProperties | Unset): Custom facts about a user, by name. A name is a letter followed by letters,
            digits and underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string,
            a number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
            bytes.
        schema (ReportedSchema | Unset): The types that FullStory holds or was given.
        type_conflicts (TypeConflicts | Unset): Properties that hold values of more than one type.
        app_url (str | Unset): The user's page in the FullStory app.
    """

    id: str
    is_being_deleted: bool
    uid: str | Unset = _attrs_field(default=UNSET, repr=False)
    display_name: str | Unset = _attrs_field(default=UNSET, repr=False)
    email: str | Unset = _attrs_field(default=UNSET, repr=False)
    properties: UserProperties | Unset = _attrs_field(default=UNSET, repr=False)
    schema: ReportedSchema | Unset = UNSET
    type_conflicts: TypeConflicts | Unset = UNSET
    app_url: str | Unset = _attrs_field(default=UNSET, repr=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        is_being_deleted = self.is_being_deleted

        uid = self.uid

        display_name = self.display_name

        email = self.email

        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        schema: dict[str, Any] | Unset = UNSET
        if not isinstance(self.schema, Unset):
            schema = self.schema.to_dict()

        type_conflicts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.type_conflicts, Unset):
            type_conflicts = self.type_conflicts.to_dict()

        app_url = self.app_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "is_being_deleted": is_being_deleted,
            }
        )
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
        if type_conflicts is not UNSET:
            field_dict["type_conflicts"] = type_conflicts
        if app_url is not UNSET:
            field_dict["app_url"] = app_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reported_schema import ReportedSchema  # noqa: PLC0415
        from ..models.type_conflicts import TypeConflicts  # noqa: PLC0415
        from ..models.user_properties import UserProperties  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        id = d.pop("id")
        expect(id, str, "id")

        is_being_deleted = d.pop("is_being_deleted")
        expect(is_being_deleted, bool, "is_being_deleted")

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
        schema: ReportedSchema | Unset
        if isinstance(_schema, Unset):
            schema = UNSET
        else:
            schema = ReportedSchema.from_dict(_schema)

        _type_conflicts = d.pop("type_conflicts", UNSET)
        type_conflicts: TypeConflicts | Unset
        if isinstance(_type_conflicts, Unset):
            type_conflicts = UNSET
        else:
            type_conflicts = TypeConflicts.from_dict(_type_conflicts)

        app_url = d.pop("app_url", UNSET)
        if app_url is not UNSET:
            expect(app_url, str, "app_url")

        get_user_response = cls(
            id=id,
            is_being_deleted=is_being_deleted,
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
            type_conflicts=type_conflicts,
            app_url=app_url,
        )

        get_user_response.additional_properties = d
        return get_user_response

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
