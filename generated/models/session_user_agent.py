# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class SessionUserAgent(Model):
    """The browser and the device.

    Attributes:
        raw_user_agent: The browser's own description of itself.
        device: The kind of device.
        operating_system: The operating system.
        browser: The browser.
        browser_version: The version of the browser.
    """

    raw_user_agent: str | None = None
    device: str | None = None
    operating_system: str | None = None
    browser: str | None = None
    browser_version: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "raw_user_agent": self.raw_user_agent,
            "device": self.device,
            "operating_system": self.operating_system,
            "browser": self.browser,
            "browser_version": self.browser_version,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            raw_user_agent=given.pop("raw_user_agent", None),
            device=given.pop("device", None),
            operating_system=given.pop("operating_system", None),
            browser=given.pop("browser", None),
            browser_version=given.pop("browser_version", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
