"""A visit to a page, and its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fullstory.sandbox.control.controls import LocalControls
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.body import whole_number

Json = dict[str, Any]

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Visit:
    """A request for a page: the engine, the parameters in the path, the query, and the filled-in form."""

    engine: Engine
    path: Mapping[str, Any]
    query: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def controls(self) -> LocalControls:
        return LocalControls(self.engine)

    @property
    def row(self) -> int:
        """The number in the path, such as that of an event."""
        return _number(self.path["row"])

    @property
    def before(self) -> int | None:
        """The row before which the page of a listing begins."""
        return self.number("before")

    def number(self, name: str) -> int | None:
        """Return a number from the query."""
        text = self.query.get(name)
        return None if text is None else _number(text)


@dataclass(frozen=True, slots=True)
class Shown:
    """A template and what goes into it."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another page to go to."""

    url: str


def page_of(found: list[Json], order: str) -> tuple[list[Json], int | None]:
    """Return one page of what was found, and where the next one begins. `found` has an extra row if there is a next."""
    shown = found[:PAGE_SIZE]
    return shown, shown[-1][order] if len(found) > PAGE_SIZE else None


def _number(text: str) -> int:
    number = whole_number(text)
    if number is None:
        raise LookupError("This page does not exist: its address must have a number.")
    return number
