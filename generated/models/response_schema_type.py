# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ResponseSchemaType(OpenEnum):
    """The type of a value in a structured answer."""

    ARRAY = "ARRAY"
    BOOLEAN = "BOOLEAN"
    INTEGER = "INTEGER"
    NUMBER = "NUMBER"
    OBJECT = "OBJECT"
    OPENAPI_TYPE_UNSPECIFIED = "OPENAPI_TYPE_UNSPECIFIED"
    STRING = "STRING"
