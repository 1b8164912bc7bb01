# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class DeleteElementBlockRuleResponse(FreeForm[Any]):
    """Empty."""
