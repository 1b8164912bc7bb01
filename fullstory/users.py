"""The methods of users, completed by hand: imports of any size, and queues."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from fullstory.generated.resources import users as generated

if TYPE_CHECKING:
    from fullstory.batch.options import BatchJobOptions
    from fullstory.imports.async_queue import AsyncRecordQueue
    from fullstory.imports.options import OnInvalid
    from fullstory.imports.queue import RecordQueue
    from fullstory.imports.queue_options import Fsync, OnFull
    from fullstory.imports.report import ImportReport
    from fullstory.imports.sources import AsyncRecords, Records


class Users(generated.Users):
    """The people whose behaviour is captured."""

    def import_all(
        self,
        records: Records,
        *,
        journal: str | os.PathLike[str] | None = None,
        batch_size: int = 50_000,
        max_in_flight: int = 4,
        max_batch_bytes: int = 16 * 1024 * 1024,
        max_wait: float | None = None,
        on_progress: Callable[[ImportReport], object] | None = None,
        on_invalid: OnInvalid = "skip",
        include_results: bool = False,
        only_changed: bool = False,
        full: bool = False,
        key: str = "uid",
        options: BatchJobOptions | None = None,
    ) -> ImportReport:
        """Import any number of users, and return when the server is done with all of them.

        The records are read once, and never held all at once. They are sent in batches that overlap: some are processed
        while others are sent and the results of others are read. When the server asks to slow down, fewer are. A record
        that cannot be sent is set aside, and the others go on.

        With a journal, an import that was interrupted goes on where it stood: call this again with the same records and
        the same journal. What the server has acknowledged is not sent again, and what it may have is sent again with
        the same Idempotency-Key. A user whose records come twice should come in one order only: batches overlap.

        Args:
            records: Any iterable of mappings with the fields of `create`, or anything with `__arrow_c_stream__`, such
                as a DataFrame of pandas or polars, or a table of pyarrow, which then has to be installed.
            journal: The path of a file that keeps the import; made if it does not exist.
            batch_size: How many users a batch holds, at most 50,000.
            max_in_flight: How many batches may be under way at once.
            max_batch_bytes: How large the users of a batch may be together; a larger user is set aside.
            max_wait: Seconds after which a batch is sent even though it is not full. The records are then read on
                another thread.
            on_progress: Called with a report after each step of a batch.
            on_invalid: What happens to a record that cannot be sent: `skip` sets it aside, `raise` ends the import.
            include_results: Whether to fetch what was imported, for the `results` of the report.
            only_changed: Whether to send only the users that differ from what was sent with this journal before. Needs
                a journal, and is for complete lists that come again and again.
            full: With `only_changed`: whether to forget what was sent before.
            key: With `only_changed`: the field that tells one user from another.
            options: How each batch polls and retries; when left out, up to 10 errors in a row are retried.

        Returns:
            The counts, and what failed.

        Raises:
            InvalidArgumentError: An argument cannot be used, or a record with `on_invalid="raise"`.
            JournalError: The journal cannot be used: another process uses it (JournalInUseError), the records are not
                those that it knows (SourceChangedError), it is damaged, or cannot be written.
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
            only_changed=only_changed,
            full=full,
            key=key,
            options=options,
        )
        return import_all(self._driver, target_of("users", self._caller), records, settings)

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
    ) -> RecordQueue:
        """Return a queue for users that outlives this process.

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
        )
        return RecordQueue(self._driver, target_of("users", self._caller), options)


class AsyncUsers(generated.AsyncUsers):
    """The people whose behaviour is captured."""

    async def import_all(
        self,
        records: AsyncRecords,
        *,
        journal: str | os.PathLike[str] | None = None,
        batch_size: int = 50_000,
        max_in_flight: int = 4,
        max_batch_bytes: int = 16 * 1024 * 1024,
        max_wait: float | None = None,
        on_progress: Callable[[ImportReport], object] | None = None,
        on_invalid: OnInvalid = "skip",
        include_results: bool = False,
        only_changed: bool = False,
        full: bool = False,
        key: str = "uid",
        options: BatchJobOptions | None = None,
    ) -> ImportReport:
        """Import any number of users; see `Users.import_all`. The records may also be an async iterable.

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
            only_changed=only_changed,
            full=full,
            key=key,
            options=options,
        )
        return await import_all(self._driver, target_of("users", self._caller), records, settings)

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
    ) -> AsyncRecordQueue:
        """Return a queue for users that outlives this process; see `Users.queue`. It needs a running event loop."""
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
        )
        return AsyncRecordQueue(self._driver, target_of("users", self._caller), options)
