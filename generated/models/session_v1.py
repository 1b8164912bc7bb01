# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class SessionV1(Model):
    """A session, in the older form.

    Attributes:
        user_id: The first half of the session's id, an integer written as a string.
        session_id: The second half of the session's id, an integer written as a string.
        created_time: When the session began, in whole seconds since 1970 written as a string.
        fs_url: Replays the session in the FullStory app.
    """

    user_id: str | None = None
    session_id: str | None = None
    created_time: str | None = None
    fs_url: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "userId": self.user_id,
            "sessionId": self.session_id,
            "createdTime": self.created_time,
            "fsUrl": self.fs_url,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            user_id=given.pop("userId", None),
            session_id=given.pop("sessionId", None),
            created_time=given.pop("createdTime", None),
            fs_url=given.pop("fsUrl", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
