# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ConditionJoin(OpenEnum):
    """How this goes together with the one before it."""

    AND = "AND"
    OR = "OR"
