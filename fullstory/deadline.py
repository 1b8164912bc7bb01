"""When to stop waiting."""

from __future__ import annotations

import math
import threading
from time import monotonic


class Deadline:
    """The end of something that may take so many seconds.

    Args:
        seconds: How many; None for no end.
        running: Whether they count from now; otherwise from the first call of `start`.
    """

    def __init__(self, seconds: float | None, *, running: bool = False) -> None:
        # No thread can wait longer than TIMEOUT_MAX.
        self._seconds = math.inf if seconds is None else min(seconds, threading.TIMEOUT_MAX / 2)
        self.ends: float = math.inf
        if running:
            self.start()

    def start(self) -> None:
        """Begin to count, unless that was done already."""
        if self.ends == math.inf:
            self.ends = monotonic() + self._seconds

    @property
    def remaining(self) -> float | None:
        """The seconds left, not below zero; None where there is no end."""
        return None if self.ends == math.inf else max(0.0, self.ends - monotonic())

    def shortened(self, seconds: float) -> float:
        """Return so many seconds, or those that are left where they are fewer."""
        return min(seconds, max(0.0, self.ends - monotonic()))

    def allows(self, seconds: float) -> bool:
        """Return whether as many seconds are left."""
        return monotonic() + seconds < self.ends
