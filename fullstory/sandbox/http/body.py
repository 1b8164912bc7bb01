"""Reads the bodies of requests, and the numbers in their URLs."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.requests import Request

from fullstory.sandbox.problems import Problem, invalid_argument


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


def parse_json(content: bytes) -> Any:
    """Return the JSON in a body."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise invalid_argument(f"the body is not JSON: {error}") from None


def whole_number(text: str) -> int | None:
    """Return the whole number in a text; None if it is not one, or too large for SQLite, whose limit is 2**63."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
