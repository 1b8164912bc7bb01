"""Counts requests against the rate limit."""

from __future__ import annotations

import math

from fullstory.sandbox.control.settings import RateLimit
from fullstory.sandbox.problems import too_many_requests


class RequestCounts:
    """How many requests each key has made in the current period."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[float, int]] = {}

    def count(self, key: str, limit: RateLimit | None, now: float) -> None:
        """Count one request. Raise the 429 problem if it exceeds the limit."""
        if limit is None:
            return
        began, requests = self._counts.get(key, (now, 0))
        if not began <= now < began + limit.seconds:
            began, requests = now, 0
        if requests >= limit.requests:
            wait = max(1, math.ceil(began + limit.seconds - now))
            raise too_many_requests(f"more than {limit.requests} requests in {limit.seconds:g} seconds", wait)
        self._counts[key] = (began, requests + 1)

    def clear(self) -> None:
        self._counts.clear()
