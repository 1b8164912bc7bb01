# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class SliceMode(OpenEnum):
    """Which part of the session counts: FIRST the beginning, LAST the end, TIMESTAMP what lies between two
    moments."""

    FIRST = "FIRST"
    LAST = "LAST"
    TIMESTAMP = "TIMESTAMP"
    UNSPECIFIED = "UNSPECIFIED"
