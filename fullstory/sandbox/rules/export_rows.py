"""The rows of exports: what is known about an event or a user, by the names of the fields of exports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson

from fullstory.sandbox.rules.export_fields import EVENT_FIELDS, USER_FIELDS
from fullstory.sandbox.rules.properties import infer_type

Row = dict[str, Any]

# Numbers of rows are beyond 2**53, which JavaScript cannot hold, and have 19 digits, as FullStory's have.
_FIRST_NUMBER = 10**18
_NUMBERS = 1 << 62

_two_numbers = re.compile(r"(\d{1,18}):(\d{1,18})\Z", re.ASCII).match


@dataclass(frozen=True, slots=True)
class Person:
    """What rows tell about a user: its public id, what it says about itself, and its properties by typed name."""

    number: int
    uid: str | None = None
    display_name: str | None = None
    email: str | None = None
    first_seen: float | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)


def moment_of(timestamp: str) -> datetime | None:
    """Return the time of an event; None for a text that cannot be read, such as a leap second."""
    try:
        time = datetime.fromisoformat(timestamp.upper())
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def time_text(moment: datetime) -> str:
    """Return a time as rows write it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def event_row(
    moment: datetime | None,
    person: Person | None,
    session: str | None,
    session_start: float | None,
    name: str,
    data: Mapping[str, Any],
) -> Row:
    """Return everything that is known about an event.

    Args:
        moment: When it happened.
        person: Whose it is.
        session: The id of its session.
        session_start: When the session began, in seconds since 1970.
        name: Its name.
        data: What it says: its properties, with their types in `schema`, and its context.
    """
    row: Row = {}
    if person is not None:
        row["IndvId"] = row["UserId"] = person.number
        row["UserCreated"] = None if person.first_seen is None else time_text(_utc(person.first_seen))
        row["UserAppKey"], row["UserDisplayName"], row["UserEmail"] = person.uid, person.display_name, person.email
    context = data.get("context") or {}
    browser = context.get("browser") or {}
    if session is not None:
        user_number, row["SessionId"] = _session_numbers(session)
        row["UserId"] = user_number if user_number is not None else row.get("UserId")
        row["PageId"] = number_of("page", session, browser.get("url", ""))
    row["EventType"], row["EventCustomName"] = "custom", name
    if moment is not None:
        row["EventStart"] = time_text(moment)
    if session_start is not None:
        start = _utc(session_start)
        row["SessionStart"] = time_text(start)
        if moment is not None:
            row["EventSessionOffset"] = max(0, round((moment - start).total_seconds() * 1000))
    _add_context(row, browser, context)
    row = {name: value for name, value in row.items() if value is not None}
    if person is not None:
        row |= person.properties
    properties = data.get("properties")
    if properties:
        row |= typed_properties("evt", properties, (data.get("schema") or {}).get("properties") or {})
    return row


def _add_context(row: Row, browser: Mapping[str, Any], context: Mapping[str, Any]) -> None:
    if browser:
        row["PageUrl"], row["PageUserAgent"] = browser.get("url"), browser.get("user_agent")
        row["PageRefererUrl"] = browser.get("initial_referrer")
    if device := context.get("device"):
        row["AppDeviceVendor"], row["AppDeviceModel"] = device.get("manufacturer"), device.get("model")
        for part in ("screen", "viewport"):
            row[f"Page{part.title()}Width"] = device.get(f"{part}_width")
            row[f"Page{part.title()}Height"] = device.get(f"{part}_height")
    if mobile := context.get("mobile"):
        row["AppName"], row["AppVersion"] = mobile.get("app_name"), mobile.get("app_version")
        row["AppPackageName"] = mobile.get("app_id")
    if location := context.get("location"):
        row["PageIp"], row["PageLatLong"] = location.get("ip_address"), _lat_long(location)


def _lat_long(location: Mapping[str, Any]) -> str | None:
    latitude, longitude = location.get("latitude"), location.get("longitude")
    return None if latitude is None or longitude is None else f"{latitude},{longitude}"


def typed_properties(prefix: str, properties: Mapping[str, Any], types: Mapping[str, str], parents: str = "") -> Row:
    """Return properties by the names that rows have for them, such as `evt_price_real`; nested ones by their path."""
    typed: Row = {}
    for name, value in properties.items():
        path = f"{parents}{name}"
        if type(value) is dict:
            typed |= typed_properties(prefix, value, types, f"{path}.")
        else:
            typed[f"{prefix}_{path}_{types.get(path) or infer_type(value)}"] = value
    return typed


def chosen(row: Row, fields: Sequence[str]) -> Row:
    """Return the part of a row that the fields ask for, in their order; all of it for none."""
    if not fields:
        return row
    part: Row = {}
    for name in fields:
        if name in row:
            part[name] = row[name]
        elif name in (USER_FIELDS, EVENT_FIELDS):
            part |= {each: value for each, value in row.items() if each.startswith(name[:-1])}
    return part


def custom_names(row: Row) -> list[str]:
    """Return the names of the custom variables in a row."""
    return [name for name in row if name.startswith(("user_", "evt_"))]


def number_of(kind: str, *parts: str) -> int:
    """Return the number that rows have for something that the sandbox knows by a text."""
    digest = hashlib.blake2b(orjson.dumps([kind, *parts]), digest_size=8).digest()
    return _FIRST_NUMBER + int.from_bytes(digest) % _NUMBERS


@lru_cache(maxsize=10_000)
def _session_numbers(session: str) -> tuple[int | None, int]:
    """Return the numbers of a session's user and of the session itself: its id is both, with a colon between them."""
    numbers = _two_numbers(session)
    return (int(numbers[1]), int(numbers[2])) if numbers else (None, number_of("session", session))


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
