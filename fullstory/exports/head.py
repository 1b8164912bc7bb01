"""What is said about a file before its bytes: the link to it, and the head of the answer."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from fullstory.errors import ExportError
from fullstory.generated.models.search_export_results import SearchExportResults
from fullstory.options import hidden, is_near

_CONTENT_RANGE = re.compile(r"bytes\s+(\d+)-\d+/(\d+|\*)", re.ASCII)


class Link(NamedTuple):
    """Where a file is, for a few minutes.

    Attributes:
        url: The address. Whoever has it can fetch the file.
        expires: When it stops working; None if the server did not say.
    """

    url: str
    expires: datetime | None

    def has_expired(self, now: datetime) -> bool:
        """Return whether it does not work any more."""
        return self.expires is not None and self.expires <= now


class Head(NamedTuple):
    """The head of an answer that brings a file, or a part of one.

    Attributes:
        status_code: The HTTP status code.
        start: The position of the answer's first byte in the file; None if the answer does not say.
        total: How many bytes the file has; None if the answer does not say.
        etag: The version of the file; None if the answer names none.
        last_modified: When it was written; None if the answer does not say.
        encoding: How the answer is compressed on its way, in lower case; empty if it is not.
    """

    status_code: int
    start: int | None
    total: int | None
    etag: str | None
    last_modified: str | None
    encoding: str

    @property
    def if_range(self) -> str | None:
        """What a server compares before it sends a part of the file; only strong ETags may be used for that."""
        return self.etag if self.etag is not None and self.etag.startswith('"') else None

    def is_of_same_file(self, other: Head) -> bool:
        """Return whether nothing tells that another answer is about another version of the file."""
        return self.encoding == other.encoding and all(
            ours is None or theirs is None or ours == theirs
            for ours, theirs in (
                (self.total, other.total),
                (self.etag, other.etag),
                (self.last_modified, other.last_modified),
            )
        )


def read_link(results: SearchExportResults) -> Link:
    """Return the link in an answer of the API.

    Raises:
        ExportError: There is none, or it would be fetched unencrypted.
    """
    url = hidden(results.location)
    if problem := _refusal(url):
        raise ExportError(problem)
    expires: Any = results.expires
    if not isinstance(expires, datetime):
        expires = None
    elif expires.tzinfo is None:
        expires = expires.replace(tzinfo=UTC)
    return Link(url, expires)


def _refusal(url: Any) -> str | None:
    """Return why nothing can be fetched from a URL; None if it can."""
    try:
        parts = urlsplit(url) if isinstance(url, str) else None
        host = None if parts is None else parts.hostname
    except ValueError:
        parts = host = None
    if parts is None or host is None or parts.scheme not in ("http", "https"):
        return "the server's answer holds no link to the file of the export"
    if parts.scheme == "http" and not is_near(host):
        return f"the link to the file must use https:// for {host}: over http:// anyone could read the file"
    return None


def read_head(response: Any) -> Head:
    """Return what the head of an answer says about the file."""
    headers = response.headers
    # A hook of the user's HTTP client may have read and decompressed the body.
    as_sent = not response.is_stream_consumed
    status_code: int = response.status_code
    start, total = None, None
    if status_code == 206:
        found = _CONTENT_RANGE.fullmatch(headers.get("Content-Range", "").strip())
        start, total = (int(found[1]), _whole(found[2])) if found else (None, None)
    elif status_code == 200:
        start, total = 0, _whole(headers.get("Content-Length")) if as_sent else None
    encoding = headers.get("Content-Encoding", "").strip().lower() if as_sent else ""
    return Head(
        status_code,
        start,
        total,
        headers.get("ETag"),
        headers.get("Last-Modified"),
        "" if encoding == "identity" else encoding,
    )


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None
