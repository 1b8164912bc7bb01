"""Sends a request to a server on this machine: no other host, no proxy, no redirect, and an end in any case."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from fullstory.sandbox.http.hosts import is_local

_MAX_HEAD_BYTES = 64 * 1024
_KEPT_ANSWER_BYTES = 1024
# Whatever else has a meaning in a path or a query, or is already percent-encoded.
_SAFE = "%/:?#[]@!$&'()*+,;=-._~"
_status_line = re.compile(rb"HTTP/1\.[01] (\d{3})[ \r\n]").match
_content_length = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE).search
_BODY_SECONDS = 1.0
_ANYWHERE_HERE = ("127.0.0.1", "::1")


class NoAnswer(Exception):
    """There was no answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status, and the beginning of its body."""

    status: int
    body: str


async def post(url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Reply:
    """Send a POST request to this machine and return the answer.

    Args:
        url: The URL.
        headers: Headers, without those that every request has.
        body: The body.
        timeout: How many seconds all of it may take.

    Raises:
        NoAnswer: There was none.
        ValueError: The URL leads elsewhere.
    """
    parts = urlsplit(url)
    if not is_local(url):
        raise ValueError(f"{url} is not on this machine")
    writer: asyncio.StreamWriter | None = None
    try:
        async with asyncio.timeout(timeout):
            reader, writer = await _connect(parts)
            # An endpoint may answer before it has read everything.
            with contextlib.suppress(ConnectionError):
                writer.write(_request(parts, headers, body))
                await writer.drain()
            status, length = await _read_head(reader)
        return Reply(status, await _read_body(reader, length))
    except TimeoutError:
        raise NoAnswer(f"no answer within {timeout:g} seconds") from None
    except OSError as error:
        raise NoAnswer(f"the connection failed: {error.strerror or error}") from None
    finally:
        if writer is not None:
            writer.transport.abort()


def _request(parts: SplitResult, headers: Mapping[str, str], body: bytes) -> bytes:
    target = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    all_headers = {
        "Host": parts.netloc.rpartition("@")[2],
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    lines = [f"POST {target} HTTP/1.1", *(f"{name}: {value}" for name, value in all_headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


async def _connect(parts: SplitResult) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    is_tls = parts.scheme == "https"
    port = parts.port or (443 if is_tls else 80)
    host = parts.hostname or ""
    # A name is never looked up, so that it cannot stand for another machine.
    addresses = (host,) if _is_address(host) else _ANYWHERE_HERE
    failure: OSError = ConnectionError("no address")
    for address in addresses:
        try:
            return await asyncio.open_connection(
                address, port, limit=_MAX_HEAD_BYTES, ssl=is_tls or None, server_hostname=host if is_tls else None
            )
        except OSError as error:
            failure = error
    raise failure


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Return the status of the answer, and how much of its body to read."""
    while True:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            raise NoAnswer("the connection was closed before the answer") from None
        except asyncio.LimitOverrunError:
            raise NoAnswer(f"the head of the answer is longer than {_MAX_HEAD_BYTES:,} bytes") from None
        found = _status_line(head)
        if found is None:
            raise NoAnswer("what came back is not HTTP")
        # What comes before an answer, such as 100 Continue, is none.
        if (status := int(found[1])) >= 200:
            length = _content_length(head)
            return status, min(int(length[1]), _KEPT_ANSWER_BYTES) if length else _KEPT_ANSWER_BYTES


async def _read_body(reader: asyncio.StreamReader, length: int) -> str:
    """Return the beginning of the body. The status counts even if the body never comes to its end."""
    body = b""
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(_BODY_SECONDS):
            while len(body) < length and (more := await reader.read(length - len(body))):
                body += more
    return body.decode("utf-8", "replace")
