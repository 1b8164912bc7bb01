"""Pages of the listings of the older families of the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import invalid_parameter

T = TypeVar("T")


def one_of(query: Mapping[str, Any], name: str, known: Sequence[str]) -> str | None:
    """Return the value of a filter, which has to be a known one; None for a filter that is not given."""
    value: str | None = query.get(name)
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
    default_limit: int,
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
        default_limit: How many items the page has, unless the request says it.
    """
    limit: int = request.query.get("limit", default_limit)
    after = engine.tokens.read(listing, request.query.get("paginationToken", ""))
    found = items(after, limit + 1)
    content: Json = {name: [present(item) for item in found[:limit]]}
    if len(found) > limit:
        content["nextPaginationToken"] = engine.tokens.make(listing, row(found[limit - 1]))
    return Answer.of(content)
