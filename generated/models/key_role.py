# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class KeyRole(OpenEnum):
    """What the key may do, in the names of the app's roles: USER is a Standard key, ARCHITECT and ADMIN are keys
    of those levels."""

    ADMIN = "ADMIN"
    ARCHITECT = "ARCHITECT"
    UMBRELLA_MANAGER = "UMBRELLA_MANAGER"
    UNKNOWN = "UNKNOWN"
    USER = "USER"
    VIEW_ONLY = "VIEW_ONLY"
