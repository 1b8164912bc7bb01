"""What can be set about a sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from .access import DEFAULT_KEYS, KeyLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits that the API documents for a whole organisation. Lower ones make them easy to run into.

    Args:
        batch_requests: Requests in one batch.
        running_jobs: Batch jobs that are processed at the same time; others wait.
        accepted_jobs: Batch jobs in progress, waiting ones included; with so many, a new one gets 429.
        operations_in_progress: Requests in all batch jobs in progress; a batch that exceeds it gets 429.
        body_bytes: Size of a request's body; a larger one gets 413.
    """

    batch_requests: int = 50_000
    running_jobs: int = 100
    accepted_jobs: int = 200
    operations_in_progress: int = 500_000
    body_bytes: int = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingTime:
    """How long a batch job takes: the sum of what is given, in seconds.

    Args:
        fixed: Seconds for any job.
        per_item: Seconds for each request in the batch.
        random: Up to so many seconds more, evenly distributed.
        seed: Makes the random part the same in each run.
    """

    fixed: float = 0.5
    per_item: float = 0.0
    random: float = 0.0
    seed: int | None = None

    def sampler(self) -> Random:
        """The source of the random part."""
        return Random(self.seed)  # noqa: S311  it decides about durations, not about secrets

    def duration(self, items: int, source: Random) -> float:
        """Seconds for a job of so many items."""
        return self.fixed + self.per_item * items + (source.uniform(0, self.random) if self.random else 0.0)


@dataclass(slots=True, kw_only=True)
class Settings:
    """Everything about a sandbox that can be changed while it runs.

    Args:
        keys: The API keys it knows, each with its level.
        processing_time: How long batch jobs take.
        page_size: Users on a page of a listing.
        result_page_size: Imports or errors of a batch on a page.
        deletion_time: Seconds until a deleted user is gone.
        limits: See `Limits`.
    """

    keys: Mapping[str, KeyLevel] = field(default_factory=lambda: dict(DEFAULT_KEYS))
    processing_time: ProcessingTime = ProcessingTime()
    page_size: int = 100
    result_page_size: int = 1000
    deletion_time: float = 1.0
    limits: Limits = Limits()
