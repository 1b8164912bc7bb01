"""Pages of the listings of the older families of the API."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.http.body import whole_number
from fullstory.sandbox.problems import invalid_parameter

T = TypeVar("T")


def page_limit(engine: Engine, query: dict[str, Any] | Any, default: int, most: int) -> int:
    """Return how many items a page has. Leniently a limit beyond the largest counts as that."""
    text = query.get("limit") or str(default)
    limit = whole_number(text)
    if limit is not None and limit > most and engine.settings.is_lenient:
        return most
    if limit is None or not 1 <= limit <= most:
        raise invalid_parameter(f"limit: must be a whole number from 1 to {most}")
    return limit


def one_of(query: dict[str, Any] | Any, name: str, known: Sequence[str]) -> str | None:
    """Return the value of a filter; None for an empty one, which filters nothing."""
    value: str | None = query.get(name) or None
    if value is not None and value not in known:
        raise invalid_parameter(f"{name}: must be one of {', '.join(known)}")
    return value


def older_listing(
    engine: Engine,
    request: ApiRequest,
    listing: str,
    items: Callable[[int, int], list[T]],
    row: Callable[[T], int],
    present: Callable[[T], Json],
    name: str,
    limit: int,
) -> Answer:
    """Return a page of a listing.

    Args:
        engine: The engine.
        request: The request.
        listing: What is listed, with its filters, which a token belongs to.
        items: Returns the items after a row, up to a number of them.
        row: Returns the row of an item, after which the next page starts.
        present: Returns an item as the API shows it.
        name: The name of the items in the answer.
        limit: How many items the page has.
    """
    after = engine.tokens.read(listing, request.query.get("paginationToken", ""))
    found = items(after, limit + 1)
    content: Json = {name: [present(item) for item in found[:limit]]}
    if len(found) > limit:
        content["nextPaginationToken"] = engine.tokens.make(listing, row(found[limit - 1]))
    return Answer.of(content)
