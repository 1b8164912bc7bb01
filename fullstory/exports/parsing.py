"""The rows of an export, out of its text as it comes: one parser for each format.

Each is fed blocks of any size and yields lists of rows. What it holds is no more than a block and a row.
"""

from __future__ import annotations

import csv
import io
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import orjson

from fullstory.errors import ExportError
from fullstory.json_body import decode

Row = dict[str, Any]

MOST_BYTES_IN_ROW = 64 * 1024 * 1024
_CUT_OFF = "the file of the export is cut off"

# orjson makes a float of an integer with more than 64 bits: those have at least so many digits, the sign counted.
_LONG_NUMBER = b"0" * 20
_AS_DIGITS = bytes(0x30 if byte in b"-0123456789" else 0x20 for byte in range(256))


class Parser(ABC):
    """What the parsers share.

    Args:
        most_bytes: How long a row may be.
    """

    def __init__(self, most_bytes: int = MOST_BYTES_IN_ROW) -> None:
        self._most_bytes = most_bytes
        self._rest: list[bytes] = []
        self._rest_bytes = 0
        self._count = 0

    @abstractmethod
    def feed(self, block: bytes) -> Iterator[list[Row]]:
        """Yield the rows that end in a block.

        Raises:
            ExportError: Something is no row.
        """

    @abstractmethod
    def finish(self) -> Iterator[list[Row]]:
        """Yield what is left at the end.

        Raises:
            ExportError: The file ended too early, or with something that is no row.
        """

    def _keep(self, *blocks: bytes) -> None:
        """Keep what belongs to a row that has not ended."""
        for block in blocks:
            self._rest.append(block)
            self._rest_bytes += len(block)
        if self._rest_bytes > self._most_bytes:
            self._rest.clear()
            raise ExportError(f"row {self._count + 1:,} of the export has more than {self._most_bytes:,} bytes")

    def _take(self, *blocks: bytes) -> bytes:
        """Return what was kept, with what follows it."""
        whole = b"".join((*self._rest, *blocks))
        self._rest.clear()
        self._rest_bytes = 0
        return whole

    def _counted(self, rows: list[Any]) -> Iterator[list[Row]]:
        """Yield rows, and refuse the first that is none."""
        good = rows
        if rows and {*map(type, rows)} != {dict}:
            good = rows[: next(index for index, row in enumerate(rows) if type(row) is not dict)]
        self._count += len(good)
        yield good
        if len(good) < len(rows):
            raise ExportError(f"row {self._count + 1:,} of the export is not a JSON object")


class NdjsonParser(Parser):
    """A JSON object a line."""

    def feed(self, block: bytes) -> Iterator[list[Row]]:
        """Yield the rows that end in a block."""
        head, newline, tail = block.rpartition(b"\n")
        if not newline:
            self._keep(block)
            return
        text = self._take(head)
        self._keep(tail)
        yield from self._rows(text)

    def finish(self) -> Iterator[list[Row]]:
        """Yield what is left at the end."""
        yield from self._rows(self._take())

    def _rows(self, text: bytes) -> Iterator[list[Row]]:
        if not _has_long_number(text):
            # Within a row JSON has no bare line feed. Reading all at once takes less time than a call for each row.
            try:
                rows = orjson.loads(b"[%b]" % text.replace(b"\n", b","))
            except orjson.JSONDecodeError:
                pass
            else:
                yield from self._counted(rows)
                return
        for line in text.split(b"\n"):
            # One at a time, so that those before a bad one are not lost with it.
            if line and not line.isspace():
                yield from self._counted([self._row(line)])

    def _row(self, line: bytes) -> Any:
        try:
            return json.loads(line) if _has_long_number(line) else decode(line)
        except (ValueError, RecursionError):
            raise ExportError(f"row {self._count + 1:,} of the export is not JSON, or cut off") from None


# The parts of a text that tell where its rows end; a string may lack its end, where the text does.
_STRUCTURE = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)
# What looks like the end of a row can stand in a string or a list: then the next one is tried.
_TRIES = 3
_LONGEST_GAP = 64


