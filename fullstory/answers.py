"""Answers, read whole and within bounds: whatever a server sends, however it is compressed, memory stays in bounds."""

from __future__ import annotations

import zlib
from typing import Any, NamedTuple

import httpx

ACCEPT_ENCODING = "gzip, deflate"
"""What `Body` can decompress."""

# Decompressed at once: a few bytes can stand for a thousand times as many.
_STEP_BYTES = 1024 * 1024
_LARGE_BYTES = 4 * 1024 * 1024
# Tells zlib to recognize the format of gzip and its own by their heads.
_ANY_HEAD = zlib.MAX_WBITS | 32


class Answer(NamedTuple):
    """What came back for one request.

    Attributes:
        status_code: The HTTP status code.
        headers: The headers; names are found in any case.
        content: The body, decompressed.
    """

    status_code: int
    headers: httpx.Headers
    content: bytes | bytearray

    def __repr__(self) -> str:
        # The rest may hold personal data.
        return f"Answer({self.status_code})"


class OversizedError(Exception):
    """An answer has a larger body than is accepted.

    Attributes:
        answer: The answer, without its body.
        max_bytes: How large it may be.
    """

    def __init__(self, answer: Answer, max_bytes: int) -> None:
        super().__init__(f"the body has more than {max_bytes:,} bytes")
        self.answer = answer
        self.max_bytes = max_bytes


class Body:
    """The body of an answer while it is read.

    Args:
        status_code: The answer's status code.
        headers: Its headers.
        max_bytes: How large it may be after decompression.
    """

    def __init__(self, status_code: int, headers: httpx.Headers, max_bytes: int) -> None:
        self._head = Answer(status_code, headers, b"")
        self._max_bytes = max_bytes
        self._content = bytearray()
        self._inflater: Any = None
        encoding = headers.get("Content-Encoding", "identity").strip().lower()
        if encoding in ("gzip", "x-gzip", "deflate"):
            self._inflater = zlib.decompressobj(_ANY_HEAD)
        elif encoding not in ("identity", ""):
            raise httpx.DecodingError("the body is compressed in a way that was not asked for")

    def add(self, piece: bytes) -> None:
        """Take in what came next.

        Raises:
            OversizedError: The body is larger than accepted.
            httpx.DecodingError: It cannot be decompressed.
        """
        if self._inflater is None:
            self._append(piece)
            return
        while piece:
            if self._inflater.eof:
                # gzip allows several of its files in a row.
                self._inflater = zlib.decompressobj(_ANY_HEAD)
            try:
                self._append(self._inflater.decompress(piece, _STEP_BYTES))
            except zlib.error:
                raise httpx.DecodingError("the body cannot be decompressed") from None
            piece = self._inflater.unconsumed_tail or self._inflater.unused_data

    def answer(self) -> Answer:
        """Return the answer with its body, which is complete."""
        if self._inflater is not None and self._content and not self._inflater.eof:
            raise httpx.DecodingError("the compressed body ended too early")
        # While it grew it took more memory than it needs, and a copy does not; but one of a large body takes too much.
        small = len(self._content) < _LARGE_BYTES
        return self._head._replace(content=bytes(self._content) if small else self._content)

    def _append(self, content: bytes) -> None:
        if len(self._content) + len(content) > self._max_bytes:
            raise OversizedError(self._head, self._max_bytes)
        self._content += content
