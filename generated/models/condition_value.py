# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.condition_version import ConditionVersion


@define
class ConditionValue(Model):
    """A text, a number or a version.

    Attributes:
        str_val: A text.
        int_val: A 64-bit integer, written as a string.
        version_val: A version, its parts 64-bit integers written as strings.
    """

    str_val: str | None = None
    int_val: str | None = None
    version_val: ConditionVersion | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "strVal": self.str_val,
            "intVal": self.int_val,
            "versionVal": self.version_val,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.condition_version import ConditionVersion

        given = json_object(src_dict)
        model = cls(
            str_val=given.pop("strVal", None),
            int_val=given.pop("intVal", None),
            version_val=ConditionVersion.read(given.pop("versionVal", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
