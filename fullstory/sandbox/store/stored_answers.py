"""The answers stored for idempotency keys."""

from __future__ import annotations

from typing import NamedTuple

from fullstory.sandbox.store.database import Database


class StoredAnswer(NamedTuple):
    """The first answer to a request with a key. `fingerprint` identifies the request."""

    fingerprint: bytes
    status: int
    body: bytes
    at: float


class StoredAnswers:
    """Stored answers by key."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def get(self, key: str, since: float) -> StoredAnswer | None:
        """Return the answer stored for a key after `since` (seconds since 1970)."""
        found = self._db.execute(
            "SELECT fingerprint, status, body, at FROM answers WHERE key = ? AND at > ?", (key, since)
        ).fetchone()
        return StoredAnswer(*found) if found else None

    def put(self, key: str, answer: StoredAnswer) -> None:
        self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", (key, *answer))

    def delete_until(self, until: float) -> None:
        """Delete the answers stored up to `until` (seconds since 1970)."""
        self._db.execute("DELETE FROM answers WHERE at <= ?", (until,))
