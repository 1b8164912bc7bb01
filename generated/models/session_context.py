# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.session_device_context import SessionDeviceContext
    from ..models.session_location_context import SessionLocationContext
    from ..models.session_org_context import SessionOrgContext
    from ..models.session_user_context import SessionUserContext


@define
class SessionContext(Model):
    """The facts about a session.

    Attributes:
        session_id: The id of the session.
        session_url: Replays the session in the FullStory app.
        session_created_at: When the session began.
        org_context: The organisation.
        user_context: The user.
        location_context: Where the user was.
        device_context: The device.
    """

    session_id: str | None = None
    session_url: str | None = field(default=None, repr=False)
    session_created_at: datetime | None = None
    org_context: SessionOrgContext | None = None
    user_context: SessionUserContext | None = None
    location_context: SessionLocationContext | None = None
    device_context: SessionDeviceContext | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "session_id": self.session_id,
            "session_url": self.session_url,
            "session_created_at": self.session_created_at,
            "org_context": self.org_context,
            "user_context": self.user_context,
            "location_context": self.location_context,
            "device_context": self.device_context,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_device_context import SessionDeviceContext
        from ..models.session_location_context import SessionLocationContext
        from ..models.session_org_context import SessionOrgContext
        from ..models.session_user_context import SessionUserContext

        given = json_object(src_dict)
        model = cls(
            session_id=given.pop("session_id", None),
            session_url=given.pop("session_url", None),
            session_created_at=read_datetime(given.pop("session_created_at", None)),
            org_context=SessionOrgContext.read(given.pop("org_context", None)),
            user_context=SessionUserContext.read(given.pop("user_context", None)),
            location_context=SessionLocationContext.read(given.pop("location_context", None)),
            device_context=SessionDeviceContext.read(given.pop("device_context", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
