"""Imports of any size: read once, sent in batches that overlap, and kept safe in a journal."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fullstory.imports.journal import Journal, JournalSummary
    from fullstory.imports.report import FailedRecord, ImportReport
    from fullstory.imports.steps import InvalidRecord
    from fullstory.imports.verifying import Difference

# Each is imported on first use: what imports nothing of them stays as fast as it was.
_MODULES = {
    "Difference": "verifying",
    "FailedRecord": "report",
    "ImportReport": "report",
    "InvalidRecord": "steps",
    "Journal": "journal",
    "JournalSummary": "journal",
}

__all__ = ["Difference", "FailedRecord", "ImportReport", "InvalidRecord", "Journal", "JournalSummary"]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return value
