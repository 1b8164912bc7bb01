"""What a batch job is told, what it does next, and what its listeners hear: plain values, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from fullstory.errors import FullStoryError


class JobState(StrEnum):
    """How far a batch job is on this side."""

    NOT_STARTED = "not_started"
    PENDING = "pending"
    COMPLETED = "completed"
    ABORTED = "aborted"


class Results(Enum):
    """The two lists of results a job has."""

    IMPORTS = "imports"
    ERRORS = "errors"


# Actions: what the driver is to do next.


@dataclass(frozen=True, slots=True)
class Create:
    """Send the batch, always with the same idempotency key and the same bytes."""


@dataclass(frozen=True, slots=True)
class Poll:
    """Ask for the job's status."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for a page of results."""

    results: Results
    job_id: str
    page_token: str | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait."""

    seconds: float


Exchange: TypeAlias = Create | Poll | Fetch
Action: TypeAlias = Exchange | Pause


# Outcomes: what the driver tells.


@dataclass(frozen=True, slots=True)
class JobCreated:
    """The server accepted the batch."""

    job_id: str


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """The server told the job's status. Any status but COMPLETED and FAILED means that it is still at work."""

    status: str


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page of results came."""

    next_page_token: str | None


@dataclass(frozen=True, slots=True)
class NotReady:
    """The server answered 202: it has not prepared what was asked for yet."""


@dataclass(frozen=True, slots=True)
class CallFailed:
    """A call failed; whether it took effect is unknown."""

    error: FullStoryError


@dataclass(frozen=True, slots=True)
class Waited:
    """The pause is over."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user stopped the job on this side."""


Outcome: TypeAlias = JobCreated | StatusSeen | PageSeen | NotReady | CallFailed | Waited | Stopped


class Notification(Enum):
    """What listeners may hear of."""

    CREATED = "created"
    PROCESSING = "processing"
    ERROR = "error"
    ABORT = "abort"
    DONE = "done"
