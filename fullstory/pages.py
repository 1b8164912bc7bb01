"""Lists that come a page at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from fullstory.answers import Answer
from fullstory.errors import InvalidArgumentError
from fullstory.retry import Repeat

T = TypeVar("T")

CIRCLE = "its next page is one that was fetched before: the pages form a circle"
"""Why a walk over pages cannot go on when the server sends it back to one it has seen."""


def _cannot_fetch(token: str) -> Any:
    raise InvalidArgumentError("a page that was pickled has no client: ask for the next one with its next_page_token")


@dataclass(frozen=True)
class _PageFields(Generic[T]):
    """What both kinds of pages hold.

    Attributes:
        results: The items of this page.
        total_records: How many items there are on all pages; None if the server does not say.
        next_page_token: Asks for the next page; None on the last one.
    """

    results: list[T]
    total_records: int | None
    next_page_token: str | None

    def __reduce__(self) -> tuple[Any, ...]:
        # The client stays behind: it holds connections and the API key.
        return type(self), (self.results, self.total_records, self.next_page_token)


@dataclass(frozen=True)
class Page(_PageFields[T]):
    """One page of a list. Iterating over it walks this page and all that follow, fetching each when it is reached."""

    _fetch: Callable[[str], Page[T]] = field(repr=False, compare=False, default=_cannot_fetch)

    def next_page(self) -> Page[T] | None:
        """Fetch the next page; None on the last one. Raises what the method that returned this page raises."""
        return None if self.next_page_token is None else self._fetch(self.next_page_token)

    def __iter__(self) -> Iterator[T]:
        page: Page[T] | None = self
        while page is not None:
            yield from page.results
            page = page.next_page()


@dataclass(frozen=True)
class AsyncPage(_PageFields[T]):
    """One page of a list. `async for` walks this page and all that follow, fetching each when it is reached."""

    _fetch: Callable[[str], Awaitable[AsyncPage[T]]] = field(repr=False, compare=False, default=_cannot_fetch)

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the next page; None on the last one. Raises what the method that returned this page raises."""
        return None if self.next_page_token is None else await self._fetch(self.next_page_token)

    async def __aiter__(self) -> AsyncIterator[T]:
        page: AsyncPage[T] | None = self
        while page is not None:
            for item in page.results:
                yield item
            page = await page.next_page()


class AsyncPager(Generic[T]):
    """A list that has not been fetched yet: await it for the first page, or walk all pages with `async for`.

    Args:
        fetch: Fetches the first page.
    """

    def __init__(self, fetch: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._fetch = fetch

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]:
        return self._fetch().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self._fetch():
            yield item


class Listing(NamedTuple, Generic[T]):
    """A call whose answer is one page of a list, as the generated methods describe it.

    Attributes:
        request: What the endpoint's `build_request` returned for the first page.
        read_item: Makes an item of its JSON object.
        token_parameter: The query parameter that asks for another page.
        token_fields: The field of the answer that holds the token of the next page, under each of its names.
        items_field: The field of the answer that holds the items.
        repeat: When it may be repeated.
    """

    request: dict[str, Any]
    read_item: Callable[[dict[str, Any]], T]
    token_parameter: str
    token_fields: tuple[str, ...]
    items_field: str
    repeat: Repeat

    def __repr__(self) -> str:
        # The request holds personal data, and some tracebacks show local variables.
        return f"Listing({self.request['method']} {self.request['url']})"


class PageContent(NamedTuple, Generic[T]):
    """What an answer holds of a page, before it can fetch the next one."""

    results: list[T]
    total_records: int | None
    next_page_token: str | None


class Walk(Generic[T]):
    """A walk over the pages of a list: how each is asked for, what it holds, and whether it leads in a circle.

    Args:
        listing: The call for the first page.

    Attributes:
        latest: The answer that held the latest page.
    """

    def __init__(self, listing: Listing[T]) -> None:
        self.listing = listing
        self.latest: Answer | None = None
        # The number of the page that each token asks for. The same page may be asked for again from the page before
        # it, as when a list is walked twice.
        self._numbers: dict[str, int] = {}
        if first := listing.request["params"].get(listing.token_parameter):
            self._numbers[first] = 0

    def request(self, token: str | None) -> dict[str, Any]:
        """Return the request for a page; None stands for the first one."""
        built = self.listing.request
        if token is None:
            return built
        return {**built, "params": {**built["params"], self.listing.token_parameter: token}}

    def refusal(self, token: str | None, number: int) -> str | None:
        """Return why the page with this number, which a token is about to ask for, is not to be asked for, if so."""
        came_before = token is not None and self._numbers.setdefault(token, number) < number
        return CIRCLE if came_before else None

    def read(self, answer: dict[str, Any]) -> PageContent[T]:
        """Return what an answer holds, as far as it can be read."""
        items = answer.get(self.listing.items_field)
        read = self.listing.read_item
        return PageContent(
            # What is not an object holds nothing that could be read, but it counts.
            [read(item if isinstance(item, dict) else {}) for item in (items if isinstance(items, list) else ())],
            _whole_number(answer.get("total_records")),
            next(filter(None, (page_token(answer.get(name)) for name in self.listing.token_fields)), None),
        )


def page_token(value: Any) -> str | None:
    """Return the token of the next page that an answer holds; None on the last page."""
    # Any other value asks for a page that the server will refuse, which is better than ending early in silence.
    return str(value) if value else None


def _whole_number(value: Any) -> int | None:
    try:
        return int(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except ValueError:
        return None
