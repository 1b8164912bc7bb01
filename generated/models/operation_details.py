# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class OperationDetails(FreeForm[Any]):
    """What it works on; nothing for exports and deletions of users."""
