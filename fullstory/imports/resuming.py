"""Whether records are those that a journal knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fullstory.errors import SourceChangedError
from fullstory.imports.records import Encoder, SpanDigest
from fullstory.imports.store import Known


class SourceCheck:
    """Compares what is read with what was read before, by counts and digests.

    Args:
        encoder: Encodes records, as it did before.
        spans: What was read before, in order.
    """

    def __init__(self, encoder: Encoder, spans: Sequence[Known]) -> None:
        self._encoder = encoder
        self._spans = [span for span in spans if span.read]
        self._at = 0
        self._read = 0
        self._digest = SpanDigest()

    @property
    def is_done(self) -> bool:
        """Whether everything that was read before has been read again."""
        return self._at == len(self._spans)

    @property
    def wanted(self) -> int:
        """How many records are left of the present span."""
        return self._spans[self._at].read - self._read

    def feed(self, records: list[Any]) -> None:
        """Compare records, no more than are wanted.

        Raises:
            SourceChangedError: They are others.
        """
        span = self._spans[self._at]
        for stretch in self._encoder.stretches(records, span.first + self._read):
            self._digest.add(stretch)
        self._read += len(records)
        if self._read < span.read:
            return
        if self._digest.value() != span.digest:
            raise SourceChangedError(
                f"the records {span.first:,} to {span.first + span.read - 1:,} are not those that the journal knows: "
                "the source has changed, and nothing was sent. Give the same records, or start another journal"
            )
        self._at, self._read, self._digest = self._at + 1, 0, SpanDigest()

    def end(self) -> None:
        """Take note that there are no more records.

        Raises:
            SourceChangedError: There were more before.
        """
        if not self.is_done:
            last = self._spans[-1]
            raise SourceChangedError(
                f"the source ended after {self._spans[self._at].first + self._read:,} records; the journal knows "
                f"{last.first + last.read:,}: the source has changed, and nothing was sent"
            )
