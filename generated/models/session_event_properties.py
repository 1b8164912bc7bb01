# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class SessionEventProperties(FreeForm[Any]):
    """What is known about an event; the fields depend on its type."""
