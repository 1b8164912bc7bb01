# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ExtractionDataType(OpenEnum):
    """The type of a property; the plural forms are arrays."""

    BOOLEAN = "BOOLEAN"
    BOOLEANS = "BOOLEANS"
    DATE = "DATE"
    DATES = "DATES"
    FLOAT = "FLOAT"
    FLOATS = "FLOATS"
    INTEGER = "INTEGER"
    INTEGERS = "INTEGERS"
    STRING = "STRING"
    STRINGS = "STRINGS"
    UNSPECIFIED = "UNSPECIFIED"
