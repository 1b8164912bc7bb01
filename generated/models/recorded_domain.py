# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class RecordedDomain(Model):
    """A domain.

    Attributes:
        domain: Its name.
        disabled: Whether it is not recorded.
    """

    domain: str | None = None
    disabled: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "domain": self.domain,
            "disabled": self.disabled,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            domain=given.pop("domain", None),
            disabled=given.pop("disabled", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
