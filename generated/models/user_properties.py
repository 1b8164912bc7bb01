# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class UserProperties(FreeForm[Any]):
    """Custom properties of a user, by name. A name is a letter followed by letters, digits and underscores, at
    most 512 characters (for nested objects the dotted path counts). A value is a string, a number, a boolean,
    an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192 bytes."""
