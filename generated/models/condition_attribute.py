# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ConditionAttribute(OpenEnum):
    """What a condition looks at."""

    APP_NAME = "APP_NAME"
    APP_PACKAGE = "APP_PACKAGE"
    APP_VERSION = "APP_VERSION"
    BUILD_TYPE = "BUILD_TYPE"
    DOMAIN = "DOMAIN"
    FS_BUILD_ID = "FS_BUILD_ID"
    FS_VERSION = "FS_VERSION"
    IP = "IP"
    LOCATION = "LOCATION"
    MANUFACTURER = "MANUFACTURER"
    MODEL = "MODEL"
    OS_VERSION = "OS_VERSION"
    PLATFORM = "PLATFORM"
    UID = "UID"
    USER_AGENT = "USER_AGENT"
