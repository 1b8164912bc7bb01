"""What an organisation has used of its quotas."""

from __future__ import annotations

from fullstory.sandbox.store.database import Database

ACTIVATIONS = "activations"
SERVER_EVENTS = "server_events"


class Usage:
    """How much of each kind was used since the beginning of a billing cycle."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, kind: str, cycle: float, amount: int = 1) -> None:
        """Count what was used. `cycle` is when the billing cycle began, in seconds since 1970."""
        self._db.execute(
            "INSERT INTO usage VALUES (?, ?, ?) ON CONFLICT (kind, cycle) DO UPDATE SET used = used + excluded.used",
            (kind, cycle, amount),
        )

    def used(self, kind: str, cycle: float) -> int:
        found = self._db.execute("SELECT used FROM usage WHERE kind = ? AND cycle = ?", (kind, cycle)).fetchone()
        return found[0] if found else 0
