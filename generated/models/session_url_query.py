# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class SessionUrlQuery(FreeForm[Any]):
    """The parameters of a query by name, each an object with the list `values`."""
