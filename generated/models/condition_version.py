# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class ConditionVersion(Model):
    """A version, its parts 64-bit integers written as strings.

    Attributes:
        major:
        minor:
        build:
        revision:
    """

    major: str | None = None
    minor: str | None = None
    build: str | None = None
    revision: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "major": self.major,
            "minor": self.minor,
            "build": self.build,
            "revision": self.revision,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            major=given.pop("major", None),
            minor=given.pop("minor", None),
            build=given.pop("build", None),
            revision=given.pop("revision", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
