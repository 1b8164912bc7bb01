"""The options of a batch job."""

from __future__ import annotations

from dataclasses import dataclass

from fullstory.arguments import non_negative_int, positive_seconds


@dataclass(frozen=True, slots=True)
class BatchJobOptions:
    """How a batch job polls and retries.

    Args:
        poll_interval: Seconds between two polls of the job's status. When left out, 0.25 at first, doubling to 2.
        max_retries: How often in a row to try again after an error before the job aborts; any success starts the
            count anew.

    Raises:
        InvalidArgumentError: One of them is not a number, or out of range.
    """

    poll_interval: float | None = None
    max_retries: int = 3

    def __post_init__(self) -> None:
        if self.poll_interval is not None:
            positive_seconds("poll_interval", self.poll_interval)
        non_negative_int("max_retries", self.max_retries)
