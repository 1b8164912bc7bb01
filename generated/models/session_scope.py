# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class SessionScope(OpenEnum):
    """The sessions that a rule applies to. NO_SESSIONS switches it off."""

    ALL_SESSIONS = "ALL_SESSIONS"
    LIVE_SESSIONS_ONLY = "LIVE_SESSIONS_ONLY"
    NO_SESSIONS = "NO_SESSIONS"
    PREVIEW_SESSIONS_ONLY = "PREVIEW_SESSIONS_ONLY"
