"""The sandbox's own time, which tests can move."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Runs with the machine's clock, some seconds ahead of or behind it, or stands still."""

    def __init__(self, source: Callable[[], float] = time.time) -> None:
        self._source = source
        self._offset = 0.0
        self._frozen_at: float | None = None

    def now(self) -> float:
        """Seconds since 1970, in UTC."""
        return self._source() + self._offset if self._frozen_at is None else self._frozen_at

    @property
    def frozen(self) -> bool:
        return self._frozen_at is not None

    def advance(self, seconds: float) -> None:
        """Moves time forward by `seconds`."""
        self.set(self.now() + seconds)

    def set(self, now: float) -> None:
        """Makes `now` (seconds since 1970) the present; time goes on from there, or stands still there if frozen.

        Raises ValueError, and changes nothing, for a time that cannot be written in ISO 8601.
        """
        isoformat(now)
        if self._frozen_at is None:
            self._offset = now - self._source()
        else:
            self._frozen_at = now

    def freeze(self) -> None:
        """Makes time stand still."""
        self._frozen_at = self.now()

    def resume(self) -> None:
        """Lets time go on from where it stands."""
        now = self.now()
        self._frozen_at = None
        self.set(now)

    @property
    def position(self) -> tuple[float, float | None]:
        """The seconds it is ahead of the machine's clock, and the time it stands still at, if any."""
        return self._offset, self._frozen_at

    @position.setter
    def position(self, position: tuple[float, float | None]) -> None:
        self._offset, self._frozen_at = position

    def reset(self) -> None:
        """Back to the machine's clock."""
        self._offset = 0.0
        self._frozen_at = None


def isoformat(seconds: float) -> str:
    """RFC 3339, UTC, in milliseconds, as the API writes times."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
