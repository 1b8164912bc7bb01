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
# Tells zlib to recognize the format of gzip and its own by their heads, whose first bytes end in these four bits.
_ANY_HEAD = zlib.MAX_WBITS | 32
_ENDS_OF_FIRST_BYTES = (0x0F, 0x08)


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

    @property
    def is_success(self) -> bool:
        """Whether the server did what it was asked for."""
        return 200 <= self.status_code < 300

    def __repr__(self) -> str:
        # The rest may hold personal data.
        return f"Answer({self.status_code})"


class UnreadableError(Exception):
    """An answer has a body that cannot be read.

    Args:
        answer: The answer, without its body.
        problem: What is wrong with the body.
    """

    def __init__(self, answer: Answer, problem: str) -> None:
        super().__init__(problem)
        self.answer = answer


class IncompleteError(UnreadableError):
    """An answer has a body that broke off, or was damaged, on its way."""


class Body:
    """The body of an answer while it is read.

    Args:
        response: The answer, of which a hook of the user's HTTP client may have read the body already.
        max_bytes: How large the body may be after decompression.

    Raises:
        UnreadableError: It is compressed in a way that was not asked for, or was read already and is too large.
    """

    def __init__(self, response: httpx.Response, max_bytes: int) -> None:
        self._head = Answer(response.status_code, response.headers, b"")
        self._max_bytes = max_bytes
        self._content = bytearray()
        self._inflater: Any = None
        self._is_compressed = False
        self.is_read: bool = response.is_stream_consumed
        if self.is_read:
            self._append(response.content)
            return
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        self._is_deflate: bool = encoding == "deflate"
        self._is_compressed = self._is_deflate or encoding in ("gzip", "x-gzip")
        if not self._is_compressed and encoding not in ("identity", ""):
            raise UnreadableError(self._head, "the body is compressed in a way that was not asked for")

    def add(self, piece: bytes) -> None:
        """Take in what came next.

        Raises:
            UnreadableError: The body is larger than accepted, or cannot be decompressed.
        """
        if not self._is_compressed:
            self._append(piece)
            return
        is_step_full = False
        while piece or is_step_full:
            if self._inflater is None or self._inflater.eof:
                # gzip allows several of its files in a row.
                self._inflater = self._new_inflater(piece[0])
            try:
                content = self._inflater.decompress(piece, _STEP_BYTES)
            except zlib.error:
                raise IncompleteError(self._head, "the body cannot be decompressed") from None
            self._append(content)
            piece = self._inflater.unconsumed_tail or self._inflater.unused_data
            # zlib may hold back a rest of which it has read everything.
            is_step_full = len(content) == _STEP_BYTES and not self._inflater.eof

    def answer(self) -> Answer:
        """Return the answer with its body, which is complete.

        Raises:
            IncompleteError: It was compressed, and ended too early.
        """
        if self._inflater is not None and not self._inflater.eof:
            raise IncompleteError(self._head, "the compressed body ended too early")
        # While it grew it took more memory than it needs, and a copy does not; but one of a large body takes too much.
        small = len(self._content) < _LARGE_BYTES
        return self._head._replace(content=bytes(self._content) if small else self._content)

    def _new_inflater(self, first_byte: int) -> Any:
        # Some servers send "deflate" without the head of its format.
        is_bare = self._is_deflate and first_byte & 0x0F not in _ENDS_OF_FIRST_BYTES
        return zlib.decompressobj(-zlib.MAX_WBITS if is_bare else _ANY_HEAD)

    def _append(self, content: bytes) -> None:
        if len(self._content) + len(content) > self._max_bytes:
            # The traceback keeps this object alive.
            self._content = bytearray()
            raise UnreadableError(
                self._head,
                f"the body has more than {self._max_bytes:,} bytes: if that is right, set max_response_bytes to more",
            )
        self._content += content
