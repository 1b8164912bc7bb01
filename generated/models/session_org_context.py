# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class SessionOrgContext(Model):
    """The organisation.

    Attributes:
        org_id: The id of the organisation.
        name: The name of the organisation.
        industry: What it does.
        domain: The domain of its site.
        country: Where it is.
    """

    org_id: str | None = None
    name: str | None = None
    industry: str | None = None
    domain: str | None = None
    country: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "org_id": self.org_id,
            "name": self.name,
            "industry": self.industry,
            "domain": self.domain,
            "country": self.country,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            org_id=given.pop("org_id", None),
            name=given.pop("name", None),
            industry=given.pop("industry", None),
            domain=given.pop("domain", None),
            country=given.pop("country", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
