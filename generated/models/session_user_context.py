# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_user_properties import SessionUserProperties


@define
class SessionUserContext(Model):
    """The user.

    Attributes:
        user_uid: Your own identifier for the user.
        display_name: The name that FullStory shows.
        email: The user's email address.
        properties: Properties of the user, by name.
    """

    user_uid: str | None = field(default=None, repr=False)
    display_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    properties: SessionUserProperties | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "user_uid": self.user_uid,
            "display_name": self.display_name,
            "email": self.email,
            "properties": self.properties,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_user_properties import SessionUserProperties

        given = json_object(src_dict)
        model = cls(
            user_uid=given.pop("user_uid", None),
            display_name=given.pop("display_name", None),
            email=given.pop("email", None),
            properties=SessionUserProperties.read(given.pop("properties", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
