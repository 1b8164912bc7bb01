# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class SessionCacheOptionsDict(TypedDict, total=False):
    """The fields of SessionCacheOptions as a plain dict."""

    enable_event_cache: bool | None


@define
class SessionCacheOptions(Model):
    """Whether stored results may be used.

    Attributes:
        enable_event_cache: Whether events may come from a cache, which is faster and may lack the latest ones.
    """

    enable_event_cache: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "enable_event_cache": self.enable_event_cache,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            enable_event_cache=given.pop("enable_event_cache", None),
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
        "enable_event_cache": bool,
    }
