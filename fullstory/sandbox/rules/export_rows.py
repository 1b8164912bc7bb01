"""The rows of exports: what is known about an event or a user, by the names of the fields of exports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson

from fullstory.sandbox.rules.export_fields import EVENT_FIELDS, USER_FIELDS
from fullstory.sandbox.rules.properties import infer_type
from fullstory.sandbox.rules.session_ids import halves

Row = dict[str, Any]

# Numbers of rows are beyond 2**53, which JavaScript cannot hold, and have 19 digits, as FullStory's have.
_FIRST_NUMBER = 10**18
_NUMBERS = 1 << 62
_LARGEST = 1 << 63
_LENGTH = len("2026-01-31T12:00:00.000Z")


@dataclass(frozen=True, slots=True)
class Person:
    """What rows tell about a user: its public id, what it says about itself, and its properties by typed name.

    `event_fields` is what all rows of its events have in common.
    """

    number: int
    uid: str | None = None
    display_name: str | None = None
    email: str | None = None
    first_seen: float | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)
    event_fields: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        row: Row = {"IndvId": self.number, "UserId": self.number}
        row["UserCreated"] = None if self.first_seen is None else time_text(_utc(self.first_seen))
        row["UserAppKey"], row["UserDisplayName"], row["UserEmail"] = self.uid, self.display_name, self.email
        object.__setattr__(self, "event_fields", _without_none(row))


@dataclass(frozen=True, slots=True)
class Visit:
    """What rows tell about a session: its id, and when it began, in seconds since 1970."""

    session: str
    start: float | None
    event_fields: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        row: Row = dict(zip(("UserId", "SessionId"), map(_number, halves(self.session)), strict=True))
        row["SessionStart"] = None if self.start is None else time_text(_utc(self.start))
        object.__setattr__(self, "event_fields", _without_none(row))


def moment_of(timestamp: str) -> datetime | None:
    """Return the time of an event in UTC; None for what Python has no time for, such as a leap second."""
    try:
        time = datetime.fromisoformat(timestamp.upper())
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def time_text(moment: datetime) -> str:
    """Return a time in UTC as rows write it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def event_row(
    timestamp: str, moment: datetime, person: Person | None, visit: Visit | None, name: str, data: Mapping[str, Any]
) -> Row:
    """Return everything that is known about an event.

    Args:
        timestamp: When it happened, as the event says it.
        moment: The same time.
        person: Whose it is.
        visit: Its session.
        name: Its name.
        data: What it says: its properties, with their types in `schema`, and its context.
    """
    # Most timestamps are in the form of rows already, and a million of them take their time.
    is_in_form = len(timestamp) == _LENGTH and (timestamp[10], timestamp[19], timestamp[-1]) == ("T", ".", "Z")
    row: Row = dict(person.event_fields) if person else {}
    row["EventStart"] = timestamp if is_in_form else time_text(moment)
    row["EventType"], row["EventCustomName"] = "custom", name
    context = data.get("context")
    if visit is not None:
        row |= visit.event_fields
        url = ((context or {}).get("browser") or {}).get("url", "")
        row["PageId"] = number_of("page", visit.session, url)
        if visit.start is not None:
            row["EventSessionOffset"] = max(0, round((moment.timestamp() - visit.start) * 1000))
    if context:
        row |= _context_fields(context)
    if person is not None:
        row |= person.properties
    row |= event_properties(data)
    return row


def event_properties(data: Mapping[str, Any]) -> Row:
    """Return the properties of an event by the names that rows have for them."""
    properties = data.get("properties")
    return typed_properties("evt", properties, (data.get("schema") or {}).get("properties") or {}) if properties else {}


def _context_fields(context: Mapping[str, Any]) -> Row:
    row: Row = {}
    if browser := context.get("browser"):
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
        row["PageIp"], row["PageLatLong"] = location.get("ip_address"), lat_long(location)
    return _without_none(row)


def lat_long(location: Mapping[str, Any]) -> str | None:
    """Return a place as rows write it."""
    latitude, longitude = location.get("latitude"), location.get("longitude")
    return None if latitude is None or longitude is None else f"{latitude},{longitude}"


def typed_properties(prefix: str, properties: Mapping[str, Any], types: Mapping[str, str], parents: str = "") -> Row:
    """Return properties by the names that rows have for them, such as `evt_price_real`; nested ones by their path."""
    typed: Row = {}
    for name, value in properties.items():
        path = parents + name
        if type(value) is dict:
            typed |= typed_properties(prefix, value, types, f"{path}.")
        else:
            typed[_typed_name(prefix, path, types.get(path) or infer_type(value))] = value
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


@lru_cache(maxsize=2_000)
def number_of(kind: str, *parts: str) -> int:
    """Return the number that rows have for something that the sandbox knows by a text."""
    digest = hashlib.blake2b(orjson.dumps([kind, *parts]), digest_size=8).digest()
    return _FIRST_NUMBER + int.from_bytes(digest) % _NUMBERS


@lru_cache(maxsize=2_000)
def _typed_name(prefix: str, path: str, kind: str) -> str:
    return f"{prefix}_{path}_{kind}"


def _number(text: str) -> int | str:
    """Return a number; what is larger than those of 64 bits, which no JSON parser has to read, stays a text."""
    number = int(text)
    return number if number < _LARGEST else text


def _without_none(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
