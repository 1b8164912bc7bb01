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


def _add_users(state: State, users: int) -> list[int]:
    """Add the users that do not exist yet. Return the rows of all of them."""
    uids = [f"user-{number}" for number in range(1, users + 1)]
    rows = state.users.rows_by_uids(uids)
    next_row = state.users.next_row()
    new: list[User] = []
    for number, uid in enumerate(uids, start=1):
        if uid not in rows:
            rows[uid] = next_row + len(new)
            properties = {"plan": "paid" if number % 3 else "free", "seats": number % 50}
            new.append(User(rows[uid], uid, f"User {number}", f"{uid}@example.com", properties))
    state.users.save(new)
    return [rows[uid] for uid in uids]


def _events(count: int, rows: list[int], start: float, step: float) -> Iterator[EventRecord]:
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
