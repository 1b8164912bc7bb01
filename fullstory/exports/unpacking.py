"""Decompression of a file while it comes, in memory that does not grow with it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from fullstory.errors import ExportError

_MAGIC = b"\x1f\x8b"
# Tells zlib to expect the head and the checksum of gzip.
_GZIP = zlib.MAX_WBITS | 16
# Decompressed at once: a few bytes can stand for a thousand times as many. What is read of larger blocks does not fit
# into the processor's cache, and takes up to twice the time.
_BLOCK_BYTES = 64 * 1024
# A file whose first bytes say that it is compressed says within so many whether what is in it is compressed again.
_HEAD_BYTES = 64 * 1024
_DAMAGED = "the file of the export is damaged: it cannot be decompressed"
_CUT_OFF = "the file of the export is cut off: its compressed data ended too early"


class _Inflater:
    """Takes one layer of gzip off; several of its files in a row are one."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(_GZIP)
        self._between = b""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield what a piece stands for, in blocks.

        Raises:
            ExportError: It is damaged.
        """
        while piece:
            if self._object.eof:
                # Zeros may follow the end, and fill the last block of a tape.
                piece, self._between = (self._between + piece).lstrip(b"\0"), b""
                if not piece:
                    return
                if not piece.startswith(_MAGIC[: len(piece)]):
                    raise ExportError(_DAMAGED)
                if len(piece) < len(_MAGIC):
                    self._between = piece
                    return
                self._object = zlib.decompressobj(_GZIP)
            try:
                block = self._object.decompress(piece, _BLOCK_BYTES)
                while len(block) == _BLOCK_BYTES:
                    yield block
                    # zlib may hold back a rest of which it has read everything.
                    block = self._object.decompress(self._object.unconsumed_tail, _BLOCK_BYTES)
            except zlib.error:
                raise ExportError(_DAMAGED) from None
            if block:
                yield block
            piece = self._object.unused_data

    def finish(self) -> None:
        """Check that nothing is missing.

        Raises:
            ExportError: The data ended too early.
        """
        if not self._object.eof or self._between:
            raise ExportError(_CUT_OFF)


class Unpacker:
    """Turns the bytes of a file, as they come, into what is wanted of them.

    Whether a file is compressed is told by its first bytes: neither its name nor what its host says can be relied on.

    Args:
        is_coded: Whether the host says that it compressed the file on its way: then one that was compressed before is
            so twice.
        keeps_gzip: Whether a file is wanted as it is stored, compressed or not.
    """

    def __init__(self, *, is_coded: bool, keeps_gzip: bool = False) -> None:
        self._is_coded = is_coded
        self._keeps_gzip = keeps_gzip
        self._head: bytes | None = b""
        self._inflaters: list[_Inflater] = []

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield what a piece stands for, in blocks.

        Raises:
            ExportError: It is damaged.
        """
        if self._head is not None:
            piece = self._head + piece
            layers = _layers(piece)
            if layers is None and len(piece) < _HEAD_BYTES:
                self._head = piece
                return
            self._decide(1 if layers is None else layers)
        yield from self._unpack(piece, self._inflaters)

    def finish(self) -> Iterator[bytes]:
        """Yield what is left at the end.

        Raises:
            ExportError: The data ended too early.
        """
        if self._head:
            head = self._head
            # Of a file with a single byte nothing else could be said either.
            self._decide(int(_MAGIC.startswith(head[: len(_MAGIC)])))
            yield from self._unpack(head, self._inflaters)
        for inflater in self._inflaters:
            inflater.finish()

    def _decide(self, layers: int) -> None:
        self._head = None
        if self._keeps_gzip:
            layers = int(self._is_coded and layers == 2)
        self._inflaters = [_Inflater() for _ in range(layers)]

    def _unpack(self, piece: bytes, inflaters: list[_Inflater]) -> Iterator[bytes]:
        if not inflaters:
            for start in range(0, len(piece), _BLOCK_BYTES):
                yield piece[start : start + _BLOCK_BYTES]
            return
        for block in inflaters[0].feed(piece):
            yield from self._unpack(block, inflaters[1:])


def _layers(head: bytes) -> int | None:
    """Return how often a file with these first bytes is compressed; None if there are too few of them to tell."""
    if len(head) < len(_MAGIC):
        return None
    if not head.startswith(_MAGIC):
        return 0
    try:
        inner = zlib.decompressobj(_GZIP).decompress(head, len(_MAGIC))
    except zlib.error:
        return 1
    if len(inner) < len(_MAGIC):
        return None
    return 2 if inner == _MAGIC else 1
