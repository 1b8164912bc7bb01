# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ElementRuleTemplate(OpenEnum):
    """What a group was made from."""

    FORM_PRIVACY = "FORM_PRIVACY"
    NONE = "NONE"
