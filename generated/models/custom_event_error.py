# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class CustomEventError(Model):
    """What was wrong with a property of an event.

    Attributes:
        err_code: A short word for programs.
        field_: The property.
        value: The value it had.
    """

    err_code: str | None = None
    field_: str | None = None
    value: Any = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "errCode": self.err_code,
            "field": self.field_,
            "value": self.value,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            err_code=given.pop("errCode", None),
            field_=given.pop("field", None),
            value=given.pop("value", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
