"""Keeping the API key, and links to files, out of everything that this package shows."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property

# Anything shorter is a test key, and part of too many words, as "key" is of "invalid_key".
_SHORTEST_SECRET = 6
_REPLACEMENT = "[API key]"
# What may stand behind a backslash and still mean itself.
_ESCAPABLE = "/\"'\\"


class Hidden(str):
    """A string that its repr does not show: tracebacks with local variables print it, and what holds it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'[hidden]'"


class HiddenBytes(bytes):
    """The same, of bytes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "b'[hidden]'"


class Redactor:
    """Replaces the key wherever a server or an exception repeats it.

    Args:
        api_key: The key, perhaps with its prefix.
    """

    def __init__(self, api_key: str) -> None:
        self._secret = Hidden(api_key.rsplit(" ", 1)[-1])

    def __repr__(self) -> str:
        return "Redactor()"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(map(_spellings, self._secret)))

    def text(self, text: str) -> str:
        """Return the text without the key."""
        return text if len(self._secret) < _SHORTEST_SECRET else self._pattern.sub(_REPLACEMENT, text)

    def body(self, content: bytes | bytearray) -> str:
        """Return the body of a response as text, whatever its bytes are, without the key."""
        # JSON is UTF-8; the charset that a broken proxy declares is not to be trusted.
        return self.text(content.decode("utf-8", errors="replace"))

    def headers(self, headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Return headers, as the bytes they are, without the key."""
        return [(name, self.text(value.decode("latin-1")).encode("latin-1")) for name, value in headers]

    def cause(self, exception: Exception) -> Exception | None:
        """Return the exception, unless it, or what it came from, would show the key in a traceback or a repr."""
        seen: list[BaseException] = []
        link: BaseException | None = exception
        while link is not None and link not in seen:
            shown = f"{link} {link!r}"
            if self.text(shown) != shown:
                return None
            seen.append(link)
            link = link.__cause__ or link.__context__
        return exception


def _spellings(char: str) -> str:
    """Return the pattern of all ways in which JSON may write a character: `/`, `\\/` and `\\u002f` are the same."""
    backslash = r"\\?" if char in _ESCAPABLE else ""
    return rf"(?:{backslash}{re.escape(char)}|(?i:\\u{ord(char):04x}))"


_hides_urls: ContextVar[bool] = ContextVar("hides_urls", default=False)


def _without_url(record: logging.LogRecord) -> bool:
    """Replace the URL in a line of httpx, and keep the line."""
    if _hides_urls.get() and isinstance(record.args, tuple):
        record.args = tuple("[link]" if "://" in str(each) else each for each in record.args)
    return True


@contextmanager
def urls_hidden_in_logs() -> Iterator[None]:
    """Keep the URLs of requests out of the lines that the user's HTTP client logs meanwhile."""
    for name in ("httpx", "httpx2"):
        # It is added once.
        logging.getLogger(name).addFilter(_without_url)
    token = _hides_urls.set(True)
    try:
        yield
    finally:
        _hides_urls.reset(token)
