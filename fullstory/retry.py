"""What is tried again, and when: pure functions of what went wrong, with no clock, sleep or randomness inside."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple

Repeat = Literal["safe", "keyed", "never"]
"""When a request may be repeated that perhaps took effect: always, with an Idempotency-Key, or never."""

MAX_WAIT_SECONDS = 60.0
"""No wait of a call is longer; a longer Retry-After gives up at once, so that the caller can decide."""

FIRST_BACKOFF_SECONDS = 0.5
"""The upper bound of the wait before the first retry; it doubles with each one."""

# 499 and 520 to 527 come from proxies and do not say whether the server did the work or ever will: they are left out.
_RETRIED_STATUS_CODES = frozenset({408, 429, 502, 503, 504})


class RetryPolicy(NamedTuple):
    """How often to try again and how to spread the waits.

    Attributes:
        max_retries: Attempts after the first one.
        jitter: Returns a number from 0 to 1, usually random; it scales each wait, so that many clients that failed
            together do not come back together.
        longest_wait: How many seconds of a Retry-After are waited for.
    """

    max_retries: int
    jitter: Callable[[], float]
    longest_wait: float = MAX_WAIT_SECONDS

    def delay(self, *, can_retry: bool, retry_after: float | None, attempt: int) -> float | None:
        """Return the seconds to wait before the next attempt, or None to give up.

        Args:
            can_retry: Whether trying again can help.
            retry_after: How long the server asked to wait, in seconds.
            attempt: How many attempts were made before the one that failed.
        """
        if not can_retry or attempt >= self.max_retries:
            return None
        if retry_after is None:
            # The exponent is bounded because a float overflows past 2**1023.
            longest = min(FIRST_BACKOFF_SECONDS * 2.0 ** min(attempt, 16), MAX_WAIT_SECONDS)
            return longest * self.jitter()
        return retry_after if retry_after <= self.longest_wait else None


def can_retry_status(status_code: int, *, has_key: bool) -> bool:
    """Return whether an answer with this status code may be followed by another attempt.

    Args:
        status_code: The HTTP status code.
        has_key: Whether the request carried an Idempotency-Key. With one, a 409 means that an earlier attempt is still
            running, and a 500 may be the stored answer that every later attempt would get too.
    """
    if status_code == 409:
        return has_key
    if status_code == 500:
        return not has_key
    return status_code in _RETRIED_STATUS_CODES


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for, or None where it is missing or makes no sense.

    Args:
        value: Seconds, fractions too, or an HTTP date.
        now: The current time, to which a date is compared.
    """
    if value is None:
        return None
    text = value.strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        # With more digits than a float holds it is infinity.
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - now).total_seconds())
