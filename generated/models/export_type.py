# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ExportType(OpenEnum):
    """What a row of an export is. TYPE_EVENT: something that somebody did. TYPE_INDIVIDUAL: somebody, and figures
    on what they did."""

    TYPE_EVENT = "TYPE_EVENT"
    TYPE_INDIVIDUAL = "TYPE_INDIVIDUAL"
