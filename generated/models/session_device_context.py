# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.size_in_pixels import SizeInPixels


@define
class SessionDeviceContext(Model):
    """The device.

    Attributes:
        browser: The browser.
        operating_system: The operating system.
        screen_size: A size in pixels.
        viewport_size: A size in pixels.
    """

    browser: str | None = None
    operating_system: str | None = None
    screen_size: SizeInPixels | None = None
    viewport_size: SizeInPixels | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "browser": self.browser,
            "operating_system": self.operating_system,
            "screen_size": self.screen_size,
            "viewport_size": self.viewport_size,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.size_in_pixels import SizeInPixels

        given = json_object(src_dict)
        model = cls(
            browser=given.pop("browser", None),
            operating_system=given.pop("operating_system", None),
            screen_size=SizeInPixels.read(given.pop("screen_size", None)),
            viewport_size=SizeInPixels.read(given.pop("viewport_size", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
