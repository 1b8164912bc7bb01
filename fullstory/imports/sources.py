"""Where records come from: anything that can be walked once, read as slowly as it comes."""

from __future__ import annotations

import queue
import threading
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Protocol, TypeAlias

from fullstory.batch.requests import ENCODED_AT_ONCE
from fullstory.errors import InvalidArgumentError
from fullstory.values import type_name


class ArrowStream(Protocol):
    """A table or a stream in memory as Apache Arrow defines it, such as a DataFrame of pandas or polars."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Records: TypeAlias = Iterable[Mapping[str, Any]] | Iterable[Any] | ArrowStream
AsyncRecords: TypeAlias = Records | AsyncIterable[Any]


def iterator_of(records: Any) -> Iterator[Any]:
    """Return an iterator over records.

    Raises:
        InvalidArgumentError: They are none.
    """
    if hasattr(records, "__arrow_c_stream__"):
        return _rows(records)
    if isinstance(records, Mapping | str | bytes | bytearray):
        raise InvalidArgumentError(f"records must be an iterable of mappings, not {type_name(records)}")
    if isinstance(records, Iterable):
        return iter(records)
    if isinstance(records, AsyncIterable):
        raise InvalidArgumentError("records is an async iterable: use init_async(), whose import_all can read it")
    raise InvalidArgumentError(f"records must be an iterable of mappings, not {type_name(records)}")


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    """Return the rows of an Arrow stream, converted some at a time."""
    try:
        import pyarrow
    except ImportError:
        raise InvalidArgumentError(
            f"records is a {type_name(table)}, and reading it needs pyarrow: pip install pyarrow"
        ) from None
    with pyarrow.RecordBatchReader.from_stream(table) as reader:
        for batch in reader:
            for start in range(0, batch.num_rows, ENCODED_AT_ONCE):
                yield from batch.slice(start, ENCODED_AT_ONCE).to_pylist()


class Source:
    """Reads on the thread that asks.

    Args:
        records: The iterator.

    Attributes:
        has_ended: Whether there are no more.
    """

    def __init__(self, records: Iterator[Any]) -> None:
        self.has_ended = False
        self._records = records

    def take(self, count: int, seconds: float | None) -> list[Any]:
        """Return the next records.

        Args:
            count: How many, at most.
            seconds: How long to wait for the first one, where that can be told.
        """
        taken = list(islice(self._records, count))
        self.has_ended = len(taken) < count
        return taken

    def close(self) -> None:
        """Read nothing more."""


class ThreadedSource(Source):
    """Reads on a thread of its own, so that what was read can be sent while the next record is awaited."""

    def __init__(self, records: Iterator[Any]) -> None:
        super().__init__(records)
        self._read: queue.Queue[tuple[str, Any]] = queue.Queue(2 * ENCODED_AT_ONCE)
        self._stop = threading.Event()
        # It may wait for a record for ever.
        threading.Thread(target=self._walk, name="fullstory-import-source", daemon=True).start()

    def _walk(self) -> None:
        try:
            for record in self._records:
                self._put("record", record)
                if self._stop.is_set():
                    return
            self._put("end", None)
        except BaseException as problem:
            self._put("error", problem)

    def _put(self, kind: str, value: Any) -> None:
        while not self._stop.is_set():
            try:
                self._read.put((kind, value), timeout=0.1)
                break
            except queue.Full:
                continue

    def take(self, count: int, seconds: float | None) -> list[Any]:
        taken: list[Any] = []
        try:
            while len(taken) < count:
                kind, value = self._read.get(timeout=None if taken else seconds, block=not taken)
                if kind == "record":
                    taken.append(value)
                elif kind == "error":
                    raise value
                else:
                    self.has_ended = True
                    break
        except queue.Empty:
            pass
        return taken

    def close(self) -> None:
        self._stop.set()


class AsyncSource:
    """Reads an async iterable.

    Args:
        records: The iterator.

    Attributes:
        has_ended: Whether there are no more.
    """

    def __init__(self, records: AsyncIterator[Any]) -> None:
        self.has_ended = False
        self._records = records
        self._next: Any = None

    async def take(self, count: int, seconds: float | None) -> list[Any]:
        """Return the next records; see `Source.take`."""
        import asyncio

        taken: list[Any] = []
        while len(taken) < count:
            # Cancelling it would end an async generator: it goes on while what was read is sent.
            self._next = self._next or asyncio.ensure_future(self._following())
            if not self._next.done():
                await asyncio.wait([self._next], timeout=0 if taken else seconds)
            if not self._next.done():
                break
            found, self._next = self._next.result(), None
            if not found:
                self.has_ended = True
                break
            taken += found
        return taken

    async def _following(self) -> list[Any]:
        async for record in self._records:
            return [record]
        return []

    def close(self) -> None:
        """Read nothing more."""
        if self._next is not None:
            self._next.cancel()
