"""How many batches may be under way at once: half as many when the server asks to slow down, then slowly more."""

from __future__ import annotations

import math

MAX_RUNNING = 100
MAX_OPERATIONS = 500_000
"""The server's own limits: batches that run at once, and records in all of them."""


class Window:
    """Tells whether another batch may be sent. It holds no clock: whoever asks says what time it is.

    Args:
        most: How many batches may be under way at once.

    Attributes:
        limit: How many may be under way at present.
        closed_until: Before this time nothing is sent.
    """

    def __init__(self, most: int) -> None:
        self._most = min(most, MAX_RUNNING)
        self._size = float(self._most)
        self.closed_until = -math.inf

    @property
    def limit(self) -> int:
        return max(1, int(self._size))

    def has_room(self, batches: int, operations: int, records: int, now: float) -> bool:
        """Return whether a batch of so many records may be sent.

        Args:
            batches: How many batches are under way.
            operations: How many records are in those that the server still works on.
            records: How many records the batch has.
            now: The time.
        """
        if now < self.closed_until or batches >= self.limit:
            return False
        # A batch is never too large for an empty server.
        return batches == 0 or operations + records <= MAX_OPERATIONS

    def slow_down(self, seconds: float, batches: int, now: float) -> None:
        """Take note that the server wants fewer requests.

        Args:
            seconds: How long to wait before anything is sent.
            batches: How many batches are under way.
            now: The time.
        """
        # The answers to what was sent together count as one.
        if now >= self.closed_until:
            self._size = max(1.0, min(self._size, float(max(batches, 1))) / 2)
        self.closed_until = max(self.closed_until, now + seconds)

    def accepted(self) -> None:
        """Take note that the server accepted a batch: after as many as are under way, one more may be."""
        self._size = min(float(self._most), self._size + 1.0 / self._size)
