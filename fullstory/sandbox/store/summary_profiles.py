"""Summary profiles in the database."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson

from fullstory.sandbox.store.database import Database


class SummaryProfile(NamedTuple):
    """A profile. `data` holds its name and its sections, as they came in requests."""

    row: int
    id: str
    data: dict[str, Any]


class SummaryProfiles:
    """Summary profiles, by id or a page of them."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, profile_id: str, data: dict[str, Any]) -> SummaryProfile:
        cursor = self._db.execute(
            "INSERT INTO summary_profiles (id, data) VALUES (?, ?)", (profile_id, orjson.dumps(data))
        )
        return SummaryProfile(cursor.lastrowid or 0, profile_id, data)

    def change(self, profile: SummaryProfile) -> None:
        """Store a profile that is there already."""
        data = orjson.dumps(profile.data)
        self._db.execute("UPDATE summary_profiles SET data = ? WHERE row = ?", (data, profile.row))

    def delete(self, profile: SummaryProfile) -> None:
        self._db.execute("DELETE FROM summary_profiles WHERE row = ?", (profile.row,))

    def get(self, profile_id: str) -> SummaryProfile | None:
        found = self._read("WHERE id = ?", (profile_id,))
        return found[0] if found else None

    def page(self, after: int, size: int) -> list[SummaryProfile]:
        """Return up to `size` profiles after row `after`, in the order of their creation."""
        return self._read("WHERE row > ? ORDER BY row LIMIT ?", (after, size))

    def _read(self, condition: str, parameters: tuple[Any, ...]) -> list[SummaryProfile]:
        records = self._db.execute(f"SELECT row, id, data FROM summary_profiles {condition}", parameters)
        return [SummaryProfile(row, profile_id, orjson.loads(data)) for row, profile_id, data in records]
