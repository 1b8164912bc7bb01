"""What the journal of a queue holds: the records that wait, and what became of those that were sent."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fullstory.errors import JournalError
from fullstory.imports import steps
from fullstory.imports.building import Body
from fullstory.imports.database import QUEUE, Database
from fullstory.imports.options import MAX_BATCH_BYTES
from fullstory.imports.queue_options import Cut
from fullstory.imports.store import Counts, JournalStore

logger: logging.Logger = logging.getLogger("fullstory")

_HEAD = b'{"requests":['
_END = b"]}"
# Whoever puts a record waits until this many are deleted.
_DELETED_AT_ONCE = 200
_CHECKPOINT_BYTES = 4 * 1024 * 1024


class QueueStore(JournalStore):
    """Reads and writes the tables of a queue's journal. Threads may share it.

    Args:
        path: The file.
        syncs_each: Whether each record is on the disk when `put` returns, and not only safe from the end of the
            process.

    Attributes:
        pending: How many records the server has not acknowledged.
        last: The number of the latest record.
        uncut: How many records are in no batch.

    Raises:
        JournalInUseError: Another process uses it.
        JournalError: It cannot be opened.
    """

    def __init__(self, path: Path, *, syncs_each: bool = False) -> None:
        super().__init__(Database(path, QUEUE), keeps_bodies=False)
        self._path = path
        self._lock = threading.RLock()
        # Batches whose records are not needed any more.
        self._to_settle: list[int] = []
        try:
            # Reading, and what takes long, must not be in the way of those who put records.
            self._reader = Database(path, QUEUE, only_read=True)
            # Otherwise whoever puts a record would sometimes have to wait for the disk.
            self.database.rows("PRAGMA wal_autocheckpoint = 0")
            if syncs_each:
                self.database.rows("PRAGMA synchronous = FULL")
            self._insert: Callable[..., sqlite3.Cursor] = self.database.execute
            self._open()
        except BaseException:
            self.database.close()
            raise

    def _open(self) -> None:
        for number, first, read in list(
            self.database.rows("SELECT number, first, read FROM batches WHERE job_id IS NOT NULL OR is_done = 1")
        ):
            self._delete(number, first, read)
        self.pending: int
        [(self.pending, first, last, first_free)] = self.database.rows(
            "SELECT count(*), min(id), max(id), (SELECT coalesce(max(first + read), 1) FROM batches) FROM pending"
        )
        self.last: int = max(last or 0, first_free - 1)
        self._cut_to: int = max(first_free, first or 0)
        self._is_dirty = bool(self.pending)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Change all or nothing. What was written is safe from the end of the process, and after `sync` on the disk."""
        with self._lock, self.database.transaction():
            yield
        self._is_dirty = True

    @property
    def uncut(self) -> int:
        return self.last + 1 - self._cut_to

    def put(self, record: bytes) -> int:
        """Keep a record, and return its number."""
        with self._lock:
            try:
                self._insert("INSERT INTO pending VALUES (?, ?)", (self.last + 1, record))
            except sqlite3.Error as problem:
                raise self.database.explained(problem) from problem
            self.last += 1
            self.pending += 1
            self._is_dirty = True
            return self.last

    def cut(self, number: int, cut: Cut, key: str, wall: float) -> steps.Batch:
        """Make a batch of the records that wait longest; fewer than asked for, if they are large."""
        first, read, size = self._cut_to, 0, 0
        query = "SELECT length(record) FROM pending WHERE id >= ? ORDER BY id LIMIT ?"
        for (length,) in self._reader.rows(query, first, cut.records):
            size += length + 1
            if read and size > MAX_BATCH_BYTES:
                break
            read += 1
        with self.transaction():
            self.database.rows(
                "INSERT INTO batches(number, first, read, records, digest, invalid, unchanged, key, closed_at) "
                "VALUES (?, ?, ?, ?, x'', 0, ?, ?, ?)",
                *(number, first, read, read, 0, key, wall),
            )
            if cut.is_single:
                self.put_fact(f"single {number}", 1)
        self._cut_to = first + read
        return steps.Batch(number, read, key, self._body(first, read, cut.is_single), is_single=cut.is_single)

    def _body(self, first: int, read: int, is_single: bool) -> Body:
        query = "SELECT record FROM pending WHERE id >= ? AND id < ? ORDER BY id"
        records = [record for (record,) in self._reader.rows(query, first, first + read)]
        if len(records) != read:
            raise JournalError(f"the journal {self._path} is damaged: records are missing")
        return Body.of(records[0] if is_single else b"".join((_HEAD, b",".join(records), _END)))

    def unfinished(self) -> list[steps.Batch]:
        batches = []
        query = (
            "SELECT number, first, read, key, sent_at, job_id FROM batches WHERE is_done = 0 "
            "ORDER BY job_id IS NULL, sent_at IS NULL, number"
        )
        for number, first, read, key, sent_at, job_id in list(self._reader.rows(query)):
            is_single = self.fact(f"single {number}") is not None
            body = self._body(first, read, is_single) if job_id is None else None
            batches.append(steps.Batch(number, read, key, body, sent_at, job_id, is_single))
        return batches

    def write(self, entries: Iterable[steps.Entry]) -> None:
        for entry in entries:
            super().write([entry])
            if isinstance(entry, steps.Refused):
                self._keep_refused(entry.number)
                logger.error("a queue sets records aside: %s", entry.reason)
            if isinstance(entry, steps.Finished) and entry.problem is None:
                self._forget(entry.number)
            if isinstance(entry, steps.Created | steps.Finished | steps.Refused):
                self._to_settle.append(entry.number)

    def _keep_refused(self, number: int) -> None:
        [(first, read)] = self.database.rows("SELECT first, read FROM batches WHERE number = ?", number)
        super().keep_body(number, self._body(first, read, is_single=False))

    def keep_body(self, number: int, body: Body) -> None:
        """Do nothing: a batch that is refused is made of its records once more."""

    def _forget(self, number: int) -> None:
        """Keep only the count of a batch of which nothing failed."""
        [(imported, failed, records)] = self.database.rows(
            "SELECT imported, failed, records FROM batches WHERE number = ?", number
        )
        if not failed and imported == records:
            self.put_fact("imported", (self.fact("imported") or 0) + imported)
            self._update(number, "imported = 0, records = 0, failed = 0")

    def settle(self) -> bool:
        """Delete the records that the server has, or never will; return whether there are any."""
        settled = False
        while self._to_settle:
            settled = self._settle(self._to_settle.pop()) or settled
        return settled

    def _settle(self, number: int) -> bool:
        [(first, read, is_over)] = self.database.rows(
            "SELECT first, read, is_done AND records = 0 FROM batches WHERE number = ?", number
        )
        deleted = self._delete(number, first, read)
        with self._lock:
            self.pending -= deleted
        if is_over:
            with self.transaction():
                self.database.rows("DELETE FROM pages WHERE number = ?", number)
                self.database.rows("DELETE FROM batches WHERE number = ?", number)
        return deleted > 0

    def _delete(self, number: int, first: int, read: int) -> int:
        deleted = 0
        for start in range(first, first + read, _DELETED_AT_ONCE):
            with self._lock:
                end = min(start + _DELETED_AT_ONCE, first + read)
                deleted += self.database.rows("DELETE FROM pending WHERE id >= ? AND id < ?", start, end).rowcount
        self.database.rows("DELETE FROM facts WHERE name = ?", f"single {number}")
        return deleted

    def first_pending(self) -> int | None:
        """Return the number of the oldest record that the server has not acknowledged."""
        found = self._reader.value("SELECT min(id) FROM pending")
        return found if isinstance(found, int) else None

    def counts(self) -> Counts:
        counts = super().counts()
        imported = counts.imported + (self.fact("imported") or 0)
        return Counts(counts.read, imported, counts.failed, 0, 0, counts.unknown, counts.batches, counts.unfinished)

    @property
    def is_dirty(self) -> bool:
        """Whether something was written since the last `sync`."""
        return self._is_dirty

    def sync(self) -> None:
        """Wait until everything that was written is on the disk, and tidy up."""
        self._is_dirty = False
        log = self._path.with_name(self._path.name + "-wal")
        try:
            file = os.open(log, os.O_RDWR)
        except FileNotFoundError:
            return
        try:
            os.fsync(file)
            size = os.fstat(file).st_size
        finally:
            os.close(file)
        if size > _CHECKPOINT_BYTES:
            self._reader.rows("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self, *, removes: bool = False) -> None:
        """Close it.

        Args:
            removes: Whether to remove the file, which holds nothing of interest any more.
        """
        self._reader.close()
        self.database.close(removes=removes)

    def abandon(self) -> list[Any]:
        """Return what must not be closed in a process that was forked."""
        return [self._reader, self.database]
