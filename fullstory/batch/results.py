"""Results of a batch, held as the JSON they came in: a page of 50,000 models would take many times the memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

import httpx
import orjson

from fullstory.errors import NO_MODEL_ERRORS, ResponseParseError, why_no_model

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of results as it came.

    Attributes:
        content: The response's body.
        count: How many results it holds.
        next_page_token: Asks for the next page; None on the last one.
    """

    content: bytes
    count: int
    next_page_token: str | None

    def items(self) -> list[dict[str, Any]]:
        """The results, decoded."""
        items: list[dict[str, Any]] = orjson.loads(self.content).get("results") or []
        return items


def parse_page(response: httpx.Response, asked_tokens: Collection[str]) -> ResultPage | None:
    """The page in a response; None for a 202, which means that the results are not ready.

    Args:
        response: A successful response.
        asked_tokens: The page tokens that were asked for already.

    Raises:
        ValueError: The body is no page of results, or it leads back to itself or an earlier page.
    """
    if response.status_code == 202:
        return None
    content = response.content
    page = orjson.loads(content)
    if not isinstance(page, dict):
        raise ValueError("it is no JSON object")
    results = page.get("results")
    if results is None:
        results = []
    if not isinstance(results, list) or not set(map(type, results)) <= {dict}:
        raise ValueError("'results' is no list of JSON objects")
    token = page.get("next_page_token") or None
    if token is not None and not isinstance(token, str):
        raise ValueError("'next_page_token' is no string")
    if token in asked_tokens:
        raise ValueError("'next_page_token' leads to the same page again")
    return ResultPage(content, len(results), token)


def to_model(model: type[T], item: dict[str, Any]) -> T:
    """The generated model of one result.

    Raises:
        ResponseParseError: The result is not what the API document says.
    """
    try:
        result: T = model.from_dict(item)  # type: ignore[attr-defined]
    except NO_MODEL_ERRORS as problem:
        raise ResponseParseError(
            f"a batch result is no {model.__name__}: {why_no_model(problem)}",
            status_code=200,
            headers={},
            body=orjson.dumps(item).decode(),
        ) from problem
    return result


class BatchResults(Sequence[T], Generic[T]):
    """Results of a batch job, a sequence like a list. An item becomes a model when it is looked at.

    Args:
        model: The generated model of an item.
    """

    def __init__(self, model: type[T]) -> None:
        self._model = model
        self._pages: list[ResultPage] = []
        # How many results there are up to and including each page.
        self._ends: list[int] = []
        # The page decoded last, by its index: most access is in order.
        self._decoded: tuple[int, list[dict[str, Any]]] = (-1, [])

    def add(self, page: ResultPage) -> None:
        """Append a page; an empty one holds nothing worth keeping."""
        if page.count:
            # In this order, because another thread may be reading: an item that counts is there.
            self._pages.append(page)
            self._ends.append(len(self) + page.count)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError("batch results index out of range")
        number = bisect_right(self._ends, position)
        decoded = self._decoded
        if decoded[0] != number:
            decoded = self._decoded = (number, self._pages[number].items())
        start = self._ends[number] - self._pages[number].count
        return to_model(self._model, decoded[1][position - start])

    def __iter__(self) -> Iterator[T]:
        for page in self._pages:
            for item in page.items():
                yield to_model(self._model, item)

    # Like a list: equal by content, and thus without a hash.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other, strict=True))

    def __repr__(self) -> str:
        # The items hold personal data.
        return f"<{len(self)} {self._model.__name__}>"
