"""The three forms of the files of exports, before they are compressed."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from fullstory.sandbox.rules.export_rows import Row

_AS_JSON = frozenset({bool, list, dict})


class FileForm(ABC):
    """Turns rows into the bytes of a file: its head, portions of rows, its tail."""

    def head(self) -> bytes:
        return b""

    @abstractmethod
    def rows(self, rows: Iterable[Row]) -> bytes: ...

    def tail(self) -> bytes:
        return b""


class NdjsonForm(FileForm):
    """A JSON object a line."""

    def rows(self, rows: Iterable[Row]) -> bytes:
        return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


class JsonForm(FileForm):
    """One JSON array."""

    def __init__(self) -> None:
        self._is_first = True

    def head(self) -> bytes:
        return b"["

    def rows(self, rows: Iterable[Row]) -> bytes:
        text = b",\n".join(map(orjson.dumps, rows))
        if not text or self._is_first:
            self._is_first = self._is_first and not text
            return text
        return b",\n" + text

    def tail(self) -> bytes:
        return b"]\n"


class CsvForm(FileForm):
    """A header and a record a row."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns

    def head(self) -> bytes:
        return self._text([self._columns])

    def rows(self, rows: Iterable[Row]) -> bytes:
        return self._text(list(map(_cells(row).get, self._columns)) for row in rows)

    @staticmethod
    def _text(records: Iterable[Sequence[Any]]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(records)
        return text.getvalue().encode("utf-8", "surrogatepass")


def _cells(row: Row) -> Row:
    """Return a row as a record has it: lists, booleans and objects as in JSON."""
    written = {name: orjson.dumps(value).decode() for name, value in row.items() if type(value) in _AS_JSON}
    return row | written if written else row
