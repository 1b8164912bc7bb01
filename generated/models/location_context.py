# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class LocationContextDict(TypedDict, total=False):
    """The fields of LocationContext as a plain dict."""

    country: str | None
    region: str | None
    city: str | None
    latitude: float | None
    longitude: float | None
    ip_address: str | None


@define
class LocationContext(Model):
    """Where an event happened.

    Attributes:
        country: The country, by its ISO 3166-1 alpha-2 code.
        region: The region, by its ISO 3166-2 code.
        city: The city's name.
        latitude: Degrees north of the equator.
        longitude: Degrees east of Greenwich.
        ip_address: The IP address.
    """

    country: str | None = None
    region: str | None = None
    city: str | None = field(default=None, repr=False)
    latitude: float | None = field(default=None, repr=False)
    longitude: float | None = field(default=None, repr=False)
    ip_address: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "country": self.country,
            "region": self.region,
            "city": self.city,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "ip_address": self.ip_address,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            country=given.pop("country", None),
            region=given.pop("region", None),
            city=given.pop("city", None),
            latitude=given.pop("latitude", None),
            longitude=given.pop("longitude", None),
            ip_address=given.pop("ip_address", None),
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
        "country": str,
        "region": str,
        "city": str,
        "latitude": checks.NUMBER,
        "longitude": checks.NUMBER,
        "ip_address": str,
    }
