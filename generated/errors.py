# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""What the endpoint functions raise."""

from __future__ import annotations


class UnexpectedStatus(Exception):
    """The API document does not list the status code of an answer. See the client's raise_on_unexpected_status."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"unexpected status code {status_code}; the body is {content.decode(errors='replace')!r}")
        self.status_code: int = status_code
        self.content: bytes = content
