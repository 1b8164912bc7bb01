# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class OperationType(OpenEnum):
    """What an operation does."""

    DELETE_SEGMENT_SESSIONS = "DELETE_SEGMENT_SESSIONS"
    DELETE_SEGMENT_USERS = "DELETE_SEGMENT_USERS"
    DELETE_SESSION = "DELETE_SESSION"
    DELETE_USER = "DELETE_USER"
    SEARCH_EXPORT = "SEARCH_EXPORT"
