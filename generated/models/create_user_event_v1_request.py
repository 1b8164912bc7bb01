# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.user_event_v1 import UserEventV1, UserEventV1Dict


class CreateUserEventV1RequestDict(TypedDict, total=False):
    """The fields of CreateUserEventV1Request as a plain dict."""

    event: Required[UserEventV1Dict]


@define
class CreateUserEventV1Request(Model):
    """A CreateUserEventV1Request.

    Attributes:
        event: The event. At most one of `session_url`, `device_session` and `use_recent_session` names its
            session.
    """

    event: UserEventV1
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "event": self.event,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.user_event_v1 import UserEventV1

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            event=UserEventV1.read(given.pop("event", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("event",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.user_event_v1 import UserEventV1

    return {
        "event": UserEventV1.check,
    }
