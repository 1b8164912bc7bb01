# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.target_property import TargetProperty, TargetPropertyDict


class ExtractionTargetDict(TypedDict, total=False):
    """The fields of ExtractionTarget as a plain dict."""

    api_name: bool | None
    uid: bool | None
    email: bool | None
    display_name: bool | None
    property: TargetPropertyDict | None


@define
class ExtractionTarget(Model):
    """Where a value goes; one of the fields.

    Attributes:
        api_name: True for the name of the event, which a rule of the scope `EVENT` sets exactly once.
        uid: True for the user's uid. For the scope `USER` only.
        email: True for the user's email address. For the scope `USER` only.
        display_name: True for the user's display name. For the scope `USER` only.
        property_: A property.
    """

    api_name: bool | None = None
    uid: bool | None = None
    email: bool | None = None
    display_name: bool | None = None
    property_: TargetProperty | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "api_name": self.api_name,
            "uid": self.uid,
            "email": self.email,
            "display_name": self.display_name,
            "property": self.property_,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.target_property import TargetProperty

        given = json_object(src_dict)
        model = cls(
            api_name=given.pop("api_name", None),
            uid=given.pop("uid", None),
            email=given.pop("email", None),
            display_name=given.pop("display_name", None),
            property_=TargetProperty.read(given.pop("property", None)),
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
    from ..models.target_property import TargetProperty

    return {
        "api_name": bool,
        "uid": bool,
        "email": bool,
        "display_name": bool,
        "property": TargetProperty.check,
    }
