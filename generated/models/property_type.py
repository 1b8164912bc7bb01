# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from enum import StrEnum


class PropertyType(StrEnum):
    """One of the values the API document lists, or, as an unnamed member, any other that the server sent."""

    BOOL = "bool"
    BOOLS = "bools"
    DATE = "date"
    DATES = "dates"
    INT = "int"
    INTS = "ints"
    REAL = "real"
    REALS = "reals"
    STR = "str"
    STRS = "strs"

    @classmethod
    def _missing_(cls, value: object) -> "PropertyType | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)
