# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.rejected_properties import RejectedProperties
    from ..models.reported_schema import ReportedSchema


@define
class RejectedUser(Model):
    """A user as it was sent in the batch; it may break the very limits it was refused for.

    Attributes:
        id: The id that FullStory gave the user.
        uid: Your own identifier for the user. Once set, it never changes.
        display_name: The name that FullStory shows.
        email: The user's email address.
        properties: Properties as they were sent.
        schema: The types of properties, as FullStory knows them or as they were sent.
    """

    id: str | None = None
    uid: str | None = field(default=None, repr=False)
    display_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    properties: RejectedProperties | None = field(default=None, repr=False)
    schema: ReportedSchema | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "uid": self.uid,
            "display_name": self.display_name,
            "email": self.email,
            "properties": self.properties,
            "schema": self.schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.rejected_properties import RejectedProperties
        from ..models.reported_schema import ReportedSchema

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            uid=given.pop("uid", None),
            display_name=given.pop("display_name", None),
            email=given.pop("email", None),
            properties=RejectedProperties.read(given.pop("properties", None)),
            schema=ReportedSchema.read(given.pop("schema", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
