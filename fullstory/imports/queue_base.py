"""What queues share: everything except waiting."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic, time
from typing import Any, Generic, TypeVar

from fullstory.connections import abandon, renew_after_fork
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError, JournalError, QueueFullError
from fullstory.imports.conversation import Target
from fullstory.imports.database import QUEUE, Database
from fullstory.imports.queue_options import QueueOptions
from fullstory.imports.queue_worker import SUFFIX, QueueWorker
from fullstory.imports.report import FailedRecord, failed_records
from fullstory.imports.store import JournalStore
from fullstory.json_body import encode

DriverT = TypeVar("DriverT", BlockingDriver, AsyncDriver)

logger: logging.Logger = logging.getLogger("fullstory")


@dataclass(frozen=True, slots=True)
class QueueStats:
    """What a queue holds.

    Attributes:
        pending: How many records of this process the server has not acknowledged.
        imported: How many the server imported.
        failed: How many were refused; `failures()` shows them.
        under_way: How many batches the server works on.
    """

    pending: int
    imported: int
    failed: int
    under_way: int


class QueueBase(ABC, Generic[DriverT]):
    """What RecordQueue and AsyncRecordQueue share: everything except waiting.

    Args:
        driver: Sends and waits.
        target: Where the records go.
        options: Those of the queue.
    """

    def __init__(self, driver: DriverT, target: Target, options: QueueOptions) -> None:
        self._driver: DriverT = driver
        self._target = target
        self._options = options
        self._is_closed = False
        self._worker: QueueWorker | None = None
        # Guards the worker, and is told whenever records were settled.
        self._changed = threading.Condition()
        renew_after_fork(self, type(self)._renew)
        self._open()

    def _renew(self) -> None:
        """Begin with a journal of its own, in a process that was forked; the old one is the other process's."""
        abandon((self._worker, self._changed))
        self._worker = None
        self._changed = threading.Condition()

    def _open(self) -> QueueWorker:
        with self._changed:
            if self._worker is None:
                self._worker = QueueWorker(self._target, self._options, monotonic, time, self._settled)
                self._start(self._worker)
            return self._worker

    @abstractmethod
    def _start(self, worker: QueueWorker) -> None:
        """Let the worker work."""

    @abstractmethod
    def _wake(self) -> None:
        """End the worker's rest."""

    def _settled(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _encoded(self, fields: dict[str, Any]) -> bytes:
        if self._is_closed:
            raise InvalidArgumentError("the queue is closed: make a new one")
        try:
            self._target.endpoints.item_check.one(fields)
        except ValueError as problem:
            raise InvalidArgumentError(f"put: {problem}") from None
        return encode(fields, "")

    def _is_full(self, worker: QueueWorker) -> bool:
        most = self._options.max_pending
        return most is not None and worker.own.store.pending >= most

    def _refuse(self) -> QueueFullError:
        return QueueFullError(
            f"the queue of {self._target.kind} holds {self._options.max_pending:,} records, as many as it may"
        )

    def _keep(self, worker: QueueWorker, record: bytes) -> None:
        # Only the one that fills a batch wakes the worker; it looks for the others when their time has come.
        if worker.own.put(record) == self._options.max_batch:
            self._wake()

    def stats(self) -> QueueStats:
        """Return what the queue holds, as far as this process put it there."""
        store = self._open().own.store
        counts = store.counts()
        return QueueStats(store.pending, counts.imported, counts.failed, counts.unfinished)

    def failures(self) -> Iterator[FailedRecord]:
        """Return the records that were refused, those of processes that died among them."""
        for path in sorted(self._options.folder.glob(f"{self._target.kind}-*{SUFFIX}")):
            try:
                database = Database(path, QUEUE, only_read=True)
            except JournalError:
                # It was removed in the meantime, because it held nothing.
                continue
            try:
                yield from failed_records(JournalStore(database, keeps_bodies=False))
            finally:
                database.close()

    def _is_sent(self, worker: QueueWorker, last: int) -> bool:
        first = worker.own.store.first_pending()
        return first is None or first > last

    def _hurry(self, worker: QueueWorker) -> int:
        worker.own.is_flushing = True
        self._wake()
        return worker.own.store.last

    def _late(self, timeout: float | None) -> TimeoutError:
        return TimeoutError(f"not everything was sent within {timeout} s; it stays in the journal and is sent later")

    def _warn_of_rest(self, worker: QueueWorker) -> None:
        if pending := worker.own.store.pending:
            logger.warning(
                "queue of %s: closed with %d records that were not sent; they stay in the journal, and the next queue "
                "with the same folder sends them",
                self._target.kind,
                pending,
            )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._target.kind} in {str(self._options.folder)!r}>"
