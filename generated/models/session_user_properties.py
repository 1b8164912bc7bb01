# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from ..types import FreeForm


class SessionUserProperties(FreeForm[str]):
    """Properties of the user, by name."""
