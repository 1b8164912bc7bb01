"""The ids of sessions: two numbers with a colon between them."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from fullstory.sandbox.identifiers import user_id, user_row

_whole_id = re.compile(r"[0-9]{1,20}:[0-9]{1,20}").fullmatch
_day = re.compile(r"[0-9]{8}").fullmatch
_NOBODY = "1"


def public_id(name: str, user: int | None) -> str:
    """Return the id under which the API shows a session that events name.

    Args:
        name: What events call it: its id, or any text of the user's own.
        user: The row of its user; None if nobody knows.
    """
    if _whole_id(name):
        return name
    return f"{_owner(user)}:{_number(name)}"


def id_of_day(user: int, day: str) -> str:
    """Return the id of the session that holds a user's events of a day (`2026-01-31`) which name no session."""
    return f"{_owner(user)}:{day.replace('-', '')}"


def owner_of(session_id: str) -> tuple[bool, int | None]:
    """Return whether an id may be one that `public_id` or `id_of_day` made, and the row of its user, if any."""
    first = session_id.partition(":")[0]
    row = user_row(first)
    return _whole_id(session_id) is not None and (row is not None or first == _NOBODY), row


def day_of(session_id: str) -> str | None:
    """Return the day (`2026-01-31`) of an id that `id_of_day` may have made."""
    second = session_id.partition(":")[2]
    if not _day(second):
        return None
    try:
        return date.fromisoformat(second).isoformat()
    except ValueError:
        return None


def halves(session_id: str) -> tuple[str, str]:
    """Return the two numbers of an id."""
    first, _, second = session_id.partition(":")
    return first, second


def _owner(user: int | None) -> str:
    return _NOBODY if user is None else user_id(user)


def _number(name: str) -> int:
    # Above any day, so that the two kinds of ids differ.
    return 10**17 + int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=7).digest())
