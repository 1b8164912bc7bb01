# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class MobileContextDict(TypedDict, total=False):
    """The fields of MobileContext as a plain dict."""

    app_id: str | None
    app_version: str | None
    app_name: str | None
    build_variant: str | None


@define
class MobileContext(Model):
    """The mobile app an event came from.

    Attributes:
        app_id: The app's identifier, such as `com.example.shop`.
        app_version: The app's version.
        app_name: The app's name.
        build_variant: The app's build variant.
    """

    app_id: str | None = None
    app_version: str | None = None
    app_name: str | None = None
    build_variant: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "app_id": self.app_id,
            "app_version": self.app_version,
            "app_name": self.app_name,
            "build_variant": self.build_variant,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            app_id=given.pop("app_id", None),
            app_version=given.pop("app_version", None),
            app_name=given.pop("app_name", None),
            build_variant=given.pop("build_variant", None),
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
        "app_id": str,
        "app_version": str,
        "app_name": str,
        "build_variant": str,
    }
