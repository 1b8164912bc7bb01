# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ElementRuleEditable(OpenEnum):
    """What may be changed about an element block rule: anything, only its description, or its description, scope
    and exceptions."""

    EDITABLE_ANY = "EDITABLE_ANY"
    EDITABLE_DESCRIPTION_ONLY = "EDITABLE_DESCRIPTION_ONLY"
    EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS = "EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS"
