"""The answers kept for idempotency keys."""

from __future__ import annotations

from typing import NamedTuple

from .database import Database


class KeptAnswer(NamedTuple):
    """The first answer to a request with a key. `fingerprint` stands for the request."""

    fingerprint: bytes
    status: int
    body: bytes
    at: float


class KeptAnswers:
    """Kept answers by key."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def get(self, key: str, since: float) -> KeptAnswer | None:
        """The answer kept for a key, unless it is from before `since` (seconds since 1970)."""
        found = self._db.execute(
            "SELECT fingerprint, status, body, at FROM answers WHERE key = ? AND at > ?", (key, since)
        ).fetchone()
        return KeptAnswer(*found) if found else None

    def keep(self, key: str, answer: KeptAnswer) -> None:
        self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", (key, *answer))

    def forget(self, before: float) -> None:
        """Forgets the answers that were given up to `before` (seconds since 1970)."""
        self._db.execute("DELETE FROM answers WHERE at <= ?", (before,))
