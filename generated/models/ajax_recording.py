# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class AjaxRecording(OpenEnum):
    """ELIDE: the body is not kept. RECORD: all of it is kept. WHITELIST: the fields listed are kept."""

    ELIDE = "ELIDE"
    RECORD = "RECORD"
    WHITELIST = "WHITELIST"
