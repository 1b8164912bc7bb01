"""What the importer decides about and what it writes down: plain values, with as little behaviour as possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fullstory.batch import steps as batch_steps
from fullstory.batch.steps import Exchange
from fullstory.errors import FullStoryError

if TYPE_CHECKING:
    from fullstory.imports.building import Body


@dataclass(frozen=True, slots=True)
class InvalidRecord:
    """A record that was set aside because it cannot be sent.

    Attributes:
        index: Where it stands among the records, from 0.
        reason: What is wrong with it.
    """

    index: int
    reason: str


class Mark(NamedTuple):
    """What is remembered of a record, to tell whether it has changed since.

    Attributes:
        key: Whose record it is.
        digest: A digest of its content.
    """

    key: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of records as it was read.

    Attributes:
        first: The index of its first record.
        read: How many records it has.
        digest: A digest of all of them.
        invalid: Those that cannot be sent.
        unchanged: How many need not be sent, because they were sent before.
    """

    first: int
    read: int
    digest: bytes
    invalid: tuple[InvalidRecord, ...] = ()
    unchanged: int = 0


@dataclass(slots=True)
class Batch:
    """A batch on its way.

    Attributes:
        number: Its number, counted over all batches of the journal.
        records: How many records are in it.
        key: The Idempotency-Key that it carries.
        body: The body of its request; None once the server has it, which saves memory.
        sent_at: When it was first sent with this key, in seconds since 1970; None if it certainly was not.
        job_id: The id of the server's job; None as long as it is not known.
        is_single: Whether it is one record that is sent by itself, without a job.
    """

    number: int
    records: int
    key: str
    body: Body | None = None
    sent_at: float | None = None
    job_id: str | None = None
    is_single: bool = False

    @property
    def size(self) -> int:
        """How many bytes of a body are held."""
        return 0 if self.body is None else self.body.size

    @property
    def content(self) -> Body:
        """The body that is sent."""
        if self.body is None:
            raise RuntimeError(f"batch {self.number} has no body any more")
        return self.body

    def __repr__(self) -> str:
        # The content is personal data.
        return f"<Batch {self.number} records={self.records} job_id={self.job_id!r}>"


# Entries: what is written to the journal before anything else happens.


@dataclass(frozen=True, slots=True)
class Sending:
    """The batch is about to be sent for the first time with this key."""

    number: int
    key: str
    at: float


@dataclass(frozen=True, slots=True)
class NotSent:
    """The server certainly does not have the batch, and this is the key to send it with."""

    number: int
    key: str


@dataclass(frozen=True, slots=True)
class Created:
    """The server acknowledged the batch."""

    number: int
    job_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The server refuses the batch as a whole."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The server is done with the batch.

    Attributes:
        number: The batch.
        problem: Why its outcome is not known, if it is not.
    """

    number: int
    problem: str | None = None


Entry: TypeAlias = Sending | NotSent | Created | Refused | Finished


@dataclass(frozen=True, slots=True)
class Exchanges:
    """What to do next, in this order.

    Attributes:
        entries: What to write to the journal.
        exchanges: What to ask the server for: the number of each batch, and the request. They may overlap.
    """

    entries: list[Entry]
    exchanges: list[tuple[int, Exchange]]


# Outcomes, besides those of a batch job.


@dataclass(frozen=True, slots=True)
class SingleTaken:
    """The server took a record that was sent by itself."""


@dataclass(frozen=True, slots=True)
class CallRefused:
    """An exchange failed.

    Attributes:
        error: Why.
        reached: Whether it may have reached the server.
    """

    error: FullStoryError
    reached: bool


Outcome: TypeAlias = batch_steps.Outcome | SingleTaken | CallRefused
