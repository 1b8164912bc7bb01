# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class RecordedCustomEventProperties(FreeForm[Any]):
    """The event's properties; their names end in their types, as in `price_real`."""
