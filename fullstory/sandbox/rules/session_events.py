"""The events of a session: which of them a configuration keeps, and what it says about each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fullstory.sandbox.control.clock import isoformat, parse_time
from fullstory.sandbox.problems import invalid_argument

Json = dict[str, Any]

CUSTOM = "custom"
"""The type of an event whose name is not that of a kind that browsers record."""


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """An event of a session.

    Args:
        name: Its name.
        kind: Its type: its name where that is a kind that browsers record, and else `custom`.
        at: When it happened, in seconds since 1970.
        properties: Its properties.
        page_properties: Those of its page.
        context: Where it happened.
    """

    name: str
    kind: str
    at: float
    properties: Json
    page_properties: Json
    context: Json

    @property
    def url(self) -> str:
        """The address of its page; empty if nobody said."""
        return str(self.context.get("browser", {}).get("url", ""))

    @property
    def title(self) -> str:
        """The title of its page: its property `title` or `pageName`, if it has one."""
        given = self.page_properties
        return str(given.get("title", given.get("pageName", "")))


def read_event(name: str, at: float, data: Json, kinds: Collection[str]) -> SessionEvent:
    """Return an event as it is stored; `kinds` are those that browsers record."""
    return SessionEvent(
        name=name,
        kind=name if name in kinds else CUSTOM,
        at=at,
        properties=data.get("properties") or {},
        page_properties=data.get("page_properties") or {},
        context=data.get("context") or {},
    )


def sliced(events: Sequence[SessionEvent], rule: Mapping[str, Any]) -> list[SessionEvent]:
    """Return the part of a session that a configuration's `slice` asks for. Events come oldest first."""
    from_end = rule.get("mode") == "LAST"
    kept = list(events)
    if "end_timestamp" in rule:
        end = _moment("slice.end_timestamp", rule["end_timestamp"])
        kept = [event for event in kept if event.at < end]
    if "start_timestamp" in rule:
        start = _moment("slice.start_timestamp", rule["start_timestamp"])
        kept = [event for event in kept if event.at >= start]
    seconds = int(rule.get("duration_limit_ms", 0)) / 1000
    if seconds > 0 and kept:
        first, last = kept[0].at, kept[-1].at
        kept = [event for event in kept if (last - event.at if from_end else event.at - first) <= seconds]
    limit = rule.get("event_limit", 0)
    if limit > 0:
        kept = kept[-limit:] if from_end else kept[:limit]
    return kept


def chosen(events: Sequence[SessionEvent], options: Mapping[str, Any]) -> list[SessionEvent]:
    """Return the events of the kinds that a configuration's `events` ask for."""
    included, excluded = options.get("include_types"), set(options.get("exclude_types", ()))
    if options.get("exclude_api_events"):
        excluded.add(CUSTOM)
    return [event for event in events if event.kind not in excluded and (not included or event.kind in included)]


def pages(events: Sequence[SessionEvent], options: Mapping[str, Any], descriptions: bool) -> list[Json]:
    """Return the pages of a session, in order, each with its events as the options of `events` ask for them."""
    return [
        {"url": url, "title": title, "tab": 1, "events": [_shown(event, options, descriptions) for event in on_page]}
        for (url, title), on_page in groupby(events, lambda event: (event.url, event.title))
    ]


def describes(configuration: Mapping[str, Any]) -> bool:
    """Return whether events are described: `events.include_descriptions` wins over the deprecated switch."""
    wanted = configuration.get("events", {}).get("include_descriptions")
    return not configuration.get("context", {}).get("exclude_descriptions") if wanted is None else wanted


def _shown(event: SessionEvent, options: Mapping[str, Any], descriptions: bool) -> Json:
    shown: Json = {"type": event.kind}
    if descriptions:
        shown["description"] = event.name
    if not options.get("exclude_event_timestamps"):
        shown["timestamp"] = isoformat(event.at)
    properties = dict(event.properties)
    selector = properties.pop("selector", None)
    if isinstance(selector, str) and not options.get("exclude_selectors"):
        properties["selector"] = _trimmed(selector, options.get("trim_to_last_n_selectors", 0))
    if options.get("include_tab_index"):
        properties["tab"] = 1
    return {**shown, "content": str(properties.pop("content", "")), "properties": properties}


def _trimmed(selector: str, parts: int) -> str:
    return " ".join(selector.split()[-parts:]) if parts > 0 else selector


def _moment(name: str, text: str) -> float:
    try:
        return parse_time(name, text)
    except ValueError as problem:
        raise invalid_argument(str(problem)) from None
