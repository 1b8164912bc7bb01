# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class SetUserPropertiesV1RequestDict(TypedDict, total=False):
    """The fields of SetUserPropertiesV1Request as a plain dict."""

    displayName: str | None
    email: str | None


@define
class SetUserPropertiesV1Request(Model):
    """What to set. The name of a property ends in its type: `_str`, `_int`, `_real`, `_bool` or `_date`, or one of
    these with an `s` for a list, as in `seats_int`.

    Attributes:
        display_name: The name that FullStory shows.
        email: The user's email address.
    """

    display_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "displayName": self.display_name,
            "email": self.email,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            display_name=given.pop("displayName", None),
            email=given.pop("email", None),
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
        "displayName": str,
        "email": str,
    }
