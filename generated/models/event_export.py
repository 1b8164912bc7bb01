# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, take


@define
class EventExport(Model):
    """A bundle of the events of some period.

    Attributes:
        id: The id of the bundle; it may come as a string.
        start: When its period begins, in seconds since 1970; it may come as a string.
        stop: When its period ends, in seconds since 1970; it may come as a string.
    """

    id: int | None = None
    start: int | None = None
    stop: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "Id": self.id,
            "Start": self.start,
            "Stop": self.stop,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            id=take(given, "Id", "id"),
            start=take(given, "Start", "start"),
            stop=take(given, "Stop", "stop"),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
