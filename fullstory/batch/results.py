"""Results of a batch, held as the JSON they came in: a page of 50,000 models would take many times the memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from fullstory.batch.requests import MAX_REQUESTS
from fullstory.errors import FullStoryError
from fullstory.json_body import decode
from fullstory.pages import CIRCLE, page_token

T = TypeVar("T")

# Far more than any real list has; each costs a request.
_MOST_EMPTY_PAGES = 100


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of results as it came.

    Attributes:
        content: The response's body.
        count: How many results it holds.
        next_page_token: Asks for the next page; None on the last one.
    """

    content: bytes | bytearray
    count: int
    next_page_token: str | None

    def items(self) -> list[Any]:
        """Return the results, decoded."""
        items: list[Any] = decode(self.content)["results"] if self.count else []
        return items

    def models(self, model: type[T]) -> Iterator[T]:
        """Return the results, each as a generated model."""
        return (to_model(model, item) for item in self.items())


def read_page(content: bytes | bytearray, answer: dict[str, Any]) -> ResultPage:
    """Return the page that an answer holds.

    Args:
        content: The response's body.
        answer: The same, decoded.
    """
    results = answer.get("results")
    return ResultPage(
        content, len(results) if isinstance(results, list) else 0, page_token(answer.get("next_page_token"))
    )


class ResultWalk:
    """One walk over the pages of a list of results, which no answer of the server can make endless.

    Attributes:
        page_token: Asks for the next page; None for the first one.
        ended: Whether the last page came.
        error: Why the walk cannot go on after the latest page, if it cannot.
    """

    def __init__(self) -> None:
        self.page_token: str | None = None
        self.ended: bool = False
        self.error: FullStoryError | None = None
        self._asked_tokens: set[str] = set()
        self._results = 0
        self._empty_pages = 0

    def take(self, page: ResultPage) -> str | None:
        """Take in a page; return why the walk cannot go on from it, if it cannot."""
        self._results += page.count
        self._empty_pages = 0 if page.count else self._empty_pages + 1
        token = self.page_token = page.next_page_token
        if token is None:
            self.ended = True
            return None
        if token in self._asked_tokens:
            return CIRCLE
        if self._results > MAX_REQUESTS:
            return f"it promises another page after more than the {MAX_REQUESTS:,} results that a batch can have"
        if self._empty_pages >= _MOST_EMPTY_PAGES:
            return f"it promises another page after {_MOST_EMPTY_PAGES} empty ones in a row"
        self._asked_tokens.add(token)
        return None


def to_model(model: type[T], item: Any) -> T:
    """Return the generated model of one result, as far as the result can be read."""
    result: T = model.from_dict(item if isinstance(item, dict) else {})  # type: ignore[attr-defined]
    return result


class BatchResults(Sequence[T], Generic[T]):
    """Results of a batch job, a sequence like a list. An item becomes a model when it is looked at.

    Args:
        model: The generated model of an item.

    Attributes:
        error: Why the list could not be read to its end; None where nothing is missing.
    """

    def __init__(self, model: type[T]) -> None:
        self.error: FullStoryError | None = None
        self._model = model
        self._pages: list[ResultPage] = []
        # How many results there are up to and including each page.
        self._ends: list[int] = []
        # The page decoded last, by its index: most access is in order.
        self._decoded: tuple[int, list[Any]] = (-1, [])

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
            yield from page.models(self._model)

    # Like a list: equal by content, and thus without a hash.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other, strict=True))

    def __repr__(self) -> str:
        # The items hold personal data.
        return f"<{len(self)} {self._model.__name__}>"
