"""Stretches of records become batches, each closed when it is full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fullstory.imports.records import SpanDigest, Stretch
from fullstory.imports.steps import InvalidRecord, Mark, Span

_HEAD = b'{"requests":['
_SENT_AT_ONCE = 128 * 1024


class Body:
    """The body of the request that creates a batch, the same bytes every time it is sent.

    Its memory is used again for other bodies: getting as much from the operating system costs more than encoding.

    Args:
        capacity: How many bytes it can hold.
    """

    def __init__(self, capacity: int) -> None:
        self._view = memoryview(bytearray(capacity))
        self.clear()

    @classmethod
    def of(cls, content: bytes) -> Body:
        """Return a body that was kept."""
        body = cls(0)
        body._view, body.size = memoryview(content), len(content)
        return body

    @property
    def can_grow(self) -> bool:
        """Whether it can be used for other content."""
        return not self._view.readonly

    def clear(self) -> None:
        """Forget the content."""
        self.size = 0

    def add(self, content: bytes | memoryview) -> None:
        """Append bytes."""
        end = self.size + len(content)
        self._view[self.size : end] = content
        self.size = end

    @property
    def content(self) -> memoryview:
        """All of it, valid until it is cleared."""
        return self._view[: self.size]

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, self.size, _SENT_AT_ONCE):
            yield bytes(self._view[start : min(start + _SENT_AT_ONCE, self.size)])

    def __repr__(self) -> str:
        # The content is personal data.
        return f"<Body of {self.size} bytes>"


@dataclass(frozen=True, slots=True)
class Closed:
    """A batch that nothing is added to any more.

    Attributes:
        span: The records that it was made of.
        records: How many of them are to be sent.
        body: The body of the request; None where there is nothing to send.
        marks: What to remember of the records, once they were sent.
    """

    span: Span
    records: int
    body: Body | None
    marks: tuple[Mark, ...]


class BatchBuilder:
    """Puts records into batches.

    Args:
        first: The index of the next record.
        batch_size: How many records a batch may hold.
        max_bytes: How large the records of a batch may be together.
        shared: What follows the records in a body.
        digests: Whether to make digests of what was read.
    """

    def __init__(self, first: int, batch_size: int, max_bytes: int, shared: bytes, *, digests: bool) -> None:
        self._digests = digests
        self._batch_size = batch_size
        self._max_bytes = max_bytes
        self._end = b"]" + (b',"shared":' + shared if shared else b"") + b"}"
        self._free: list[Body] = []
        self._begin(first)

    def _begin(self, first: int) -> None:
        self._first = first
        self._read = self._records = self._bytes = self._unchanged = 0
        self._digest = SpanDigest()
        self._body: Body | None = None
        self._invalid: list[InvalidRecord] = []
        self._marks: list[Mark] = []

    @property
    def room(self) -> int:
        """How many records the present batch can still take."""
        return self._batch_size - self._records

    @property
    def next_index(self) -> int:
        """The index of the next record."""
        return self._first + self._read

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read since the last batch."""
        return self._read == 0

    def add(self, stretch: Stretch) -> list[Closed]:
        """Add records, no more than there is room for, and return the batches that were closed."""
        closed = []
        # Each record, or stretch of them, is followed by a comma.
        if self._records and self._bytes + len(stretch.content) + 1 > self._max_bytes:
            closed.append(self.close())
        if self._digests:
            self._digest.add(stretch)
        self._read += stretch.read
        self._records += stretch.records
        self._unchanged += stretch.unchanged
        self._invalid += stretch.invalid
        self._marks += stretch.marks
        if stretch.records:
            self._put(stretch.content)
        if self._records >= self._batch_size:
            closed.append(self.close())
        return closed

    def _put(self, content: bytes | memoryview) -> None:
        if self._body is None:
            # One byte more than the records may have, as the last comma gives way to the end.
            capacity = len(_HEAD) + self._max_bytes + 1 + len(self._end)
            self._body = self._free.pop() if self._free else Body(capacity)
            self._body.add(_HEAD)
        else:
            self._body.add(b",")
        self._body.add(content)
        self._bytes += len(content) + 1

    def take_back(self, body: Body | None) -> None:
        """Use the memory of a body again that nothing needs any more."""
        if body is not None and body.can_grow:
            body.clear()
            self._free.append(body)

    def close(self) -> Closed:
        """Close the present batch, and begin the next one."""
        span = Span(self._first, self._read, self._digest.value(), tuple(self._invalid), self._unchanged)
        if self._body is not None:
            self._body.add(self._end)
        closed = Closed(span, self._records, self._body, tuple(self._marks))
        self._begin(self.next_index)
        return closed
