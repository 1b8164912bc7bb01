# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.property_schema import PropertySchema, PropertySchemaDict
    from ..models.user_properties import UserProperties


class CreateUserRequestDict(TypedDict, total=False):
    """The fields of CreateUserRequest as a plain dict."""

    uid: str | None
    display_name: str | None
    email: str | None
    properties: Mapping[str, Any] | None
    schema: PropertySchemaDict | None


@define
class CreateUserRequest(Model):
    """A user to create, or to update if the `uid` already exists.

    Attributes:
        uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
        display_name: The name that FullStory shows. At most 256 characters.
        email: The user's email address. At most 128 characters.
        properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
            underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
            number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
            bytes. At most 500 entries.
        schema: Types that override FullStory's own guess, which treats every number as a real.
    """

    uid: str | None = field(default=None, repr=False)
    display_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    properties: UserProperties | None = field(default=None, repr=False)
    schema: PropertySchema | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "uid": self.uid,
            "display_name": self.display_name,
            "email": self.email,
            "properties": self.properties,
            "schema": self.schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.property_schema import PropertySchema
        from ..models.user_properties import UserProperties

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            uid=given.pop("uid", None),
            display_name=given.pop("display_name", None),
            email=given.pop("email", None),
            properties=UserProperties.read(given.pop("properties", None)),
            schema=PropertySchema.read(given.pop("schema", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks())


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.property_schema import PropertySchema

    return {
        "uid": str,
        "display_name": str,
        "email": str,
        "properties": Mapping,
        "schema": PropertySchema.check,
    }