class JsonParser(Parser):
    """One array of JSON objects.

    The text is cut between two rows and each part read at once. A cut is right if the part is JSON: an object that is
    cut short never is.
    """

    def __init__(self, most_bytes: int = MOST_BYTES_IN_ROW) -> None:
        super().__init__(most_bytes)
        self._began = False
        self._enough = 0

    def feed(self, block: bytes) -> Iterator[list[Row]]:
        """Yield the rows that end in a block."""
        if self._rest_bytes + len(block) < self._enough:
            self._keep(block)
            return
        text = self._take(block)
        if not self._began:
            text = text.lstrip()
            if not text:
                return
            # Whoever chose this parser has looked at the first byte.
            text, self._began = text[1:], True
        cut, rows = self._cut(text)
        self._keep(text[cut:])
        # The larger a row, the longer it takes to see that it has not ended: that is looked at less often then.
        self._enough = 0 if cut else min(2 * len(text), self._most_bytes)
        if rows:
            yield from self._counted(rows)

    def finish(self) -> Iterator[list[Row]]:
        """Yield what is left at the end."""
        if not self._began:
            raise ExportError(_CUT_OFF)
        text = self._take().rstrip()
        rows = self._read(text, closing=b"")
        if rows is not None:
            yield from self._counted(rows)
            return
        _, rows = self._cut(text)
        if rows:
            yield from self._counted(rows)
        raise ExportError(f"{_CUT_OFF} after row {self._count:,}, or row {self._count + 1:,} is not JSON")

    def _cut(self, text: bytes) -> tuple[int, list[Any] | None]:
        """Return where the last whole rows of a text end, behind their comma, and the rows."""
        end = len(text)
        for _ in range(_TRIES):
            found = _last_separator(text, end)
            if found is None:
                return 0, None
            rows = self._read(text[: found[0]])
            if rows is not None:
                return found[1], rows
            end = found[0]
        cut = _last_cut(text)
        if not cut:
            return 0, None
        rows = self._read(text[: cut - 1])
        if rows is None:
            raise ExportError(f"row {self._count + 1:,} of the export, or one soon after it, is not JSON")
        return cut, rows

    def _read(self, text: bytes, closing: bytes = b"]") -> list[Any] | None:
        """Return the rows of a text that consists of nothing else; None if it does not."""
        whole = b"[%b%b" % (text, closing)
        try:
            rows: Any = json.loads(whole) if _has_long_number(whole) else decode(whole)
        except (ValueError, RecursionError):
            return None
        return rows if isinstance(rows, list) else None


def _last_separator(text: bytes, end: int) -> tuple[int, int] | None:
    """Return where the last row that may end before a position does, and where the next one begins."""
    while (start := text.rfind(b"{", 0, end)) > 0:
        gap = text[max(0, start - _LONGEST_GAP) : start].rstrip()
        if gap.endswith(b",") and (row := gap[:-1].rstrip()).endswith(b"}"):
            return max(0, start - _LONGEST_GAP) + len(row), start
        end = start
    return None


def _last_cut(text: bytes) -> int:
    """Return the position behind the last comma between two rows; 0 if there is none."""
    depth = cut = 0
    for token in _STRUCTURE.finditer(text):
        mark = token[0]
        if mark in (b"{", b"["):
            depth += 1
        elif mark in (b"}", b"]"):
            depth -= 1
        elif mark == b"," and depth == 0:
            cut = token.end()
    return cut


class CsvParser(Parser):
    """A header, then a record a row; every value is text."""

    def __init__(self, most_bytes: int = MOST_BYTES_IN_ROW) -> None:
        super().__init__(most_bytes)
        self._header: list[str] | None = None
        self._in_quotes = False

    def feed(self, block: bytes) -> Iterator[list[Row]]:
        """Yield the rows that end in a block."""
        # A line ends outside of quotes: where their number is even.
        odd = self._in_quotes ^ bool(block.count(b'"') % 2)
        inside, end = odd, len(block)
        while True:
            found = block.rfind(b"\n", 0, end)
            if found < 0:
                break
            inside ^= bool(block.count(b'"', found, end) % 2)
            end = found
            if not inside:
                break
        self._in_quotes = odd
        if found < 0:
            self._keep(block)
            return
        text = self._take(block[: found + 1])
        self._keep(block[found + 1 :])
        yield from self._rows(text)

    def finish(self) -> Iterator[list[Row]]:
        """Yield what is left at the end."""
        if self._in_quotes:
            raise ExportError(f"{_CUT_OFF} after row {self._count:,}")
        yield from self._rows(self._take())

    def _rows(self, text: bytes) -> Iterator[list[Row]]:
        try:
            decoded = text.decode()
        except UnicodeDecodeError:
            raise ExportError(f"row {self._count + 1:,} of the export, or one soon after it, is not UTF-8") from None
        records = [record for record in _records(decoded) if record]
        if self._header is None and records:
            self._header = records.pop(0)
        header = self._header or []
        whole = records
        if not {*map(len, records)} <= {len(header)}:
            whole = list(takewhile(lambda record: len(record) == len(header), records))
        good = [dict(zip(header, record, strict=True)) for record in whole]
        self._count += len(good)
        yield good
        if len(good) < len(records):
            fields = len(records[len(good)])
            raise ExportError(f"row {self._count + 1:,} of the export has {fields} fields, not {len(header)}")


_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|((?!")[^,\r\n]*))(,|\r\n|\r|\n|\Z)')


def _records(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        # A field is longer than the limit of the csv module, which all of the process shares.
        return _long_records(text)


def _long_records(text: str) -> list[list[str]]:
    records: list[list[str]] = []
    fields: list[str] = []
    position = 0
    while position < len(text):
        found = _FIELD.match(text, position)
        if found is None:
            raise ExportError("the file of the export is not CSV")
        quoted, bare, end = found.groups()
        fields.append(bare if quoted is None else quoted.replace('""', '"'))
        position = found.end()
        if end != ",":
            records.append([] if fields == [""] else fields)
            fields = []
    return records


def _has_long_number(text: bytes) -> bool:
    return _LONG_NUMBER in text.translate(_AS_DIGITS)
