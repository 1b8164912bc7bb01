"""Segments: the built-in one, and those that were added with `add_segment`."""

from __future__ import annotations

from typing import NamedTuple

import orjson

from fullstory.sandbox.store.database import Database


class Segment(NamedTuple):
    """A group of users.

    Args:
        row: Its place in the store; 0 for the built-in one, which comes first.
        id: Its id.
        name: What people call it.
        creator: The email address of the account that made it.
        created: When it was made, in seconds since 1970; None for the built-in one.
        members: The uids of its users; None for everybody.
    """

    row: int
    id: str
    name: str
    creator: str
    created: float | None
    members: frozenset[str] | None


EVERYONE = Segment(0, "everyone", "Everyone", "system", None, None)


class Segments:
    """Segments by id, or all of them."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, segment: Segment) -> None:
        """Add a segment, or change the one with the same id."""
        members = None if segment.members is None else orjson.dumps(sorted(segment.members))
        self._db.execute(
            "INSERT INTO segments (id, name, creator, created, members) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, creator = excluded.creator, "
            "members = excluded.members",
            (segment.id, segment.name, segment.creator, segment.created, members),
        )

    def get(self, segment_id: str) -> Segment | None:
        return next((one for one in self.all() if one.id == segment_id), None)

    def all(self, creator: str | None = None) -> list[Segment]:
        """Return the segments of one creator, or of all, the built-in one first."""
        records = self._db.execute("SELECT row, id, name, creator, created, members FROM segments ORDER BY row")
        found = [EVERYONE, *(_segment(record) for record in records)]
        return [one for one in found if creator is None or one.creator == creator]


def _segment(record: tuple[int, str, str, str, float, bytes | None]) -> Segment:
    row, segment_id, name, creator, created, members = record
    uids = None if members is None else frozenset(orjson.loads(members))
    return Segment(row, segment_id, name, creator, created, uids)
