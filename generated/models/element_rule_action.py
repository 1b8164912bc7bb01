# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ElementRuleAction(OpenEnum):
    """EXCLUDE: the element is not captured. MASK: its text is replaced. UNMASK: it is captured as it is."""

    EXCLUDE = "EXCLUDE"
    MASK = "MASK"
    UNMASK = "UNMASK"
