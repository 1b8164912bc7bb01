"""The page about operations."""

from __future__ import annotations

from fullstory.sandbox.page.filters import OPERATION_FIELDS, listing
from fullstory.sandbox.page.visit import Shown, Visit


def operations(visit: Visit) -> Shown:
    return listing(visit, "operations", OPERATION_FIELDS, visit.controls.operations)
