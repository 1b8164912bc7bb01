"""Rows out of bytes: of every format, packed or not, in pieces of any size, and what is wrong with others."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullstory import ExportError
from fullstory.exports.reading import RowReader

Row = dict[str, Any]


def read(content: bytes, *, size: int = 0, format: str | None = None, **options: Any) -> list[Row]:
    """Return the rows of a file that comes in pieces of a size; 0 for all at once."""
    return list(rows(RowReader(format, **options), pieces(content, size)))


def pieces(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)] if size else [content]


def rows(reader: RowReader, pieces: list[bytes]) -> Iterator[Row]:
    for piece in pieces:
        for some in reader.feed(piece):
            yield from some
    for some in reader.finish():
        yield from some


def as_csv(items: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(items[0]) if items else [])
    writer.writeheader()
    writer.writerows(items)
    return text.getvalue().encode()


def as_ndjson(items: list[Row]) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


WRITERS: dict[str, Callable[[list[Row]], bytes]] = {
    "NDJSON": as_ndjson,
    "NDJSON with CRLF and blank lines": lambda items: as_ndjson(items).replace(b"\n", b"\r\n\r\n"),
    "NDJSON without the last line feed": lambda items: as_ndjson(items).rstrip(),
    "JSON": lambda items: json.dumps(items, separators=(",", ":")).encode(),
    "JSON, indented": lambda items: b"\n " + json.dumps(items, indent=3).encode() + b"\n",
    "JSON with wide gaps": lambda items: (
        b"[%b]" % (b" " * 99 + b",\n ").join(json.dumps(item).encode() for item in items)
    ),
    "NDJSON with a byte order mark": lambda items: b"\xef\xbb\xbf" + as_ndjson(items),
}

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(['"}, {"', "[{},{}]", "\\", '\\"', "}\n,{", "12345678901234567890123"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
items_of_rows = st.lists(st.dictionaries(st.text(), values, max_size=4), max_size=8)


@given(items=items_of_rows, size=st.integers(0, 40), packed=st.booleans())
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("writer", WRITERS)
def test_json_in_pieces_of_any_size(writer: str, items: list[Row], size: int, packed: bool) -> None:
    content = WRITERS[writer](items)
    assert read(gzip.compress(content) if packed else content, size=size) == items


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.sampled_from(
    ['"', '""', "a,b", "line\nfeed", "\r\n", " ", 'é,\n"']
)


@given(
    header=st.lists(st.text("abcdef_", min_size=1), min_size=1, max_size=4, unique=True),
    data=st.data(),
    size=st.integers(0, 40),
    packed=st.booleans(),
)
@settings(max_examples=50, deadline=None)
def test_csv_in_pieces_of_any_size(header: list[str], data: st.DataObject, size: int, packed: bool) -> None:
    items = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(header, texts)), min_size=1, max_size=6))
    # A record of one empty field is a blank line.
    items = [{**item, header[0]: item[header[0]] or "x"} for item in items]
    content = as_csv(items)
    assert read(gzip.compress(content) if packed else content, size=size, format="FORMAT_CSV") == items


def test_the_first_character_tells_csv_from_json() -> None:
    assert read(b"EventType,UserId\r\nclick,9007199254740993\r\n") == [
        {"EventType": "click", "UserId": "9007199254740993"}
    ]
    assert read(b'[{"a": 1}]', format="FORMAT_NDJSON") == [{"a": 1}]
    assert read(b'{"a": 1}', format="FORMAT_JSON") == [{"a": 1}]


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"[]", b" [ ] ", b"a,b\r\n"])
@pytest.mark.parametrize("packed", [True, False])
def test_nothing(content: bytes, packed: bool) -> None:
    assert read(gzip.compress(content) if packed else content) == []
    assert read(gzip.compress(content) if packed else content, size=1) == []


@pytest.mark.parametrize("number", [2**53 + 1, 2**63 - 1, 2**64 - 1, 2**64, 2**64 + 1, -(2**63) - 1, 10**50 + 1])
@pytest.mark.parametrize(
    "template", [b'{"n":%d}\n{"n":1}', b'[{"n":%d},{"n":1}]', b'[{"n":%d}, {"n": [{}, {}], "n": 1}]']
)
def test_integers_are_exact(template: bytes, number: int) -> None:
    assert [row["n"] for row in read(template % number)] == [number, 1]


DAMAGED = {
    "a line that is no JSON": (b'{"a":1}\n{"a":\n{"a":2}\n', 1),
    "a line that is no object": (b'{"a":1}\n[1]\n', 1),
    "a number in a line": (b'{"a":1}\n7\n', 1),
    "a line that is cut off": (b'{"a":1}\n{"a":2}\n{"a', 2),
    "bytes that are not UTF-8": (b'{"a":1}\n{"a":"\xff"}\n', 1),
    "nested without end": (b'{"a":1}\n{"a":' + b"[" * 100_000, 1),
    "an array that is cut off": (b'[{"a":1},{"a":2', 1),
    "an array without its end": (b'[{"a":1},{"a":2}', 1),
    "an array without its end, after a comma": (b'[{"a":1},{"a":2},', 1),
    "an array that ends twice": (b'[{"a":1}]]', 0),
    "an array of something else": (b'[{"a":1},2]', 0),
    "an array with a bad row": (b'[{"a":1},{"b":tru},{"c":1},{"d":1},{"e":1},{"f":1}]', 0),
    "nothing but its beginning": (b"[", 0),
    "CSV with too many fields": (b"a,b\r\n1,2\r\n1,2,3\r\n", 0),
    "CSV that is cut off": (b'a,b\r\n1,2\r\n1,"2', 1),
    "CSV that is cut off between fields": (b"a,b\r\n1,2\r\n1", 1),
    "CSV that is not UTF-8": (b"a,b\r\n1,\xff\r\n", 0),
    "a page of a website": (b"<html>", 0),
}


@pytest.mark.parametrize("case", DAMAGED)
@pytest.mark.parametrize("size", [0, 1])
def test_what_is_damaged_is_an_error_and_never_a_silent_end(case: str, size: int) -> None:
    content, at_least = DAMAGED[case]
    seen: list[Row] = []
    with pytest.raises(ExportError) as caught:
        seen.extend(rows(RowReader(), pieces(content, size)))
    assert len(seen) >= at_least
    assert "tru" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("format", ["FORMAT_JSON", "FORMAT_NDJSON"])
def test_something_else_than_what_was_asked_for(format: str) -> None:
    with pytest.raises(ExportError, match="something else than its rows"):
        read(b"oops", format=format)


PACKED = gzip.compress(as_ndjson([{"a": index} for index in range(1000)]))


@pytest.mark.parametrize("missing", [1, 4, 8, 9, 100, len(PACKED) - 11, len(PACKED) - 3, len(PACKED) - 1])
def test_gzip_that_is_cut_off(missing: int) -> None:
    for size in (0, 7):
        with pytest.raises(ExportError, match="cut off"):
            read(PACKED[:-missing], size=size)


@pytest.mark.parametrize("position", [3, 30, len(PACKED) - 6])
def test_gzip_that_is_damaged(position: int) -> None:
    harmed = bytearray(PACKED)
    harmed[position] ^= 0xFF
    with pytest.raises(ExportError, match=r"damaged|cut off"):
        read(bytes(harmed))


def test_several_gzip_files_in_a_row_are_one() -> None:
    content = PACKED + gzip.compress(b"") + gzip.compress(b'{"a":1000}\n') + bytes(512)
    for size in (0, 1, 5):
        assert read(content, size=size) == [{"a": index} for index in range(1001)]


@pytest.mark.parametrize("tail", [b"x", b"\x1f", b"\x1f\x8b", b"\0\x1fx", PACKED[:-1]])
def test_something_else_behind_gzip(tail: bytes) -> None:
    for size in (0, 1):
        with pytest.raises(ExportError, match=r"damaged|cut off"):
            read(PACKED + tail, size=size)


def test_packed_again_on_the_way() -> None:
    twice = gzip.compress(PACKED)
    reader = RowReader()
    reader.begin(is_coded=True)
    assert list(rows(reader, pieces(twice, 3))) == [{"a": index} for index in range(1000)]


def test_gzip_with_a_long_head() -> None:
    head = b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"n" * 100_000 + b"\0"
    assert read(head + PACKED[10:], size=1000) == [{"a": index} for index in range(1000)]


LONG = {
    "NDJSON": b'{"a":"%b"}\n{"a":1}',
    "JSON": b'[{"a":"%b"},{"a":1}]',
    "CSV": b'a\r\n"%b"\r\n1\r\n',
}


@pytest.mark.parametrize("format", LONG)
def test_rows_have_a_limit(format: str) -> None:
    content = LONG[format] % (b"}, {,\n" * 50_000).replace(b"\n", b"" if format == "NDJSON" else b" ")
    assert len(read(content, size=9000)) == 2
    with pytest.raises(ExportError, match=r"row 1 of the export has more than 100,000 bytes"):
        read(content, size=9000, most_bytes=100_000)


def test_a_field_longer_than_the_csv_module_takes() -> None:
    # Its limit belongs to all of the process.
    long = 'x,""\n' * 50_000
    content = f'a,b\r\n1,"{long}"\r\n\r\n"",\r\n2,3'.encode()
    assert read(content) == [{"a": "1", "b": long.replace('""', '"')}, {"a": "", "b": ""}, {"a": "2", "b": "3"}]
    assert csv.field_size_limit() == 131072
    with pytest.raises(ExportError, match="not CSV"):
        read(f'a,b\r\n1,"{long}"x\r\n'.encode())


@pytest.mark.parametrize("format", ["NDJSON", "JSON", "CSV"])
def test_a_bomb_is_read_in_blocks(format: str) -> None:
    row = {"NDJSON": b'{"a":1}\n', "JSON": b'{"a":1},', "CSV": b"12345\r\n"}[format]
    content = row * 2**17
    bomb = gzip.compress(b"[" + content + b'{"a":1}]' if format == "JSON" else content)
    assert len(bomb) < len(content) / 200
    counts = [len(some) for some in RowReader().feed(bomb)]
    assert sum(counts) >= 2**17 - 2
    assert max(counts) <= 64 * 1024 / len(row) + 1


def test_rows_in_random_pieces() -> None:
    numbers = random.Random(5)
    items = [{"id": numbers.getrandbits(63), "text": 'x"},{' * numbers.randrange(5)} for _ in range(1000)]
    for writer in WRITERS.values():
        content = gzip.compress(writer(items))
        cuts = sorted(numbers.randrange(len(content)) for _ in range(50))
        parts = [content[start:end] for start, end in zip([0, *cuts], [*cuts, len(content)], strict=True)]
        assert list(rows(RowReader(), parts)) == items
