# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ExtractionPlatform(OpenEnum):
    """A platform."""

    ANDROID = "ANDROID"
    IOS = "IOS"
    UNSPECIFIED = "UNSPECIFIED"
    WEB = "WEB"
