"""When a delivery to a webhook is tried again.

The rules are those documented for Streams, since those of other webhooks are not: up to 30 more attempts in about five
hours, after a failure that may pass.
"""

from __future__ import annotations

_MOST_RETRIES = 30
_LONGEST_DELAY = 900.0
_RETRIED = frozenset({302, 303, 307, 429})


def is_delivered(status: int | None) -> bool:
    """Return whether the answer says that the endpoint has the event. None stands for no answer."""
    return status is not None and 200 <= status < 300


def retry_delay(status: int | None, attempts: int) -> float | None:
    """Return how many seconds to wait before the next attempt, or None if there is none.

    Args:
        status: The status of the answer to the last attempt, which did not deliver; None if there was no answer.
        attempts: How many attempts there were.
    """
    may_pass = status is None or status >= 500 or status in _RETRIED
    if not may_pass or attempts > _MOST_RETRIES:
        return None
    return float(min(2.0 ** (attempts - 1), _LONGEST_DELAY))
