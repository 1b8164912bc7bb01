"""The billing cycle: a calendar month in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def cycle_at(now: float) -> tuple[float, float]:
    """Return when the billing cycle of a moment begins and ends, all in seconds since 1970."""
    begins = datetime.fromtimestamp(now, UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if (begins.year, begins.month) == (9999, 12):  # the last month that can be written
        return begins.timestamp(), now
    years, months = divmod(begins.month, 12)
    return begins.timestamp(), begins.replace(year=begins.year + years, month=months + 1).timestamp()
