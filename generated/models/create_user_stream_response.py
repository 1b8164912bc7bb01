# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class CreateUserStreamResponse(Model):
    """How to find the user that will be created or updated.

    Attributes:
        request_id: Fetches the user's id, with `GET /v2/users/stream/{request_id}`.
    """

    request_id: str
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "request_id": self.request_id,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            request_id=given.pop("request_id", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
