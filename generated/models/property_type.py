# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class PropertyType(OpenEnum):
    """The type of a property; the plural forms are arrays."""

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
