# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class MobileAppCrash(Model):
    """The data of `nativemobile.event.crash`.

    Attributes:
        app_name: The app's name.
        app_package_name: The app's identifier, such as `com.example.shop`.
        app_version: The app's version.
        device_model: The device's model.
        os_version: The version of the device's operating system.
        session_url: Where FullStory's app shows the session.
    """

    app_name: str | None = None
    app_package_name: str | None = None
    app_version: str | None = None
    device_model: str | None = None
    os_version: str | None = None
    session_url: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "appName": self.app_name,
            "appPackageName": self.app_package_name,
            "appVersion": self.app_version,
            "deviceModel": self.device_model,
            "osVersion": self.os_version,
            "sessionUrl": self.session_url,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            app_name=given.pop("appName", None),
            app_package_name=given.pop("appPackageName", None),
            app_version=given.pop("appVersion", None),
            device_model=given.pop("deviceModel", None),
            os_version=given.pop("osVersion", None),
            session_url=given.pop("sessionUrl", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
