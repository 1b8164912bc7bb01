"""Made-up events of made-up users, by the million: the same ones for the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.rules.users import User
from fullstory.sandbox.state import State
from fullstory.sandbox.store.events import EventRecord

_NAMES = ("Product Viewed", "Product Added", "Order Completed", "Coupon Applied", "Search Performed")
_PAGES = ("home", "shoes", "coats", "cart", "checkout", "account", "help")
_EVENTS_IN_SESSION = 20


def add_made_up_events(state: State, count: int, users: int, seconds: float) -> None:
    """Add events, evenly over the last `seconds`. The caller holds the transaction."""
    now = state.clock.now()
    rows = _add_users(state, users)
    state.events.add(_events(count, rows, now - seconds, seconds / count))


def _add_users(state: State, users: int) -> range:
    """Add the users that do not exist yet, and return the rows of new ones; existing ones get no events."""
    first = state.users.next_row()
    taken = state.users.rows_by_uids([f"user-{number}" for number in range(1, users + 1)])
    state.users.save(
        User(
            first + index,
            f"user-{index + 1}" if f"user-{index + 1}" not in taken else None,
            f"User {index + 1}",
            f"user-{index + 1}@example.com",
            {"plan": "paid" if index % 3 else "free", "seats": index % 50},
        )
        for index in range(users)
    )
    return range(first, first + users)


def _events(count: int, rows: range, start: float, step: float) -> Iterator[EventRecord]:
    for index in range(count):
        user = index % len(rows)
        visit = index // len(rows) // _EVENTS_IN_SESSION
        data = {
            "properties": {"price": index % 10_000 / 100, "currency": "EUR", "number": index, "is_gift": not index % 5},
            "schema": {"properties": {"number": "int"}},
            "context": {"browser": {"url": f"https://shop.example.com/{_PAGES[index % len(_PAGES)]}"}},
        }
        yield EventRecord(
            job=None,
            user=rows[user],
            session=f"{10**16 + user}:{10**16 + visit * len(rows) + user}",
            name=_NAMES[index % len(_NAMES)],
            timestamp=isoformat(start + step * index),
            data=orjson.dumps(data),
        )
