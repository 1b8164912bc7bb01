# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class PageProperties(FreeForm[Any]):
    """Custom properties of the page an event happened on, by name; they are copied to all events of that page. The
    rules for names and values are those of user properties."""
