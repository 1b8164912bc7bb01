# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class RejectedEventSession(Model):
    """The session that a refused event named.

    Attributes:
        id: The id of the session.
        uid: Your own identifier for the session.
        use_most_recent: Whether the latest session of the user was asked for.
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
