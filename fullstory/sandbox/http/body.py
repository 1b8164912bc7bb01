"""Reads the bodies of requests."""

from __future__ import annotations

from starlette.requests import Request

from fullstory.sandbox.problems import Problem


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body of a request. Raise the 413 problem if it has more than `limit` bytes."""
    too_large = Problem(413, "request_too_large", f"a body has at most {limit:,} bytes", {"Connection": "close"})
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
