# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.reported_schema import ReportedSchema
    from ..models.type_conflicts import TypeConflicts
    from ..models.user_properties import UserProperties


@define
class GetUserResponse(Model):
    """A user as FullStory knows it.

    Attributes:
        id: The id that FullStory gave the user.
        is_being_deleted: True from the moment the user is deleted until it is gone.
        uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
        display_name: The name that FullStory shows. At most 256 characters.
        email: The user's email address. At most 128 characters.
        properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
            underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
            number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
            bytes. At most 500 entries.
        schema: The types of properties, as FullStory knows them or as they were sent.
        type_conflicts: Properties that hold values of more than one type.
        app_url: The user's page in the FullStory app.
    """

    id: str
    is_being_deleted: bool
    uid: str | None = field(default=None, repr=False)
    display_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    properties: UserProperties | None = field(default=None, repr=False)
    schema: ReportedSchema | None = None
    type_conflicts: TypeConflicts | None = None
    app_url: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "is_being_deleted": self.is_being_deleted,
            "uid": self.uid,
            "display_name": self.display_name,
            "email": self.email,
            "properties": self.properties,
            "schema": self.schema,
            "type_conflicts": self.type_conflicts,
            "app_url": self.app_url,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.reported_schema import ReportedSchema
        from ..models.type_conflicts import TypeConflicts
        from ..models.user_properties import UserProperties

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            is_being_deleted=given.pop("is_being_deleted", None),
            uid=given.pop("uid", None),
            display_name=given.pop("display_name", None),
            email=given.pop("email", None),
            properties=UserProperties.read(given.pop("properties", None)),
            schema=ReportedSchema.read(given.pop("schema", None)),
            type_conflicts=TypeConflicts.read(given.pop("type_conflicts", None)),
            app_url=given.pop("app_url", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
