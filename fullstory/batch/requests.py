"""The requests of a batch: checked and encoded as they are added, so that a bad one fails where it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from fullstory.errors import InvalidArgumentError
from fullstory.json_body import encode

MAX_REQUESTS = 50_000
"""What the API takes in one batch."""


class BatchRequests:
    """The requests of one batch, and what they share.

    Args:
        shared: What the body holds besides the requests, such as the context all events have in common.
    """

    def __init__(self, shared: Mapping[str, Any] | None) -> None:
        if shared is not None and not isinstance(shared, Mapping):
            raise InvalidArgumentError(f"shared must be a mapping, not {type(shared).__name__}")
        self.items: list[Mapping[str, Any]] = []
        self._shared = b"" if shared is None else b',"shared":' + encode(shared, "shared")
        # The items in JSON, without the brackets around each call's list.
        self._encoded: list[bytes] = []

    def add(self, requests: Iterable[Mapping[str, Any]]) -> None:
        """Append requests; all of them or, where one is bad, none.

        Raises:
            InvalidArgumentError: They are no iterable of mappings, too many, or hold what JSON cannot say.
        """
        if isinstance(requests, Mapping | str | bytes | bytearray) or not isinstance(requests, Iterable):
            raise InvalidArgumentError(f"requests must be an iterable of mappings, not {type(requests).__name__}")
        first = len(self.items)
        # One more than there is room for shows that there are too many, even if they never end.
        added = list(islice(requests, MAX_REQUESTS - first + 1))
        if first + len(added) > MAX_REQUESTS:
            raise InvalidArgumentError(
                f"requests[{MAX_REQUESTS}] is one too many: a batch holds at most {MAX_REQUESTS:,}"
            )
        for index, request in enumerate(added, first):
            if not isinstance(request, Mapping):
                raise InvalidArgumentError(f"requests[{index}] must be a mapping, not {type(request).__name__}")
        if not added:
            return
        encoded = encode(added, "requests", first_index=first)
        self._encoded.append(encoded[1:-1])
        self.items.extend(added)

    def body(self) -> bytes:
        """The body of the request that creates the batch, the same bytes every time.

        Raises:
            InvalidArgumentError: There are no requests.
        """
        if not self._encoded:
            raise InvalidArgumentError("requests is empty: add at least one before execute()")
        return b'{"requests":[' + b",".join(self._encoded) + b"]" + self._shared + b"}"

    def forget_encoded(self) -> None:
        """Free what only creating the batch needed."""
        self._encoded.clear()
