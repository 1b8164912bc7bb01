# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class EventProperties(FreeForm[Any]):
    """Custom properties of an event, by name. The rules for names and values are those of user properties."""
