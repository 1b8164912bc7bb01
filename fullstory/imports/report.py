"""How an import went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import orjson

from fullstory.batch.results import ResultPage, to_model
from fullstory.errors import FailedRecordsError
from fullstory.imports.steps import InvalidRecord
from fullstory.imports.store import FAILURES, IMPORTS, Counts, JournalStore
from fullstory.json_body import decode

OpenStore = Callable[[], AbstractContextManager[JournalStore]]


@dataclass(frozen=True, slots=True)
class FailedRecord:
    """A record that the server refused.

    Attributes:
        record: The record as it was sent.
        code: FullStory's short word for the reason; None where it gave none.
        message: FullStory's explanation; None where it gave none.
        job_id: The batch job it was part of; None where the server refused the whole batch.
    """

    record: dict[str, Any]
    code: str | None
    message: str | None
    job_id: str | None

    def __repr__(self) -> str:
        # The record is personal data.
        return f"FailedRecord(code={self.code!r}, message={self.message!r}, job_id={self.job_id!r})"


class Kept(Iterable[Any]):
    """What a journal keeps a list of. It is read from there each time it is walked, and held nowhere.

    Args:
        open_store: Opens the journal.
        read: Reads the list.
        count: How many there are.
    """

    def __init__(self, open_store: OpenStore, read: Callable[[JournalStore], Iterator[Any]], count: int) -> None:
        self._open_store = open_store
        self._read = read
        self._count = count

    def __iter__(self) -> Iterator[Any]:
        with self._open_store() as store:
            yield from self._read(store)

    def __repr__(self) -> str:
        return f"<{self._count} kept in the journal>"


class ImportReport:
    """How an import went, or how far it is.

    Attributes:
        read: How many records were read.
        imported: How many the server imported.
        failed: How many the server refused; `failures` shows them.
        invalid: How many could not be sent; `invalid_records` shows them.
        unchanged: How many were not sent because they had not changed.
        unknown: How many the server accepted without saying, or no longer saying, what became of them.
        batches: How many batches they were sent in.
        duration: How many seconds it took, the latest run only.
    """

    def __init__(self, counts: Counts, duration: float, open_store: OpenStore, import_model: type[Any]) -> None:
        self.read = counts.read
        self.imported = counts.imported
        self.failed = counts.failed
        self.invalid = counts.invalid
        self.unchanged = counts.unchanged
        self.unknown = counts.unknown
        self.batches = counts.batches
        self.duration = duration
        self._open_store = open_store
        self._import_model = import_model

    @property
    def failures(self) -> Iterable[FailedRecord]:
        """The records that the server refused."""
        return Kept(self._open_store, failed_records, self.failed)

    @property
    def invalid_records(self) -> Iterable[InvalidRecord]:
        """The records that could not be sent, each by its index and the reason."""
        return Kept(self._open_store, JournalStore.invalid, self.invalid)

    @property
    def results(self) -> Iterable[Any]:
        """What was imported, as FullStory shows it; empty unless the import was asked to include results."""

        def read(store: JournalStore) -> Iterator[Any]:
            for _, _, content in store.pages(IMPORTS):
                for item in ResultPage(content, 1, None).items():
                    yield to_model(self._import_model, item)

        return Kept(self._open_store, read, self.imported)

    def raise_for_failures(self) -> None:
        """Raise an error if a record was left out.

        Raises:
            FailedRecordsError: The server refused some, or some could not be sent.
        """
        if self.failed or self.invalid:
            raise FailedRecordsError(
                f"of {self.read:,} records, {self.failed:,} failed and {self.invalid:,} are invalid",
                failed=self.failed,
                invalid=self.invalid,
            )

    def __repr__(self) -> str:
        counts = [f"{self.imported:,} imported"]
        for name in ("failed", "invalid", "unchanged", "unknown"):
            if count := getattr(self, name):
                counts.append(f"{count:,} {name}")
        return (
            f"<ImportReport: {self.read:,} records read, {', '.join(counts)}; "
            f"{self.batches:,} batches in {self.duration:.1f} s>"
        )


def failed_records(store: JournalStore) -> Iterator[FailedRecord]:
    """Return the records that the server refused."""
    for _, job_id, content in store.pages(FAILURES):
        for item in ResultPage(content, 1, None).items():
            yield _failed_record(item if isinstance(item, dict) else {}, job_id)
    for _, reason, content in store.refused():
        for record in orjson.loads(content)["requests"]:
            yield FailedRecord(record, None, reason, None)


def _failed_record(item: dict[str, Any], job_id: str | None) -> FailedRecord:
    record = item.get("user", item.get("event"))
    code, message = item.get("code"), item.get("message")
    return FailedRecord(
        record if isinstance(record, dict) else {},
        code if isinstance(code, str) else None,
        message if isinstance(message, str) else None,
        job_id,
    )


def failed_keys(content: bytes | bytearray, key: str) -> set[str]:
    """Return whose records a page of failures holds."""
    answer = decode(content)
    items = answer.get("results") if isinstance(answer, dict) else None
    records = [_failed_record(item, None).record for item in items or () if isinstance(item, dict)]
    return {value for record in records if isinstance(value := record.get(key), str)}
