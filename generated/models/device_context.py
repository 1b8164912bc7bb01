# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class DeviceContextDict(TypedDict, total=False):
    """The fields of DeviceContext as a plain dict."""

    manufacturer: str | None
    model: str | None
    screen_width: int | None
    screen_height: int | None
    viewport_width: int | None
    viewport_height: int | None


@define
class DeviceContext(Model):
    """The device an event came from.

    Attributes:
        manufacturer: Who made the device.
        model: The device's model.
        screen_width: The screen's width in pixels.
        screen_height: The screen's height in pixels.
        viewport_width: The visible area's width in pixels.
        viewport_height: The visible area's height in pixels.
    """

    manufacturer: str | None = None
    model: str | None = None
    screen_width: int | None = None
    screen_height: int | None = None
    viewport_width: int | None = None
    viewport_height: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "manufacturer": self.manufacturer,
            "model": self.model,
            "screen_width": self.screen_width,
            "screen_height": self.screen_height,
            "viewport_width": self.viewport_width,
            "viewport_height": self.viewport_height,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            manufacturer=given.pop("manufacturer", None),
            model=given.pop("model", None),
            screen_width=given.pop("screen_width", None),
            screen_height=given.pop("screen_height", None),
            viewport_width=given.pop("viewport_width", None),
            viewport_height=given.pop("viewport_height", None),
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
        "manufacturer": str,
        "model": str,
        "screen_width": int,
        "screen_height": int,
        "viewport_width": int,
        "viewport_height": int,
    }
