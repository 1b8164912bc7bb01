"""Reads the bodies of requests, and the numbers in their URLs."""

from __future__ import annotations

import re
from typing import Any

import orjson
from starlette.requests import Request

from fullstory.sandbox.problems import Problem, invalid_argument

# Everything up to the end of the next string that has a bracket; the string is the group.
_up_to_bracket_in_string = re.compile(rb'(?:[^"]++|"(?:[^"\\{\[]++|\\.)*+")*+"((?:[^"\\]++|\\.)*+)"', re.DOTALL).match


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body of a request. Raise the 413 problem if it has more than `limit` bytes."""
    too_large = Problem(413, "request_too_large", f"a body may have at most {limit:,} bytes", {"Connection": "close"})
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise too_large
    parts = []
    room = limit
    async for part in request.stream():
        room -= len(part)
        if room < 0:
            raise too_large
        parts.append(part)
    return b"".join(parts)


def check_containers(content: bytes, most_items: int) -> None:
    """Refuse JSON that has more arrays and objects than a request with `most_items` items can have.

    Each takes two bytes in a body and over a hundred in memory, so that a small body could fill it.
    """
    # All but the items of a batch have a name, with which they take 7 bytes or more: `"a":[],`.
    most = most_items + len(content) // 7 + 2
    excess, position = _containers(content) - most, 0
    while excess > 0:  # unless enough of them are only text
        string = _up_to_bracket_in_string(content, position)
        if string is None:
            raise invalid_argument("the body has more arrays and objects than a request can have")
        excess, position = excess - _containers(string[1]), string.end()


def _containers(content: bytes) -> int:
    return content.count(b"{") + content.count(b"[")


def parse_json(content: bytes) -> Any:
    """Return the JSON in a body."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise invalid_argument(f"the body is not JSON: {error}") from None


def whole_number(text: str) -> int | None:
    """Return the whole number in a text; None if it is not one, or too large for SQLite, whose limit is 2**63."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
