"""Turns an answer into what the server sends. Separate from `answers`, which faults use without a server."""

from __future__ import annotations

from starlette.responses import Response

from fullstory.sandbox.http.answers import Answer


def response_of(answer: Answer) -> Response:
    """Return the response that carries an answer; of one whose body is in a file, all but the body."""
    headers = answer.all_headers()
    if answer.file is not None:
        headers["content-length"] = str(answer.size)
    return Response(answer.body, answer.status, headers)
