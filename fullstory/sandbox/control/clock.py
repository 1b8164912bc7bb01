"""The sandbox's own time, which tests can move."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any


class Clock:
    """A clock that runs with the machine's, ahead of it or behind it, or stands still."""

    def __init__(self, source: Callable[[], float] = time.time) -> None:
        self._source = source
        self._offset = 0.0
        self._frozen_at: float | None = None

    def now(self) -> float:
        """Return the seconds since 1970, in UTC."""
        return self._source() + self._offset if self._frozen_at is None else self._frozen_at

    @property
    def frozen(self) -> bool:
        return self._frozen_at is not None

    def as_json(self) -> dict[str, Any]:
        return {"now": isoformat(self.now()), "frozen": self.frozen}

    def advance(self, seconds: float) -> None:
        """Move time forward by `seconds`."""
        self.set(self.now() + seconds)

    def set(self, now: float) -> None:
        """Set the time to `now`, in seconds since 1970. A frozen clock stays frozen.

        Raises:
            ValueError: The time cannot be written in ISO 8601; nothing was changed.
        """
        isoformat(now)
        if self._frozen_at is None:
            self._offset = now - self._source()
        else:
            self._frozen_at = now

    def freeze(self) -> None:
        """Stop time."""
        self._frozen_at = self.now()

    def resume(self) -> None:
        """Let time continue from where it stands."""
        now = self.now()
        self._frozen_at = None
        self.set(now)

    @property
    def position(self) -> tuple[float, float | None]:
        """How many seconds it is ahead of the machine's clock, and the time at which it is frozen, if it is."""
        return self._offset, self._frozen_at

    @position.setter
    def position(self, position: tuple[float, float | None]) -> None:
        self._offset, self._frozen_at = position

    def reset(self) -> None:
        """Return to the machine's clock."""
        self._offset = 0.0
        self._frozen_at = None


def isoformat(seconds: float) -> str:
    """Return a time in RFC 3339, UTC, with milliseconds, as the API writes times."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_time(name: str, given: str | datetime) -> float:
    """Return the seconds since 1970 of a datetime or of text in ISO 8601, both with a time zone.

    Raises:
        ValueError: It is neither of these; the message begins with `name`.
    """
    try:
        time = given if isinstance(given, datetime) else datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a time in ISO 8601, not {given!r}") from None
    if time.tzinfo is None:
        raise ValueError(f"{name} must have a time zone, such as the Z in 2026-01-31T12:00:00Z")
    return time.timestamp()
