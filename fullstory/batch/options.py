"""The options of a batch job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from fullstory.arguments import non_negative_int, positive_seconds
from fullstory.errors import InvalidArgumentError

Fetch = Literal["all", "failures", "none"]


@dataclass(frozen=True, slots=True)
class BatchJobOptions:
    """How a batch job polls and retries.

    Args:
        poll_interval: Seconds between two polls of the job's status. When left out, 0.25 at first, doubling to 2.
        max_retries: How often in a row to try again after an error before the job aborts; any success resets the
            count.
        fetch: Which lists of results to fetch when the job is finished: `all`, only what failed (`failures`), or
            `none`. Reading them needs an API key of Architect level. `iter_imports()` and `iter_failed_imports()`
            fetch them at any time.
        total_timeout: Seconds after which the job aborts, counted from `execute()` or `restart()`. The server's job
            goes on, and with its id `restart` follows it again.

    Raises:
        InvalidArgumentError: One of them is of the wrong type or out of range.
    """

    poll_interval: float | None = None
    max_retries: int = 3
    fetch: Fetch = "all"
    total_timeout: float = 86_400.0

    def __post_init__(self) -> None:
        if self.poll_interval is not None:
            positive_seconds("poll_interval", self.poll_interval)
        non_negative_int("max_retries", self.max_retries)
        if self.fetch not in get_args(Fetch):
            raise InvalidArgumentError(f"fetch must be one of {', '.join(get_args(Fetch))}, not {self.fetch!r}")
        positive_seconds("total_timeout", self.total_timeout)
