"""Lists that come a page at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageContent(Generic[T]):
    """What one page holds, whichever way the next one is fetched.

    Attributes:
        results: The items of this page.
        total_records: How many items there are on all pages.
        next_page_token: Asks for the next page; None on the last one.
    """

    results: list[T]
    total_records: int
    next_page_token: str | None


@dataclass(frozen=True, slots=True)
class Page(PageContent[T]):
    """One page of a list. Iterating over it walks this page and all that follow, fetching each when it is reached."""

    _fetch: Callable[[str], Page[T]] = field(repr=False, compare=False)

    def next_page(self) -> Page[T] | None:
        """Fetch the next page; None on the last one. Raises what the method that returned this page raises."""
        return None if self.next_page_token is None else self._fetch(self.next_page_token)

    def __iter__(self) -> Iterator[T]:
        page: Page[T] | None = self
        while page is not None:
            yield from page.results
            page = page.next_page()


@dataclass(frozen=True, slots=True)
class AsyncPage(PageContent[T]):
    """One page of a list. `async for` walks this page and all that follow, fetching each when it is reached."""

    _fetch: Callable[[str], Awaitable[AsyncPage[T]]] = field(repr=False, compare=False)

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the next page; None on the last one. Raises what the method that returned this page raises."""
        return None if self.next_page_token is None else await self._fetch(self.next_page_token)

    async def __aiter__(self) -> AsyncIterator[T]:
        page: AsyncPage[T] | None = self
        while page is not None:
            for item in page.results:
                yield item
            page = await page.next_page()
