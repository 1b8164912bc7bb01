"""The requests of a batch: checked and encoded as they are added, so that a bad one fails where it is given.

What is encoded is a copy: changing a request afterwards changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeAlias

from fullstory.batch.item_check import ItemCheck
from fullstory.errors import InvalidArgumentError
from fullstory.json_body import decode_sent, encode
from fullstory.values import plain, type_name

MAX_REQUESTS = 50_000
"""What the API takes in one batch."""

# How many requests are encoded at once, and from which size on a piece of the body is sent alone. Small enough for the
# processor's cache, large enough for no more system calls than needed.
ENCODED_AT_ONCE = 1000
_PIECE_BYTES = 64 * 1024

_HEAD = b'{"requests":['


class _Anything:
    """Stands for values of unknown type. It is never instantiated."""


AnyFields: TypeAlias = Mapping[str, _Anything]
"""A `dict[str, Any]`. To a type checker, a dict written out in the call is not one: its fields are checked."""


class BatchRequests:
    """The requests of one batch, and what they share.

    Args:
        check: Refuses the items that the API would refuse.
        shared: What the body holds besides the requests, such as the context all events have in common.
        check_shared: Raises ValueError for the first field of it that the API would refuse.
    """

    def __init__(
        self,
        check: ItemCheck,
        shared: Mapping[str, Any] | None = None,
        check_shared: Callable[[Any, str], None] | None = None,
    ) -> None:
        self._check = check
        self._shared = b""
        if shared is not None and check_shared is not None:
            try:
                check_shared(shared, "shared")
            except ValueError as problem:
                raise InvalidArgumentError(str(problem)) from None
            self._shared = encode(shared, "shared")
        self._count = 0
        # As JSON arrays of some hundred each.
        self._encoded: list[bytes] = []

    def __len__(self) -> int:
        return self._count

    @property
    def items(self) -> list[dict[str, Any]]:
        """The requests as they are sent, in a new list."""
        return [request for array in self._encoded for request in decode_sent(array)]

    @property
    def shared(self) -> dict[str, Any] | None:
        """What the requests share, as it is sent."""
        return decode_sent(self._shared) if self._shared else None

    def add(self, requests: Iterable[Mapping[str, Any]]) -> None:
        """Append requests; all of them or, where one is bad, none.

        Raises:
            InvalidArgumentError: They are not an iterable of mappings, too many, or one of them cannot be sent.
        """
        if isinstance(requests, Mapping | str | bytes | bytearray) or not isinstance(requests, Iterable):
            raise InvalidArgumentError(f"requests must be an iterable of mappings, not {type_name(requests)}")
        # One more than there is room for shows that there are too many, even if they never end.
        rest = islice(requests, MAX_REQUESTS - self._count + 1)
        count = start = self._count
        encoded: list[bytes] = []
        while some := list(islice(rest, ENCODED_AT_ONCE)):
            encoded.append(encoded_items(self._check, some, "requests", count))
            count += len(some)
        # The iterable may have added requests itself.
        count += self._count - start
        if count > MAX_REQUESTS:
            raise InvalidArgumentError(
                f"requests[{MAX_REQUESTS}] is one too many: a batch holds at most {MAX_REQUESTS:,}"
            )
        self._encoded += encoded
        self._count = count

    def body(self) -> BatchBody:
        """Return the body of the request that creates the batch."""
        return BatchBody(self._encoded.copy(), b',"shared":' + self._shared if self._shared else b"")


def encoded_items(check: ItemCheck, items: list[Any], where: str, first_index: int) -> bytes:
    """Return some requests as a JSON array.

    Args:
        check: Refuses the items that the API would refuse.
        items: The requests.
        where: What to call them in errors.
        first_index: What to call the first one in errors.

    Raises:
        InvalidArgumentError: One of them cannot be sent.
    """
    # Nearly always all of them are plain dicts, which this tells many times faster than isinstance does.
    all_dicts = list(map(type, items)) == [dict] * len(items)
    mappings = items if all_dicts else [_mapping(item, f"{where}[{at}]") for at, item in enumerate(items, first_index)]
    encoded = encode(mappings, where, first_index=first_index)
    if not (all_dicts and check.knows(items)):
        check.each(mappings, where, first_index)
    # orjson returns some kilobytes even for a single request; a copy takes as much as it needs. Of a large array's
    # memory the rest is never touched.
    return encoded if len(encoded) >= _PIECE_BYTES else bytes(memoryview(encoded))


def _mapping(item: Any, name: str) -> Mapping[str, Any]:
    """Return an item as a mapping; a dataclass, an attrs class or a generated model is one of its fields."""
    mapping = plain(item)
    if not isinstance(mapping, Mapping):
        raise InvalidArgumentError(f"{name} must be a mapping, not {type_name(item)}")
    return mapping


class BatchBody:
    """The body of the request that creates a batch, the same bytes every time it is sent.

    It is sent in pieces, each made when its turn comes: a body of many megabytes is never copied as a whole.

    Args:
        encoded: The requests, as JSON arrays.
        shared: What follows them.
    """

    def __init__(self, encoded: list[bytes], shared: bytes) -> None:
        self._encoded = encoded
        self._end = b"]" + shared + b"}"

    @property
    def size(self) -> int:
        """How many bytes it has."""
        # Of the two brackets around each array, one place is taken by the comma, or by the head's own bracket.
        return len(_HEAD) - 1 + sum(len(array) - 1 for array in self._encoded) + len(self._end)

    def __iter__(self) -> Iterator[bytes]:
        waiting: list[bytes | memoryview] = [_HEAD]
        size = 0
        for array in self._encoded:
            waiting.append(memoryview(array)[1:-1])
            size += len(array)
            if size >= _PIECE_BYTES:
                yield b"".join(waiting)
                waiting, size = [], 0
            waiting.append(b",")
        # In the place of the last comma.
        waiting[-1] = self._end
        yield b"".join(waiting)
