"""How long to wait for records of a stream."""

from __future__ import annotations

from collections.abc import Callable

# While answers are awaited, and they come another way.
_LOOK_SECONDS = 0.05


class Age:
    """How long ago the first record of a batch was read.

    Args:
        longest: After how many seconds the batch is closed; None for never.
        clock: Tells the seconds of a clock that never goes back.
    """

    def __init__(self, longest: float | None, clock: Callable[[], float]) -> None:
        self._longest = longest
        self._clock = clock
        self._since: float | None = None

    @property
    def left(self) -> float | None:
        """In how many seconds the batch is to be closed; None if time alone does not close it."""
        if self._longest is None or self._since is None:
            return None
        return max(0.0, self._since + self._longest - self._clock())

    def is_over(self, *, is_filling: bool, is_new: bool) -> bool:
        """Return whether to close the batch now.

        Args:
            is_filling: Whether a batch is being filled.
            is_new: Whether it is another one than the last time.
        """
        if not is_filling:
            self._since = None
            return False
        if self._since is None or is_new:
            self._since = self._clock()
        if self.left != 0:
            return False
        self._since = None
        return True


def seconds_to_read(age_left: float | None, wait: float | None, *, is_busy: bool) -> float | None:
    """Return how long to wait for the next record; None for as long as it takes.

    Args:
        age_left: In how many seconds the batch is to be closed.
        wait: In how many seconds something can be sent.
        is_busy: Whether answers are awaited.
    """
    limits = [limit for limit in (age_left, wait, _LOOK_SECONDS if is_busy else None) if limit is not None]
    return min(limits, default=None)
