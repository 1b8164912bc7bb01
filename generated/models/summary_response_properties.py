# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from .. import checks
from ..models.summary_response_schema import SummaryResponseSchema
from ..types import FreeForm, json_object


class SummaryResponseProperties(FreeForm[SummaryResponseSchema]):
    """The properties of an object, by name."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        model = cls()
        model.additional_properties = {
            name: SummaryResponseSchema.read(value) for name, value in json_object(src_dict).items()
        }
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_values(value, path, SummaryResponseSchema.check)
