"""The journals of imports: what they hold, and what can be done with them."""

from __future__ import annotations

import builtins
import os
import sqlite3
from collections.abc import Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import orjson

from fullstory.drivers import BlockingDriver
from fullstory.errors import InvalidArgumentError, JournalError
from fullstory.imports.conversation import Target
from fullstory.imports.database import Database
from fullstory.imports.options import ImportOptions, journal_path
from fullstory.imports.report import FailedRecord, ImportReport, Kept, failed_records
from fullstory.imports.steps import InvalidRecord
from fullstory.imports.store import Counts, JournalStore
from fullstory.imports.targets import target_of
from fullstory.imports.verifying import Differences, differences
from fullstory.json_body import decode_sent

if TYPE_CHECKING:
    from fullstory.batch.options import BatchJobOptions
    from fullstory.client import AsyncFullStory, FullStory
    from fullstory.imports.sources import Records


@dataclass(frozen=True, slots=True)
class JournalSummary:
    """What a journal holds.

    Attributes:
        path: Where it is.
        kind: `users` or `events`.
        host: The host they are imported into.
        only_changed: Whether it remembers what was sent, to send only what has changed.
        counts: How many records there are of each kind, and how many batches.
        remembered: How many records it remembers as sent.
        size: How many bytes the file has.
    """

    path: Path
    kind: str
    host: str
    only_changed: bool
    counts: Counts
    remembered: int
    size: int

    @property
    def is_finished(self) -> bool:
        """Whether every batch that was read is finished. Whether the source had more records it cannot know."""
        return self.counts.unfinished == 0

    def __str__(self) -> str:
        counts = self.counts
        state = "finished" if self.is_finished else f"{counts.unfinished:,} of its batches to be finished"
        return (
            f"{self.path}: {self.kind} into {self.host}, {state}; {counts.read:,} records read, "
            f"{counts.imported:,} imported, {counts.failed:,} failed, {counts.invalid:,} invalid"
        )


class Journal:
    """The journal of an import.

    Args:
        path: The file.

    Raises:
        JournalError: There is none.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = journal_path(path)
        if not self.path.is_file():
            raise JournalError(f"there is no journal at {self.path}")

    @classmethod
    def list(cls, folder: str | os.PathLike[str]) -> builtins.list[Journal]:
        """Return the journals in a folder, by name. Files of other kinds are left out.

        Args:
            folder: The folder.
        """
        return [cls(path) for path in sorted(Path(folder).iterdir()) if _is_journal(path)]

    def show(self) -> JournalSummary:
        """Return what the journal holds. An import may be using it.

        Raises:
            JournalError: It cannot be read.
        """
        with self._open() as store:
            kind, host, only_changed = (store.fact(name) for name in ("kind", "host", "only_changed"))
            size = self.path.stat().st_size
            return JournalSummary(self.path, kind, host, bool(only_changed), store.counts(), store.remembered(), size)

    @property
    def failures(self) -> Iterable[FailedRecord]:
        """The records that the server refused."""
        with self._open() as store:
            return Kept(self._open, failed_records, store.counts().failed)

    @property
    def invalid_records(self) -> Iterable[InvalidRecord]:
        """The records that could not be sent, each by its index and the reason."""
        with self._open() as store:
            return Kept(self._open, JournalStore.invalid, store.counts().invalid)

    def export_failures(self, path: str | os.PathLike[str]) -> int:
        """Write the records that the server refused to a file, one JSON object a line, and return how many there are.

        Each line has the `record` as it was sent, and the `code`, `message` and `job_id` of its failure.

        Args:
            path: The file, which must not exist.
        """
        count = 0
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for failed in self.failures:
                file.write(orjson.dumps(failed, option=orjson.OPT_APPEND_NEWLINE))
                count += 1
        return count

    @overload
    def resume(
        self, client: FullStory, records: Records | None = None, *, options: BatchJobOptions | None = None
    ) -> ImportReport: ...
    @overload
    def resume(
        self, client: AsyncFullStory, records: Any = None, *, options: BatchJobOptions | None = None
    ) -> Coroutine[Any, Any, ImportReport]: ...
    def resume(
        self, client: FullStory | AsyncFullStory, records: Any = None, *, options: BatchJobOptions | None = None
    ) -> ImportReport | Coroutine[Any, Any, ImportReport]:
        """Go on with the import; with an async client, await the result.

        Args:
            client: Sends.
            records: The records of the import, from the first one on. When left out, only the batches that were read
                already are brought to their end.
            options: How each batch polls and retries.

        Raises:
            JournalError: The journal cannot be used.
            FullStoryError: The import cannot go on.
        """
        with self._open() as store:
            target = self._target(client, store)
            only_changed = bool(store.fact("only_changed"))
            key = store.fact("key") if only_changed else "uid"
        settings = ImportOptions(journal=self.path, only_changed=only_changed, key=key, options=options)
        driver = client._driver
        if isinstance(driver, BlockingDriver):
            from fullstory.imports.importer import import_all

            return import_all(driver, target, records, settings)
        from fullstory.imports import async_importer

        return async_importer.import_all(driver, target, records, settings)

    @overload
    def verify(self, client: FullStory) -> Differences: ...
    @overload
    def verify(self, client: AsyncFullStory) -> Coroutine[Any, Any, Differences]: ...
    def verify(self, client: FullStory | AsyncFullStory) -> Differences | Coroutine[Any, Any, Differences]:
        """Compare what the journal says with what the server says of each job; with an async client, await the result.

        Args:
            client: Asks the server.

        Returns:
            Every difference; an empty list where there is none.

        Raises:
            JournalError: The journal cannot be read.
            FullStoryError: The server cannot be asked.
        """
        driver = client._driver
        if isinstance(driver, BlockingDriver):
            with self._open() as store:
                target = self._target(client, store)
                return driver.run(differences(target.caller, target.endpoints, store))
        return self._verify(client)

    async def _verify(self, client: Any) -> Differences:
        with self._open() as store:
            target = self._target(client, store)
            found: Differences = await client._driver.run(differences(target.caller, target.endpoints, store))
            return found

    def compact(self) -> None:
        """Give the space back that the journal does not need any more.

        Raises:
            JournalError: It cannot be used, such as while an import is using it.
        """
        database = Database(self.path, must_exist=True)
        try:
            database.rows("VACUUM")
        finally:
            database.close()

    def _target(self, client: Any, store: JournalStore) -> Target:
        shared, url = store.fact("shared"), client._caller.url
        target = target_of(store.fact("kind"), client._caller, decode_sent(shared) if shared else None)
        if store.fact("host") != target.host:
            raise InvalidArgumentError(f"the journal {self.path} is of an import into {store.fact('host')}, not {url}")
        return target

    @contextmanager
    def _open(self) -> Iterator[JournalStore]:
        database = Database(self.path, only_read=True)
        try:
            yield JournalStore(database, keeps_bodies=True)
        finally:
            database.close()

    def __repr__(self) -> str:
        return f"Journal({str(self.path)!r})"


def _is_journal(path: Path) -> bool:
    try:
        Database(path, only_read=True).close()
    except (JournalError, sqlite3.Error, OSError):
        return False
    return True
