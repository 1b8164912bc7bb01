# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime


@define
class Quota(Model):
    """An allowance of the billing cycle, and how much of it is used.

    Attributes:
        usage: How much is used, an integer written as a string.
        limit: How much is allowed, an integer written as a string.
        period_start: When the billing cycle began.
        period_end: When the billing cycle ends.
    """

    usage: str | None = None
    limit: str | None = None
    period_start: datetime | None = None
    period_end: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "usage": self.usage,
            "limit": self.limit,
            "period_start": self.period_start,
            "period_end": self.period_end,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            usage=given.pop("usage", None),
            limit=given.pop("limit", None),
            period_start=read_datetime(given.pop("period_start", None)),
            period_end=read_datetime(given.pop("period_end", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
