"""Requests for connections of the client's own are those that httpx makes, made faster."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from fullstory.connections import own_request


@pytest.mark.parametrize(
    ("url", "more"),
    [
        ("https://api.fullstory.com/v2/users", {"content": b'{"uid":"u1"}'}),
        ("http://localhost:8080/v2/users", {"content": b"{}"}),
        ("http://[::1]:8080/v2/users", {"content": b"{}"}),
        ("https://api.fullstory.com/v2/users/a%2Fb%20c", {"content": b"{}"}),
        ("https://api.fullstory.com/v2/users", {"content": b"{}", "params": {"include_schema": "true"}}),
        ("https://api.fullstory.com/v2/users", {"content": None}),
    ],
)
def test_it_is_what_httpx_makes(url: str, more: dict[str, Any]) -> None:
    headers = [(b"Authorization", b"Basic key"), (b"Content-Type", b"application/json")]
    arguments = {"method": "POST", "url": url, "headers": headers, "extensions": {"timeout": {"read": 1.0}}, **more}
    ours, theirs = own_request(**arguments), httpx.Request(**arguments)
    for name in ("method", "url", "content", "extensions"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert ours.headers.raw == theirs.headers.raw


def test_a_body_in_pieces_stays_in_pieces() -> None:
    headers = [(b"Content-Length", b"2")]
    request = own_request("POST", "https://api.fullstory.com/v2/users/batch", headers, iter([b"{", b"}"]))
    assert request.headers["Content-Length"] == "2"
    assert b"".join(request.stream) == b"{}"  # type: ignore[arg-type]
