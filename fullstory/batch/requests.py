"""The requests of a batch: checked and encoded as they are added, so that a bad one fails where it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from fullstory.errors import InvalidArgumentError
from fullstory.json_body import encode

MAX_REQUESTS = 50_000
"""What the API takes in one batch."""

# How many requests are encoded at once, and from which size on a piece of the body is sent alone. Small enough for the
# processor's cache, large enough for no more system calls than needed.
_ENCODED_AT_ONCE = 500
_PIECE_BYTES = 64 * 1024


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
        # The items in JSON, a few hundred in a piece, each with a comma before it.
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
        rest = islice(requests, MAX_REQUESTS - first + 1)
        added: list[Mapping[str, Any]] = []
        encoded: list[bytes] = []
        while some := list(islice(rest, _ENCODED_AT_ONCE)):
            encoded.append(_encoded(some, first + len(added)))
            added += some
        if first + len(added) > MAX_REQUESTS:
            raise InvalidArgumentError(
                f"requests[{MAX_REQUESTS}] is one too many: a batch holds at most {MAX_REQUESTS:,}"
            )
        self._encoded += encoded
        self.items += added

    def body(self) -> list[bytes]:
        """The body of the request that creates the batch, the same bytes every time, in pieces worth sending alone.

        The pieces are never put together: a body of many megabytes is not copied, and in memory once.

        Raises:
            InvalidArgumentError: There are no requests.
        """
        if not self._encoded:
            raise InvalidArgumentError("requests is empty: add at least one before execute()")
        pieces: list[bytes] = []
        waiting = [b'{"requests":[', self._encoded[0][1:]]
        size = len(waiting[1])
        for encoded in self._encoded[1:]:
            if size >= _PIECE_BYTES:
                pieces.append(b"".join(waiting))
                waiting, size = [], 0
            waiting.append(encoded)
            size += len(encoded)
        pieces.append(b"".join((*waiting, b"]", self._shared, b"}")))
        return pieces

    def forget_encoded(self) -> None:
        """Free what only creating the batch needed."""
        self._encoded.clear()


def _encoded(requests: list[Mapping[str, Any]], first_index: int) -> bytes:
    """Some requests in JSON, with a comma before each."""
    # Nearly always all of them are plain dicts, which this tells many times faster than isinstance does.
    if set(map(type, requests)) != {dict}:
        for index, request in enumerate(requests, first_index):
            if not isinstance(request, Mapping):
                raise InvalidArgumentError(f"requests[{index}] must be a mapping, not {type(request).__name__}")
    content = encode(requests, "requests", first_index=first_index)
    return b"".join((b",", memoryview(content)[1:-1]))
