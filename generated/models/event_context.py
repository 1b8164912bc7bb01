# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.browser_context import BrowserContext, BrowserContextDict
    from ..models.device_context import DeviceContext, DeviceContextDict
    from ..models.location_context import LocationContext, LocationContextDict
    from ..models.mobile_context import MobileContext, MobileContextDict


class EventContextDict(TypedDict, total=False):
    """The fields of EventContext as a plain dict."""

    browser: BrowserContextDict | None
    mobile: MobileContextDict | None
    device: DeviceContextDict | None
    location: LocationContextDict | None


@define
class EventContext(Model):
    """Where an event happened, and on what device.

    Attributes:
        browser: The browser an event came from.
        mobile: The mobile app an event came from.
        device: The device an event came from.
        location: Where an event happened.
    """

    browser: BrowserContext | None = None
    mobile: MobileContext | None = None
    device: DeviceContext | None = None
    location: LocationContext | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "browser": self.browser,
            "mobile": self.mobile,
            "device": self.device,
            "location": self.location,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.browser_context import BrowserContext
        from ..models.device_context import DeviceContext
        from ..models.location_context import LocationContext
        from ..models.mobile_context import MobileContext

        given = json_object(src_dict)
        model = cls(
            browser=BrowserContext.read(given.pop("browser", None)),
            mobile=MobileContext.read(given.pop("mobile", None)),
            device=DeviceContext.read(given.pop("device", None)),
            location=LocationContext.read(given.pop("location", None)),
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
    from ..models.browser_context import BrowserContext
    from ..models.device_context import DeviceContext
    from ..models.location_context import LocationContext
    from ..models.mobile_context import MobileContext

    return {
        "browser": BrowserContext.check,
        "mobile": MobileContext.check,
        "device": DeviceContext.check,
        "location": LocationContext.check,
    }
