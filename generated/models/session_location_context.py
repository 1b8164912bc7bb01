# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class SessionLocationContext(Model):
    """Where the user was.

    Attributes:
        country: The country.
        region: The state or region.
        city: The city.
    """

    country: str | None = field(default=None, repr=False)
    region: str | None = field(default=None, repr=False)
    city: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "country": self.country,
            "region": self.region,
            "city": self.city,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            country=given.pop("country", None),
            region=given.pop("region", None),
            city=given.pop("city", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
