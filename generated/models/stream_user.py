# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class StreamUser(Model):
    """The user whose event a stream sends.

    Attributes:
        id: The id that FullStory gave the user.
        uid: Your own identifier for the user.
        email: The user's email address.
        display_name: The name that FullStory shows.
    """

    id: str | None = None
    uid: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    display_name: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "uid": self.uid,
            "email": self.email,
            "display_name": self.display_name,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            uid=given.pop("uid", None),
            email=given.pop("email", None),
            display_name=given.pop("display_name", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
