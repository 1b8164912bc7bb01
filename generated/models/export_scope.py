# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ExportScope(OpenEnum):
    """Which events an export holds. SCOPE_EVENTS: those that match the segment's event filters. SCOPE_INDIVIDUALS,
    SCOPE_SESSIONS, SCOPE_PAGES: all events of the people, sessions or pages that match. SCOPE_EVENT and
    SCOPE_INDIVIDUAL are other spellings."""

    SCOPE_EVENT = "SCOPE_EVENT"
    SCOPE_EVENTS = "SCOPE_EVENTS"
    SCOPE_INDIVIDUAL = "SCOPE_INDIVIDUAL"
    SCOPE_INDIVIDUALS = "SCOPE_INDIVIDUALS"
    SCOPE_PAGES = "SCOPE_PAGES"
    SCOPE_SESSIONS = "SCOPE_SESSIONS"
