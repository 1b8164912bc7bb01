# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.network_filter import NetworkFilter, NetworkFilterDict


class NetworkExtractionDict(TypedDict, total=False):
    """The fields of NetworkExtraction as a plain dict."""

    filters: Sequence[NetworkFilterDict] | None


@define
class NetworkExtraction(Model):
    """Network requests.

    Attributes:
        filters: What a request must be like; all must hold. Without any, every request counts.
    """

    filters: list[NetworkFilter] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "filters": self.filters,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.network_filter import NetworkFilter

        given = json_object(src_dict)
        model = cls(
            filters=read_list(NetworkFilter.read, given.pop("filters", None)),
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
    from ..models.network_filter import NetworkFilter

    return {
        "filters": checks.each(NetworkFilter.check),
    }
