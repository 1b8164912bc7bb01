# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class EventDataV1(FreeForm[Any]):
    """The event's properties; the name of each ends in its type, as for those of users."""
