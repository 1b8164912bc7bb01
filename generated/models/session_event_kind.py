# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class SessionEventKind(OpenEnum):
    """A kind of event in a session."""

    CLICK = "click"
    CONSOLE_ERROR = "console-error"
    COPY = "copy"
    DEAD_CLICK = "dead-click"
    ELEMENT_SEEN = "element-seen"
    ERROR_CLICK = "error-click"
    HIGHLIGHT = "highlight"
    INPUT_CHANGE = "input-change"
    MOUSE_THRASH = "mouse-thrash"
    NAVIGATE = "navigate"
    NETWORK_ERROR = "network-error"
    PASTE = "paste"
    RAGE_CLICK = "rage-click"
