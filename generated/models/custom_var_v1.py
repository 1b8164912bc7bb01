# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, take


@define
class CustomVarV1(Model):
    """The value of a property; one of these is set.

    Attributes:
        str_val: A text.
        int_val: An integer, written as a string.
        real_val: A real number.
        bool_val: True or false.
        date_val: A time.
    """

    str_val: str | None = field(default=None, repr=False)
    int_val: str | None = field(default=None, repr=False)
    real_val: float | None = field(default=None, repr=False)
    bool_val: bool | None = field(default=None, repr=False)
    date_val: datetime | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "strVal": self.str_val,
            "intVal": self.int_val,
            "realVal": self.real_val,
            "boolVal": self.bool_val,
            "dateVal": self.date_val,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            str_val=take(given, "strVal", "str_val"),
            int_val=take(given, "intVal", "int_val"),
            real_val=take(given, "realVal", "real_val"),
            bool_val=take(given, "boolVal", "bool_val"),
            date_val=read_datetime(take(given, "dateVal", "date_val")),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
