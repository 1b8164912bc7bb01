"""How JSON is shown, and bodies: a batch or a listing item by item, even if it is cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import orjson

# The fields that hold the items of a batch, and those of a listing.
_LISTS = ("requests", "results")
_FIRST = 5
_LONGEST = 64 * 1024
_PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS
_space = re.compile(r"[ \t\r\n]*").match


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


_decode = json.JSONDecoder(parse_constant=_refuse).raw_decode


def pretty(value: Any, longest: int = _LONGEST) -> str:
    """Return JSON on several lines."""
    return _cut(orjson.dumps(value, option=_PRETTY).decode(), longest)


def pretty_text(text: str) -> str:
    """Return a body: JSON on several lines, anything else, and JSON that is nested too deeply, unchanged."""
    try:
        return pretty(orjson.loads(text))
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return text


class Items(NamedTuple):
    """The items in a body.

    Args:
        field: The field that holds them.
        found: How many are in the text, which may be more than are shown.
        first: The first ones, as JSON on several lines.
        more: Those after the first.
        beside: The other fields of the body, each with its value as JSON.
    """

    field: str
    found: int
    first: list[str]
    more: list[str]
    beside: list[tuple[str, str]]


class Body(NamedTuple):
    """A body: the text that is kept of it, its size in bytes, and whether the text is all of it."""

    text: str
    size: int
    is_whole: bool

    @staticmethod
    def of(kept: bytes, size: int) -> Body:
        return Body(kept.decode("utf-8", "replace"), size, len(kept) == size)

    @property
    def items(self) -> Items | None:
        """The items in it; None if it is neither a batch nor a listing."""
        reader = _Reader(self.text)
        try:
            reader.read()
        except (ValueError, RecursionError):
            # A body that was cut off ends in the middle of its JSON. A whole one that is not JSON is shown as it is.
            if self.is_whole:
                return None
        if not reader.items:
            return None
        items = list(_shown(reader.items))
        beside = zip(reader.beside, _shown(reader.beside.values()), strict=False)
        return Items(reader.list_field, len(reader.items), items[:_FIRST], items[_FIRST:], list(beside))


class _Value(NamedTuple):
    """A value of JSON, and the text that it was read from."""

    value: Any
    source: str

    def pretty(self) -> str:
        try:
            return pretty(self.value)
        except orjson.JSONEncodeError:  # nested too deeply, or with a number that is too long
            return self.source


def _shown(values: Iterable[_Value]) -> Iterator[str]:
    """Yield values as text, until together they are too long for a page."""
    room = _LONGEST
    for value in values:
        text = value.pretty()
        yield _cut(text, room)
        room -= len(text)
        if room <= 0:
            return


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + "\n…"


class _Reader:
    """Reads an object as far as it goes, and keeps what it has read: a text may be cut off anywhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.list_field = ""
        self.items: list[_Value] = []
        self.beside: dict[str, _Value] = {}

    def read(self) -> None:
        """Read all fields. Raise ValueError where the text is not JSON, and RecursionError where it is too deep."""
        self._need("{")
        is_open = not self._takes("}")
        while is_open:
            field = str(self._value().value)
            self._need(":")
            if field in _LISTS and not self.list_field and self._takes("["):
                self.list_field = field
                self._read_items()
                is_open = self._continues("}")
            else:
                value, is_open = self._value(), self._continues("}")
                self.beside[field] = value

    def _read_items(self) -> None:
        is_open = not self._takes("]")
        while is_open:
            item, is_open = self._value(), self._continues("]")
            self.items.append(item)

    def _value(self) -> _Value:
        start = self._skip_space()
        value, self._at = _decode(self._text, start)
        return _Value(value, self._text[start : self._at])

    def _continues(self, bracket: str) -> bool:
        """Return whether a comma follows, and not a bracket. Without either, what precedes may be cut off."""
        if self._takes(","):
            return True
        self._need(bracket)
        return False

    def _need(self, mark: str) -> None:
        if not self._takes(mark):
            raise ValueError(f"expected {mark} at {self._at}")

    def _takes(self, mark: str) -> bool:
        found = self._text.startswith(mark, self._skip_space())
        self._at += found
        return found

    def _skip_space(self) -> int:
        space = _space(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._at
