# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class RecordingPlatform(OpenEnum):
    """The values of RecordingPlatform."""

    MOBILE = "mobile"
    WEB = "web"
