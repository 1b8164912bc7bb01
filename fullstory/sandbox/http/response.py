"""Turns an answer into what the server sends. Separate from `answers`, which faults use without a server."""

from __future__ import annotations

from starlette.responses import Response

from fullstory.sandbox.http.answers import Answer


def response_of(answer: Answer) -> Response:
    """Return the response that carries an answer."""
    return Response(answer.body, answer.status, answer.all_headers())
