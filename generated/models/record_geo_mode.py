# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class RecordGeoMode(OpenEnum):
    """GEO_ALL: all countries are recorded. GEO_ALLOW_LIST: only those listed. GEO_BLOCK_LIST: all but those
    listed."""

    GEO_ALL = "GEO_ALL"
    GEO_ALLOW_LIST = "GEO_ALLOW_LIST"
    GEO_BLOCK_LIST = "GEO_BLOCK_LIST"
