"""How long to wait for a batch job."""

from __future__ import annotations

import math
import threading
from time import monotonic
from typing import Any

from fullstory.errors import InvalidArgumentError


class Deadline:
    """The end of a wait.

    Args:
        timeout: Seconds from now; None means never.

    Raises:
        InvalidArgumentError: It is not a number of at least 0.
    """

    def __init__(self, timeout: Any) -> None:
        self._timeout = timeout
        self._end = math.inf
        if timeout is None:
            return
        if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout >= 0:
            raise InvalidArgumentError(f"timeout must be a number of seconds of at least 0, not {timeout!r}")
        # No thread can wait longer than TIMEOUT_MAX.
        self._end = monotonic() + min(timeout, threading.TIMEOUT_MAX / 2)

    @property
    def remaining(self) -> float | None:
        """The seconds left; None where there is no end."""
        return None if self._timeout is None else max(0.0, self._end - monotonic())

    def missed(self, job_id: str | None) -> TimeoutError:
        """Return the error for a job that was not done in time."""
        name = "the batch job" if job_id is None else f"batch job {job_id}"
        return TimeoutError(f"{name} was not done within {self._timeout} s; it goes on")
