"""Records become stretches of a body: checked, encoded, digested, and those that cannot be sent set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fullstory.batch.item_check import ItemCheck
from fullstory.batch.requests import encoded_items
from fullstory.errors import InvalidArgumentError
from fullstory.imports.steps import InvalidRecord, Mark
from fullstory.values import plain

# Among a billion users, two digests are the same with a chance of one in 10^20.
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some records that follow one another.

    Attributes:
        read: How many there are.
        records: How many of them are to be sent.
        content: Those as JSON, separated by commas; empty where there is none.
        invalid: Those that cannot be sent.
        marks: What to remember of those to be sent, once they were.
    """

    read: int
    records: int
    content: bytes | memoryview
    invalid: tuple[InvalidRecord, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def unchanged(self) -> int:
        """How many need not be sent."""
        return self.read - self.records - len(self.invalid)


class Encoder:
    """Encodes records, in stretches of no more than some bytes.

    Args:
        check: Refuses the records that the API would refuse.
        max_bytes: How long a stretch may be.
    """

    def __init__(self, check: ItemCheck, max_bytes: int) -> None:
        self._check = check
        self._max_bytes = max_bytes

    def stretches(self, records: list[Any], first_index: int) -> list[Stretch]:
        """Return records as stretches.

        Args:
            records: At least one, and few enough to be encoded at once.
            first_index: The index of the first one.
        """
        refusal = None
        try:
            content = memoryview(encoded_items(self._check, records, "records", first_index))[1:-1]
        except InvalidArgumentError as error:
            refusal = str(error)
        else:
            if len(content) <= self._max_bytes:
                return [Stretch(len(records), len(records), content)]
            if len(records) == 1:
                refusal = f"records[{first_index}] has {len(content):,} bytes; a batch has at most {self._max_bytes:,}"
        if len(records) == 1 and refusal is not None:
            return [Stretch(1, 0, b"", (InvalidRecord(first_index, refusal),))]
        # One of a thousand is found after encoding each of the others twice, most of them together.
        half = len(records) // 2
        return self.stretches(records[:half], first_index) + self.stretches(records[half:], first_index + half)


class ChangesEncoder:
    """Encodes the records that have changed since they were sent.

    Args:
        encoder: Encodes records.
        key: The field that tells whose record it is.
        known: Returns the digests of the records that were sent, by key, for those of some keys that were.
    """

    def __init__(self, encoder: Encoder, key: str, known: Callable[[list[str]], dict[str, bytes]]) -> None:
        self._encoder = encoder
        self._key = key
        self._known = known

    def stretches(self, records: list[Any], first_index: int) -> list[Stretch]:
        """Return records as stretches, each of one record, or of some that need not be sent."""
        stretches: list[Stretch] = []
        keys: list[str] = []
        for index, record in enumerate(records, first_index):
            [stretch] = self._encoder.stretches([record], index)
            key = plain(record).get(self._key) if stretch.records else None
            mark = Mark(key if isinstance(key, str) else "", digest_of(stretch.content))
            keys.append(mark.key)
            stretches.append(Stretch(1, stretch.records, stretch.content, stretch.invalid, (mark,)))
        known = self._known([key for key in keys if key])
        return [self._if_changed(each, known) for each in stretches]

    def _if_changed(self, stretch: Stretch, known: dict[str, bytes]) -> Stretch:
        [mark] = stretch.marks
        if not stretch.records or not mark.key:
            return Stretch(1, stretch.records, stretch.content, stretch.invalid)
        return stretch if known.get(mark.key) != mark.digest else Stretch(1, 0, b"")


def digest_of(content: bytes | memoryview) -> bytes:
    """Return the digest of one record."""
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()


class SpanDigest:
    """The digest of the records of a span, the same however they were divided into stretches."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, stretch: Stretch) -> None:
        """Take in the next records."""
        if stretch.records:
            self._hash.update(stretch.content)
            self._hash.update(b",")
        for each in stretch.invalid:
            self._hash.update(f"!{each.reason},".encode(errors="backslashreplace"))

    def value(self) -> bytes:
        """Return the digest of all that was added."""
        return self._hash.digest()[:_DIGEST_BYTES]
