# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""What the endpoint functions raise."""

from __future__ import annotations


class UnexpectedStatus(Exception):
    """An answer of a status code that the API document does not list, from a client that is to raise for that."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"unexpected status code {status_code}; the body is {content.decode(errors='replace')!r}")
        self.status_code: int = status_code
        self.content: bytes = content
