# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, to_json


@define
class CreateUserStreamResponse(Model):
    """How to find the user that will be created or updated.

    Attributes:
        request_id: Fetches the user's id, with `GET /v2/users/stream/{request_id}`.
    """

    request_id: str
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of the fields that are set."""
        fields: dict[str, Any] = {
            **self.additional_properties,
            "request_id": self.request_id,
        }
        content: dict[str, Any] = to_json(fields)
        return content

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            request_id=given.pop("request_id", None),
        )
        model.additional_properties = given
        return model
