# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ConditionOperator(OpenEnum):
    """How a condition compares."""

    CONTAINS = "CONTAINS"
    EQ = "EQ"
    GT = "GT"
    GTE = "GTE"
    LT = "LT"
    LTE = "LTE"
    NEQ = "NEQ"
    RANGE = "RANGE"
