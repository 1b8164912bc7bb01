"""The control of annotations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from fullstory.sandbox.control.checks import check_limit
from fullstory.sandbox.control.definition import control
from fullstory.sandbox.engine import Engine


class AnnotationControls(ABC):
    """The control that shows annotations: the API can only create them."""

    @abstractmethod
    def _running_engine(self) -> Engine:
        """Return the engine, or raise RuntimeError if it is not running."""

    @control("GET", "annotations")
    def annotations(self, *, limit: int = 100, before: int | None = None) -> list[dict[str, Any]]:
        """Return the annotations, the newest first, each with its `row`.

        Args:
            limit: The most annotations to return, up to 1000.
            before: The `row` of the last annotation of the previous call, to continue after it.
        """
        check_limit(limit)
        return [{"row": row, **data} for row, data in self._running_engine().annotations.latest(before, limit)]
