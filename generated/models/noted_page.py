# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class NotedPage(Model):
    """The page that a note is about.

    Attributes:
        page_url: The address of the page.
        ip_address: The visitor's IP address.
        user_agent: The browser's user agent string.
        referrer: The address of the page that led to this one.
        country: The visitor's country.
        page_height: The page's height in pixels.
        page_width: The page's width in pixels.
    """

    page_url: str | None = field(default=None, repr=False)
    ip_address: str | None = field(default=None, repr=False)
    user_agent: str | None = None
    referrer: str | None = field(default=None, repr=False)
    country: str | None = None
    page_height: int | None = None
    page_width: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "pageUrl": self.page_url,
            "ipAddress": self.ip_address,
            "userAgent": self.user_agent,
            "referrer": self.referrer,
            "country": self.country,
            "pageHeight": self.page_height,
            "pageWidth": self.page_width,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            page_url=given.pop("pageUrl", None),
            ip_address=given.pop("ipAddress", None),
            user_agent=given.pop("userAgent", None),
            referrer=given.pop("referrer", None),
            country=given.pop("country", None),
            page_height=given.pop("pageHeight", None),
            page_width=given.pop("pageWidth", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
