"""The methods of events, completed by hand: imports of any size, and queues."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fullstory.generated.resources import events as generated

if TYPE_CHECKING:
    from fullstory.batch.options import BatchJobOptions
    from fullstory.imports.async_queue import AsyncRecordQueue
    from fullstory.imports.options import OnInvalid
    from fullstory.imports.queue import RecordQueue
    from fullstory.imports.queue_options import Fsync, OnFull
    from fullstory.imports.report import ImportReport
    from fullstory.imports.sources import AsyncRecords, Records


class Events(generated.Events):
    """Things that users did, recorded from a server."""

    def import_all(
        self,
        records: Records,
        *,
        shared: Mapping[str, Any] | None = None,
        journal: str | os.PathLike[str] | None = None,
        batch_size: int = 50_000,
        max_in_flight: int = 4,
        max_batch_bytes: int = 16 * 1024 * 1024,
        max_wait: float | None = None,
        on_progress: Callable[[ImportReport], object] | None = None,
        on_invalid: OnInvalid = "skip",
        include_results: bool = False,
        allow_duplicates: bool = False,
        options: BatchJobOptions | None = None,
    ) -> ImportReport:
        """Import any number of events, and return when the server is done with all of them.

        The records are read once, and never held all at once. They are sent in batches that overlap: some are processed
        while others are sent and the results of others are read. When the server asks to slow down, fewer are. A record
        that cannot be sent is set aside, and the others go on.

        With a journal, an import that was interrupted goes on where it stood: call this again with the same records and
        the same journal. What the server has acknowledged is not sent again, and what it may have is sent again with
        the same Idempotency-Key. What the server may have, it takes only once.

        Args:
            records: Any iterable of mappings with the fields of `create`, or anything with `__arrow_c_stream__`, such
                as a DataFrame of pandas or polars, or a table of pyarrow, which then has to be installed.
            shared: What all events have in common, such as their context.
            journal: The path of a file that keeps the import; made if it does not exist.
            batch_size: How many events a batch holds, at most 50,000.
            max_in_flight: How many batches may be under way at once.
            max_batch_bytes: How large the events of a batch may be together; a larger event is set aside.
            max_wait: Seconds after which a batch is sent even though it is not full. The records are then read on
                another thread.
            on_progress: Called with a report after each step of a batch.
            on_invalid: What happens to a record that cannot be sent: `skip` sets it aside, `raise` ends the import.
            include_results: Whether to fetch what was imported, for the `results` of the report.
            allow_duplicates: Whether to send a batch again that was sent more than 24 hours ago without an answer. The
                server may have its events, and no longer knows its Idempotency-Key. Otherwise the import stops there.
            options: How each batch polls and retries; when left out, up to 10 errors in a row are retried.

        Returns:
            The counts, and what failed.

        Raises:
            InvalidArgumentError: An argument cannot be used, or a record with `on_invalid="raise"`.
            JournalError: The journal cannot be used: another process uses it (JournalInUseError), the records are not
                those that it knows (SourceChangedError), events might be sent twice (DuplicateRiskError), it is
                damaged, or cannot be written.
            FullStoryError: The import cannot go on. With a journal, call this again.
        """
        from fullstory.imports.importer import import_all
        from fullstory.imports.options import ImportOptions
        from fullstory.imports.targets import target_of

        settings = ImportOptions(
            journal=journal,
            batch_size=batch_size,
            max_in_flight=max_in_flight,
            max_batch_bytes=max_batch_bytes,
            max_wait=max_wait,
            on_progress=on_progress,
            on_invalid=on_invalid,
            include_results=include_results,
            allow_duplicates=allow_duplicates,
            options=options,
        )
        return import_all(self._driver, target_of("events", self._caller, shared), records, settings)

    def queue(
        self,
        *,
        journal: str | os.PathLike[str],
        flush_interval: float = 5.0,
        max_batch: int = 5000,
        max_pending: int | None = None,
        on_full: OnFull = "raise",
        fsync: Fsync = "interval",
        fsync_interval: float = 1.0,
        allow_duplicates: bool = False,
    ) -> RecordQueue:
        """Return a queue for events that outlives this process.

        What is put into it is kept in a journal, a file of this process in the given folder, and sent in the
        background: a few records one by one, many as a batch. A process that dies loses nothing: the next queue with
        the same folder, in this or another process of the machine, sends what it left behind.

        Args:
            journal: The folder of the journals; made if it does not exist. All processes of a service share it.
            flush_interval: After how many seconds a record is sent at the latest.
            max_batch: How many records are sent together, at most 50,000; as many are sent at once.
            max_pending: How many records may wait for the server; no limit when left out.
            on_full: What `put` does then: `raise` a QueueFullError, or `block` until there is room.
            fsync: When records are on the disk, so that even a power failure does not lose them: `interval`, at the
                latest after `fsync_interval`, or `each`, when `put` returns, which takes a thousand times as long.
                From the death of the process they are safe at once.
            fsync_interval: How many seconds that may be.
            allow_duplicates: What happens to events that were sent more than 24 hours ago without an answer, which the
                server may have: True sends them once more, False sets them aside.


        Raises:
            InvalidArgumentError: An argument cannot be used.
            JournalError: The journal cannot be made.
        """
        from fullstory.imports.queue import RecordQueue
        from fullstory.imports.queue_options import QueueOptions
        from fullstory.imports.targets import target_of

        options = QueueOptions(
            journal=journal,
            flush_interval=flush_interval,
            max_batch=max_batch,
            max_pending=max_pending,
            on_full=on_full,
            fsync=fsync,
            fsync_interval=fsync_interval,
            allow_duplicates=allow_duplicates,
        )
        return RecordQueue(self._driver, target_of("events", self._caller), options)


class AsyncEvents(generated.AsyncEvents):
    """Things that users did, recorded from a server."""

    async def import_all(
        self,
        records: AsyncRecords,
        *,
        shared: Mapping[str, Any] | None = None,
        journal: str | os.PathLike[str] | None = None,
        batch_size: int = 50_000,
        max_in_flight: int = 4,
        max_batch_bytes: int = 16 * 1024 * 1024,
        max_wait: float | None = None,
        on_progress: Callable[[ImportReport], object] | None = None,
        on_invalid: OnInvalid = "skip",
        include_results: bool = False,
        allow_duplicates: bool = False,
        options: BatchJobOptions | None = None,
    ) -> ImportReport:
        """Import any number of events; see `Events.import_all`. The records may also be an async iterable.

        `on_progress` may be a coroutine function. With `max_wait`, records that come one at a time have to come from an
        async iterable.
        """
        from fullstory.imports.async_importer import import_all
        from fullstory.imports.options import ImportOptions
        from fullstory.imports.targets import target_of

        settings = ImportOptions(
            journal=journal,
            batch_size=batch_size,
            max_in_flight=max_in_flight,
            max_batch_bytes=max_batch_bytes,
            max_wait=max_wait,
            on_progress=on_progress,
            on_invalid=on_invalid,
            include_results=include_results,
            allow_duplicates=allow_duplicates,
            options=options,
        )
        return await import_all(self._driver, target_of("events", self._caller, shared), records, settings)

    def queue(
        self,
        *,
        journal: str | os.PathLike[str],
        flush_interval: float = 5.0,
        max_batch: int = 5000,
        max_pending: int | None = None,
        on_full: OnFull = "raise",
        fsync: Fsync = "interval",
        fsync_interval: float = 1.0,
        allow_duplicates: bool = False,
    ) -> AsyncRecordQueue:
        """Return a queue for events that outlives this process; see `Events.queue`. It needs a running event loop."""
        from fullstory.imports.async_queue import AsyncRecordQueue
        from fullstory.imports.queue_options import QueueOptions
        from fullstory.imports.targets import target_of

        options = QueueOptions(
            journal=journal,
            flush_interval=flush_interval,
            max_batch=max_batch,
            max_pending=max_pending,
            on_full=on_full,
            fsync=fsync,
            fsync_interval=fsync_interval,
            allow_duplicates=allow_duplicates,
        )
        return AsyncRecordQueue(self._driver, target_of("events", self._caller), options)
