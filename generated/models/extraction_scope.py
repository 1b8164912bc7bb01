# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ExtractionScope(OpenEnum):
    """What the properties of a rule belong to."""

    ELEMENT = "ELEMENT"
    EVENT = "EVENT"
    PAGE = "PAGE"
    REQUEST = "REQUEST"
    UNSPECIFIED = "UNSPECIFIED"
    USER = "USER"
