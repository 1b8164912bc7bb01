"""The rows of an export, out of the bytes of its file as they come."""

from __future__ import annotations

from collections.abc import Iterator

from fullstory.errors import ExportError
from fullstory.exports.parsing import MOST_BYTES_IN_ROW, CsvParser, JsonParser, NdjsonParser, Parser, Row
from fullstory.exports.unpacking import Unpacker

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class RowReader:
    """Reads the rows of one file, in memory that does not grow with it.

    The first character tells JSON from CSV, so that an export can be read whose format nobody remembers.

    Args:
        format: The format that was asked for; None if it is not known.
        most_bytes: How long a row may be.
    """

    def __init__(self, format: str | None = None, most_bytes: int = MOST_BYTES_IN_ROW) -> None:
        self._format = format
        self._most_bytes = most_bytes
        self._unpacker = Unpacker(is_coded=False)
        self._parser: Parser | None = None
        self._beginning = b""

    def begin(self, *, is_coded: bool) -> None:
        """Take note of what the host says about the file.

        Args:
            is_coded: Whether it compressed the file on its way.
        """
        self._unpacker = Unpacker(is_coded=is_coded)

    def feed(self, piece: bytes) -> Iterator[list[Row]]:
        """Yield the rows that end in a piece of the file.

        Raises:
            ExportError: It is damaged, or something in it is no row.
        """
        for block in self._unpacker.feed(piece):
            yield from self._parse(block)

    def finish(self) -> Iterator[list[Row]]:
        """Yield the rows that are left at the end.

        Raises:
            ExportError: The file ended too early, or with something that is no row.
        """
        for block in self._unpacker.finish():
            yield from self._parse(block)
        if self._parser is None:
            # There is nothing but white space in it, or the first character is not complete.
            if self._beginning.removeprefix(_BYTE_ORDER_MARK).strip():
                raise ExportError("the file of the export is cut off")
            return
        yield from self._parser.finish()

    def _parse(self, block: bytes) -> Iterator[list[Row]]:
        if self._parser is None:
            block = self._beginning + block
            first = block.removeprefix(_BYTE_ORDER_MARK).lstrip()[:1]
            if not first or _BYTE_ORDER_MARK.startswith(block):
                self._beginning = block if len(block) < self._most_bytes else b""
                return
            block = block.removeprefix(_BYTE_ORDER_MARK)
            self._parser = self._parser_for(first)
        yield from self._parser.feed(block)

    def _parser_for(self, first: bytes) -> Parser:
        if self._format != "FORMAT_CSV":
            if first == b"{":
                return NdjsonParser(self._most_bytes)
            if first == b"[":
                return JsonParser(self._most_bytes)
        if self._format in ("FORMAT_CSV", None) and first != b"<":
            return CsvParser(self._most_bytes)
        raise ExportError("the file of the export holds something else than its rows")
