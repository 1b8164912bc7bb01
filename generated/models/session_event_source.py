# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_url import SessionUrl
    from ..models.session_user_agent import SessionUserAgent


@define
class SessionEventSource(Model):
    """The page and the device that an event comes from.

    Attributes:
        user_agent: The browser and the device.
        url: The address of a page.
        initial_referrer: Where the user came from; null where that is not known.
    """

    user_agent: SessionUserAgent | None = None
    url: SessionUrl | None = None
    initial_referrer: Any = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "user_agent": self.user_agent,
            "url": self.url,
            "initial_referrer": self.initial_referrer,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_url import SessionUrl
        from ..models.session_user_agent import SessionUserAgent

        given = json_object(src_dict)
        model = cls(
            user_agent=SessionUserAgent.read(given.pop("user_agent", None)),
            url=SessionUrl.read(given.pop("url", None)),
            initial_referrer=given.pop("initial_referrer", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
