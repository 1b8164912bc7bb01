# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, take

if TYPE_CHECKING:
    from ..models.custom_vars_v1 import CustomVarsV1
    from ..models.operation import Operation


@define
class UserV1(Model):
    """A user.

    Attributes:
        uid: Your own identifier for the user.
        display_name: The name that FullStory shows.
        email: The user's email address.
        num_sessions: The number of the user's sessions, an integer written as a string.
        first_seen: When the user was first seen.
        last_seen: When the user was last seen.
        custom_vars: The user's properties, by name.
        existing_operation: Work that goes on after the call that started it.
    """

    uid: str | None = field(default=None, repr=False)
    display_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    num_sessions: str | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    custom_vars: CustomVarsV1 | None = field(default=None, repr=False)
    existing_operation: Operation | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "uid": self.uid,
            "displayName": self.display_name,
            "email": self.email,
            "numSessions": self.num_sessions,
            "firstSeen": self.first_seen,
            "lastSeen": self.last_seen,
            "customVars": self.custom_vars,
            "existingOperation": self.existing_operation,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.custom_vars_v1 import CustomVarsV1
        from ..models.operation import Operation

        given = json_object(src_dict)
        model = cls(
            uid=given.pop("uid", None),
            display_name=given.pop("displayName", None),
            email=given.pop("email", None),
            num_sessions=given.pop("numSessions", None),
            first_seen=read_datetime(given.pop("firstSeen", None)),
            last_seen=read_datetime(given.pop("lastSeen", None)),
            custom_vars=CustomVarsV1.read(take(given, "customVars", "custom_vars")),
            existing_operation=Operation.read(given.pop("existingOperation", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
