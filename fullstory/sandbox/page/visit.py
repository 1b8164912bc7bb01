"""A visit to a page, and what it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..control import Control, Facts
from ..engine import Engine

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Visit:
    """A request for a page: of which engine, with which parts of the path, which query and which filled-in form."""

    engine: Engine
    path: Mapping[str, Any]
    query: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def control(self) -> Control:
        return Control(self.engine)

    @property
    def row(self) -> int:
        """The number in the path, such as that of an event."""
        return _number(self.path["row"])

    @property
    def before(self) -> int | None:
        """Where the page of a listing begins."""
        return self.number("before")

    def number(self, name: str) -> int | None:
        """A number from the query."""
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
    """Another page, which shows what was asked for."""

    url: str


def page_of(found: list[Facts], order: str) -> tuple[list[Facts], int | None]:
    """One page of what was found, and where the next one begins. One more than `PAGE_SIZE` was asked for."""
    shown = found[:PAGE_SIZE]
    return shown, shown[-1][order] if len(found) > PAGE_SIZE else None


def _number(text: str) -> int:
    # SQLite knows numbers up to 2**63; a longer one leads nowhere, as does anything else.
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise LookupError("This address leads nowhere: there should be a number in it.")
    return int(text)
