# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.event_data_v1 import EventDataV1


class UserEventV1Dict(TypedDict, total=False):
    """The fields of UserEventV1 as a plain dict."""

    event_name: Required[str]
    event_data: Mapping[str, Any] | None
    timestamp: datetime | str | None
    session_url: str | None
    device_session: str | None
    use_recent_session: bool | None
    user_initiated: bool | None
    integration: str | None


@define
class UserEventV1(Model):
    """The event. At most one of `session_url`, `device_session` and `use_recent_session` names its session.

    Attributes:
        event_name: The name of the event.
        event_data: The event's properties; the name of each ends in its type, as for those of users.
        timestamp: When it happened; now by default.
        session_url: The address of the session in the FullStory app.
        device_session: The id of the session.
        use_recent_session: Whether it belongs to the user's latest session, if that was active in the last 30
            minutes.
        user_initiated: Whether the user caused it.
        integration: The name of the product that calls.
    """

    event_name: str
    event_data: EventDataV1 | None = field(default=None, repr=False)
    timestamp: datetime | None = None
    session_url: str | None = None
    device_session: str | None = None
    use_recent_session: bool | None = None
    user_initiated: bool | None = None
    integration: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "event_name": self.event_name,
            "event_data": self.event_data,
            "timestamp": self.timestamp,
            "session_url": self.session_url,
            "device_session": self.device_session,
            "use_recent_session": self.use_recent_session,
            "user_initiated": self.user_initiated,
            "integration": self.integration,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.event_data_v1 import EventDataV1

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            event_name=given.pop("event_name", None),
            event_data=EventDataV1.read(given.pop("event_data", None)),
            timestamp=read_datetime(given.pop("timestamp", None)),
            session_url=given.pop("session_url", None),
            device_session=given.pop("device_session", None),
            use_recent_session=given.pop("use_recent_session", None),
            user_initiated=given.pop("user_initiated", None),
            integration=given.pop("integration", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("event_name",))


@cache
def _checks() -> dict[str, checks.Check]:

    return {
        "event_name": str,
        "event_data": Mapping,
        "timestamp": checks.moment,
        "session_url": str,
        "device_session": str,
        "use_recent_session": bool,
        "user_initiated": bool,
        "integration": str,
    }
