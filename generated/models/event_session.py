# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class EventSessionDict(TypedDict, total=False):
    """The fields of EventSession as a plain dict."""

    id: str | None
    uid: str | None
    use_most_recent: bool | None


@define
class EventSession(Model):
    """The session an event belongs to.

    Attributes:
        id: The id of the session, such as `123456789:987654321`. It is enough on its own.
        uid: Your own identifier for the session. At most 256 characters.
        use_most_recent: Whether to use the latest session of the event's user; if so, `user` is required. If
            the user had no session in the last 30 minutes, the event is recorded without one.
    """

    id: str | None = None
    uid: str | None = field(default=None, repr=False)
    use_most_recent: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "uid": self.uid,
            "use_most_recent": self.use_most_recent,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            uid=given.pop("uid", None),
            use_most_recent=given.pop("use_most_recent", None),
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

    return {
        "id": str,
        "uid": str,
        "use_most_recent": bool,
    }
