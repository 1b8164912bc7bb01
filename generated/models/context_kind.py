# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ContextKind(OpenEnum):
    """A kind of facts about a session."""

    DEVICE = "device"
    LOCATION = "location"
    ORG = "org"
    USER = "user"
