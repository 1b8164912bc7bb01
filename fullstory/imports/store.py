"""What a journal holds: the batches of an import, what became of them, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from fullstory.errors import JournalError
from fullstory.imports import steps
from fullstory.imports.building import Body, Closed
from fullstory.imports.database import Database

IMPORTS = "imports"
FAILURES = "failures"


class Known(NamedTuple):
    """A span that was read before."""

    first: int
    read: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records there are of each kind.

    Attributes:
        read: Records read.
        imported: Records that the server imported.
        failed: Records that the server refused.
        invalid: Records that cannot be sent.
        unchanged: Records that were sent before and have not changed since.
        unknown: Records that the server accepted, but no longer says what became of them.
        batches: Batches, finished or not.
        unfinished: Batches that are not finished.
    """

    read: int = 0
    imported: int = 0
    failed: int = 0
    invalid: int = 0
    unchanged: int = 0
    unknown: int = 0
    batches: int = 0
    unfinished: int = 0


class JournalStore:
    """Reads and writes the tables of a journal.

    Args:
        database: Where they are.
        keeps_bodies: Whether bodies are kept until the server has them.
    """

    def __init__(self, database: Database, *, keeps_bodies: bool) -> None:
        self.database = database
        self._keeps_bodies = keeps_bodies

    def transaction(self) -> AbstractContextManager[None]:
        """Change all or nothing."""
        return self.database.transaction()

    def fact(self, name: str) -> Any:
        """Return what the journal says about the import; None where it says nothing."""
        return self.database.value("SELECT value FROM facts WHERE name = ?", name)

    def put_fact(self, name: str, value: object) -> None:
        """Write down something about the import."""
        self.database.rows("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, value)

    def check_fact(self, name: str, value: object, meaning: str) -> None:
        """Write something down, or compare it with what was written before.

        Raises:
            JournalError: It is another one; `meaning` completes "the journal is of an import ...".
        """
        found = self.fact(name)
        if found is None:
            self.put_fact(name, value)
        elif found != value:
            raise JournalError(
                f"the journal {self.database.path} is of an import {meaning}; use another file for this one"
            )

    # Batches

    def next_number(self) -> int:
        """Return the number of the next batch."""
        found = self.database.value("SELECT max(number) FROM batches")
        return found + 1 if isinstance(found, int) else 0

    def close_batch(self, closed: Closed, number: int, key: str, wall: float) -> None:
        """Write down a batch before it is sent."""
        span, done = closed.span, closed.body is None
        marks = orjson.dumps([(mark.key, mark.digest.hex()) for mark in closed.marks]) if closed.marks else None
        self.database.rows(
            "INSERT INTO batches(number, first, read, records, digest, invalid, unchanged, key, closed_at, is_done, "
            "imported, failed, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(number, span.first, span.read, closed.records, span.digest, len(span.invalid), span.unchanged, key, wall),
            *(done, 0 if done else None, 0 if done else None, marks),
        )
        invalid = [(each.index, each.reason) for each in span.invalid]
        self.database.many("INSERT OR REPLACE INTO invalid VALUES (?, ?)", invalid)
        if closed.body is not None and self._keeps_bodies:
            self.keep_body(number, closed.body)

    def write(self, entries: Iterable[steps.Entry]) -> None:
        """Write down what happens to batches."""
        for entry in entries:
            match entry:
                case steps.Sending(number, key, at):
                    self._update(number, "key = ?, sent_at = ?", key, at)
                case steps.NotSent(number, key):
                    self._update(number, "key = ?, sent_at = NULL", key)
                case steps.Created(number, job_id):
                    self._update(number, "job_id = ?", job_id)
                    self.database.rows("DELETE FROM bodies WHERE number = ?", number)
                case steps.Refused(number, reason):
                    self._update(
                        number, "is_done = 1, imported = 0, failed = records, problem = ?, marks = NULL", reason
                    )
                case steps.Finished(number, problem):
                    self._finish(number, problem)

    def _update(self, number: int, assignments: str, *values: object) -> None:
        self.database.rows(f"UPDATE batches SET {assignments} WHERE number = ?", *values, number)  # noqa: S608

    def _finish(self, number: int, problem: str | None) -> None:
        self._update(
            number,
            "is_done = 1, problem = ?, failed = coalesce(failed, 0), "
            "imported = CASE WHEN ? THEN 0 ELSE coalesce(imported, records - coalesce(failed, 0)) END",
            *(problem, problem is not None),
        )

    def note_counts(self, number: int, imported: int | None, failed: int | None) -> None:
        """Write down what the server counted."""
        self._update(number, "imported = ?, failed = ?", imported, failed)

    def keep_body(self, number: int, body: Body) -> None:
        """Keep the body of a batch."""
        self.database.rows("INSERT OR REPLACE INTO bodies(number) VALUES (?)", number)
        self.database.put_blob("bodies", "content", number, body.content)

    def put_page(self, number: int, name: str, content: bytes, *, is_first: bool) -> None:
        """Keep a page of results; the first one of a list takes the place of all that were kept of it."""
        if is_first:
            self.database.rows("DELETE FROM pages WHERE number = ? AND list = ?", number, name)
        self.database.rows("INSERT INTO pages VALUES (?, ?, ?)", number, name, content)

    def remember(self, number: int, refused: set[str]) -> None:
        """Remember the records of a batch as sent, but for those that the server refused, by their keys."""
        content = self.database.value("SELECT marks FROM batches WHERE number = ?", number)
        if not isinstance(content, bytes):
            return
        marks = [(key, bytes.fromhex(digest)) for key, digest in orjson.loads(content) if key not in refused]
        self.database.many("INSERT OR REPLACE INTO sent VALUES (?, ?)", marks)
        self.database.many("DELETE FROM sent WHERE key = ?", [(key,) for key in refused])
        self._update(number, "marks = NULL")

    def unfinished(self) -> list[steps.Batch]:
        """Return the batches that are not finished, those that the server has first, each with its body."""
        rows = self.database.rows(
            "SELECT number, records, key, content, sent_at, job_id FROM batches LEFT JOIN bodies USING (number) "
            "WHERE is_done = 0 ORDER BY job_id IS NULL, sent_at IS NULL, number"
        )
        batches = []
        for number, records, key, content, sent_at, job_id in rows:
            if content is None and job_id is None:
                raise JournalError(f"the journal {self.database.path} is damaged: batch {number} has no body")
            body = None if content is None or job_id is not None else Body.of(content)
            batches.append(steps.Batch(number, records, key, body, sent_at, job_id))
        return batches

    def acknowledged(self) -> list[tuple[int, str, bool, int | None, int | None]]:
        """Return the batches that the server has: number, job's id, whether it is done, and what it counted."""
        query = "SELECT number, job_id, is_done, imported, failed FROM batches WHERE job_id IS NOT NULL ORDER BY number"
        return [
            (number, job_id, bool(is_done), *counts) for number, job_id, is_done, *counts in self.database.rows(query)
        ]

    def known_spans(self) -> list[Known]:
        """Return what was read before, in order."""
        return [
            Known(*row) for row in self.database.rows("SELECT first, read, digest FROM batches ORDER BY first, number")
        ]

    def digests(self, keys: list[str]) -> dict[str, bytes]:
        """Return the digests of the records that were sent, by key, for those of some keys that were."""
        return dict(
            self.database.rows(
                "SELECT key, digest FROM sent WHERE key IN (SELECT value FROM json_each(?))",
                orjson.dumps(keys).decode(),
            )
        )

    def remembered(self) -> int:
        """Return how many records are remembered as sent."""
        [(count,)] = self.database.rows("SELECT count(*) FROM sent")
        return int(count)

    def start_over(self, *, forget: bool) -> None:
        """Forget what was read, for another run over all records; batches that are not finished stay.

        Args:
            forget: Whether to forget which records were sent, too.
        """
        self.database.rows("DELETE FROM pages WHERE number IN (SELECT number FROM batches WHERE is_done = 1)")
        self.database.rows("DELETE FROM invalid")
        self.database.rows("DELETE FROM batches WHERE is_done = 1")
        self.database.rows("UPDATE batches SET first = 0, read = 0, invalid = 0, unchanged = 0")
        if forget:
            self.database.rows("DELETE FROM sent")

    # Results

    def counts(self) -> Counts:
        """Return how many records there are of each kind."""
        columns = (
            "read",
            "coalesce(imported, 0) * is_done",
            "coalesce(failed, 0) * is_done",
            "invalid",
            "unchanged",
            "CASE WHEN is_done THEN max(0, records - imported - failed) ELSE 0 END",
            "records > 0",
            "1 - is_done",
        )
        sums = ", ".join(f"coalesce(sum({column}), 0)" for column in columns)
        return Counts(*self.database.rows(f"SELECT {sums} FROM batches").fetchone())  # noqa: S608

    def invalid(self) -> Iterator[steps.InvalidRecord]:
        """Return the records that could not be sent."""
        return (
            steps.InvalidRecord(*row)
            for row in self.database.rows("SELECT position, reason FROM invalid ORDER BY position")
        )

    def pages(self, name: str) -> Iterator[tuple[int, str | None, bytes]]:
        """Return what was kept of a list of results: the batch, its job's id, and a page."""
        return iter(
            self.database.rows(
                "SELECT number, job_id, content FROM pages JOIN batches USING (number) WHERE list = ? "
                "ORDER BY number, pages.rowid",
                name,
            )
        )

    def refused(self) -> Iterator[tuple[int, str, bytes]]:
        """Return the batches that the server refused as a whole: the number, the reason, and the body."""
        return iter(
            self.database.rows(
                "SELECT number, problem, content FROM batches JOIN bodies USING (number) WHERE is_done = 1 "
                "ORDER BY number"
            )
        )
