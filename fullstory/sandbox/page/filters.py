"""The forms that choose what a listing shows, and the listings that they choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fullstory.sandbox.api.batch_steps import BATCH_PATHS
from fullstory.sandbox.page.visit import PAGE_SIZE, Json, Shown, Visit, page_of
from fullstory.sandbox.store.jobs import STATUSES
from fullstory.sandbox.store.operations import STATES, TYPES


class FilterField(NamedTuple):
    """A field of the form above a listing.

    Args:
        name: The parameter of the control that it fills in, and of the page's address.
        label: Its label.
        placeholder: What the empty field shows.
        choices: All that it can be; any text if there are none.
        suggestions: What it often is.
    """

    name: str
    label: str
    placeholder: str = "any"
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


EVENT_FIELDS = (
    FilterField("name", "Name", "any, or a part of it"),
    FilterField("user", "User", "any, or a uid or id"),
)
JOB_FIELDS = (
    FilterField("status", "Status", choices=tuple(map(str.lower, STATUSES))),
    FilterField("kind", "Kind", choices=tuple(BATCH_PATHS)),
)

OPERATION_FIELDS = (
    FilterField("state", "State", choices=STATES),
    FilterField("type", "Type", choices=TYPES),
)


def request_fields(methods: Iterable[str]) -> tuple[FilterField, ...]:
    """Return the fields for requests, of which these are the methods."""
    return (
        FilterField("method", "Method", choices=tuple(sorted(set(methods)))),
        FilterField("path", "Path", "any, or a part of it; * is any text"),
        FilterField("status", "Status", "any, or 404, or 4xx", suggestions=("2xx", "4xx", "5xx", "429", "dropped")),
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """A form above a listing.

    Args:
        page: The address of the listing.
        fields: Its fields.
        given: Those that are filled in.
    """

    page: str
    fields: tuple[FilterField, ...]
    given: Mapping[str, str]

    @property
    def query(self) -> str:
        """The given fields, as a query."""
        return urlencode(self.given)


def listing(
    visit: Visit,
    name: str,
    fields: tuple[FilterField, ...],
    find: Callable[..., list[Json]],
    order: str = "row",
) -> Shown:
    """Return one page of a listing, with its form.

    Args:
        visit: The visit.
        name: What is listed, which is also the name of the page and of its template.
        fields: The fields of the form.
        find: Finds the newest. It takes `limit`, `before`, and each field that is filled in.
        order: The field of what it found from which the next page continues.
    """
    given = {field.name: text for field in fields if (text := visit.query.get(field.name, "").strip())}
    before, error, status = visit.before, "", 200
    found: list[Json] = []
    try:
        found = find(limit=PAGE_SIZE + 1, before=before, **given)
    except ValueError as problem:
        error, status = f"Not accepted: {problem}", 400
    except LookupError as problem:
        error, status = f"Not found: {problem}", 404
    shown, older = page_of(found, order)
    context: dict[str, Any] = {
        name: shown,
        "older": older,
        "before": before,
        "limit": PAGE_SIZE,
        "filter": Filter(f"/{name}", fields, given),
        "error": error,
    }
    return Shown(f"{name}.html", context, status)
