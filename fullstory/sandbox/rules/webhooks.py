"""The kinds of events that webhooks receive, what an endpoint may register for, and what a delivery says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

from fullstory.sandbox.problems import Problem, invalid_argument, required_field
from fullstory.sandbox.rules.properties import report_types
from fullstory.sandbox.rules.session_facts import ORGANISATION

Json = dict[str, Any]

VERSION = 1
CUSTOM_EVENT = "recording.event.custom"
SEGMENT_CREATED = "segment.created"
ALERT = "sandbox-alert"
"""The one alert of each kind that a sandbox has."""

_APP = f"https://app.fullstory.com/ui/{ORGANISATION['org_id']}"
_AT = "2026-01-31T12:00:00Z"
_PERSON = "someone@example.com"


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event.

    Args:
        name: Its `eventName`.
        display_name: The name that people see.
        has_subcategories: Whether an endpoint must say which of them it registers for.
        data: The `data` of a sample.
    """

    name: str
    display_name: str
    has_subcategories: bool
    data: Json

    def as_json(self) -> Json:
        return {
            "eventName": self.name,
            "displayName": self.display_name,
            "hasSubcategories": self.has_subcategories,
        }


_ALL = (
    EventKind(
        "note.created",
        "Note created",
        False,
        {
            "id": "1234567890",
            "created": _AT,
            "author": _PERSON,
            "text": "The button does nothing here.",
            "sessionUrl": f"{_APP}/session/111:222",
            "userUrl": f"{_APP}/user/111",
            "shareLink": f"{_APP}/share/1234567890",
            "notedTime": _AT,
            "pageInfo": {
                "pageUrl": "https://shop.example.com/cart",
                "ipAddress": "192.0.2.1",
                "userAgent": "Mozilla/5.0",
                "referrer": "https://shop.example.com/",
                "country": "United States",
                "pageHeight": 1080,
                "pageWidth": 1920,
            },
        },
    ),
    EventKind(
        "segment.trend.alert",
        "Segment alert",
        True,
        {
            "id": "1234567890",
            "timestamp": _AT,
            "value": 12,
            "notificationUrl": f"{_APP}/alerts/1234567890",
            "alertConfig": {
                "description": "Too many empty carts",
                "threshold": 10,
                "direction": "ABOVE",
                "duration": "DAILY",
                "alertUrl": f"{_APP}/alerts/{ALERT}",
                "alertCreator": _PERSON,
                "segmentUrl": f"{_APP}/segments/everyone",
                "segmentCreator": _PERSON,
                "segmentName": "Everyone",
            },
        },
    ),
    EventKind(
        "metric.alert",
        "Metric alert",
        True,
        {
            "id": "1234567890",
            "alertId": ALERT,
            "timestamp": _AT,
            "value": 12,
            "notificationUrl": f"{_APP}/alerts/1234567890",
            "alertConfig": {
                "alertName": "Too many errors",
                "alertDescription": "More than ten errors in a day",
                "alertCreator": _PERSON,
                "alertUrl": f"{_APP}/alerts/{ALERT}",
                "metricName": "Errors",
                "metricDescription": "Errors in the console, by day",
                "metricCreator": _PERSON,
                "metricUrl": f"{_APP}/metrics/errors",
            },
        },
    ),
    EventKind(
        "nativemobile.event.crash",
        "Mobile app crash",
        False,
        {
            "appName": "Shop",
            "appPackageName": "com.example.shop",
            "appVersion": "1.2.3",
            "deviceModel": "Pixel 9",
            "osVersion": "16",
            "sessionUrl": f"{_APP}/session/111:222",
        },
    ),
    EventKind(
        SEGMENT_CREATED,
        "Segment created",
        False,
        {
            "id": "everyone",
            "creator": _PERSON,
            "name": "Everyone",
            "url": f"{_APP}/segments/everyone",
            "created": _AT,
        },
    ),
    EventKind(
        CUSTOM_EVENT,
        "Custom event",
        True,
        {
            "name": "Order Completed",
            "properties": {"price_real": 9.5, "orderId_str": "A-1"},
            "errors": [],
            "pageUrl": "https://shop.example.com/cart",
            "sessionUrl": f"{_APP}/session/111:222",
            "timestamp": _AT,
        },
    ),
)
KINDS: Mapping[str, EventKind] = {kind.name: kind for kind in _ALL}


def check_url(url: str) -> None:
    """Raise a problem for a URL that nothing can be sent to."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        usable = usable and url.isprintable() and parts.netloc.isascii()
    except ValueError:
        usable = False
    if not usable:
        raise invalid_argument("url: must be a URL with http or https")


def check_event_types(event_types: Sequence[Json], lenient: bool) -> list[Json]:
    """Return what an endpoint registers for, each once. Raise a problem for what it cannot register for."""
    checked: list[Json] = []
    for index, given in enumerate(event_types):
        name, subcategory = given["eventName"], given.get("subcategory") or ""
        kind = KINDS.get(name)
        if not lenient:
            _check_event_type(f"eventTypes[{index}]", kind, subcategory)
        event_type = {"eventName": name, "subcategory": subcategory} if subcategory else {"eventName": name}
        if event_type not in checked:
            checked.append(event_type)
    return checked


def _check_event_type(where: str, kind: EventKind | None, subcategory: str) -> None:
    if kind is None:
        raise invalid_argument(f"{where}.eventName: must be one of {', '.join(KINDS)}")
    if kind.has_subcategories and not subcategory:
        raise required_field(f"{where}.subcategory")
    if subcategory and not kind.has_subcategories:
        raise invalid_argument(f"{where}.subcategory: {kind.name} has no subcategories")


def is_registered(event_types: Sequence[Json], event_name: str, subcategory: str) -> bool:
    """Return whether an endpoint with these event types receives an event."""
    return any(
        each["eventName"] == event_name and each.get("subcategory", "") in ("", subcategory) for each in event_types
    )


def sample(kind: EventKind, subcategory: str) -> Json:
    """Return a sample of an event."""
    data = kind.data
    if subcategory and kind.name == CUSTOM_EVENT:
        data = {**data, "name": subcategory}
    return envelope(kind.name, data)


def envelope(event_name: str, data: Any) -> Json:
    """Return what a delivery says."""
    return {"eventName": event_name, "version": VERSION, "data": data}


def custom_event_data(name: str, timestamp: str, session: str | None, content: bytes) -> Json:
    """Return the data of `recording.event.custom`.

    Args:
        name: The event's name.
        timestamp: When it happened.
        session: Its session, if it has one.
        content: Its properties, its context and their schema, as they are stored.
    """
    stored: Json = orjson.loads(content)
    properties: Json = stored.get("properties") or {}
    types = report_types(properties, {}) | stored.get("schema", {}).get("properties", {})
    data: Json = {
        "name": name,
        # Objects within have no type, and keep their names.
        "properties": {f"{key}_{types[key]}" if key in types else key: value for key, value in properties.items()},
        "errors": [],
        "timestamp": timestamp,
    }
    if url := stored.get("context", {}).get("browser", {}).get("url"):
        data["pageUrl"] = url
    if session is not None:
        data["sessionUrl"] = f"{_APP}/session/{session}"
    return data


def unknown_version(version: int) -> Problem:
    """Return the problem of a sample in a version that does not exist."""
    return Problem(400, "invalid_parameter", f"version: must be {VERSION}, not {version}")
