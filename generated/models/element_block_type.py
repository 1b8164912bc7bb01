# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ElementBlockType(OpenEnum):
    """BLOCK_EXCLUDE: the element is not captured. BLOCK_MASK: its text is replaced. BLOCK_UNMASK: it is captured
    as it is."""

    BLOCK_EXCLUDE = "BLOCK_EXCLUDE"
    BLOCK_MASK = "BLOCK_MASK"
    BLOCK_UNMASK = "BLOCK_UNMASK"
