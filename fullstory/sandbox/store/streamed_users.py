"""Users requested with `/v2/users/stream`, which are created a little later."""

from __future__ import annotations

from typing import Any

import orjson

from fullstory.sandbox.store.database import Database


class StreamedUsers:
    """Requests for users by request id: when each is due, and which user it created or updated."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, request_id: str, due: float, request: dict[str, Any]) -> None:
        self._db.execute(
            "INSERT INTO streamed_users (request_id, due, request) VALUES (?, ?, ?)",
            (request_id, due, orjson.dumps(request)),
        )

    def user_of(self, request_id: str) -> int | None:
        """Return the row of the user, or None if the user does not exist yet.

        Raises:
            LookupError: No request has this id.
        """
        found = self._db.execute("SELECT user FROM streamed_users WHERE request_id = ?", (request_id,)).fetchone()
        if found is None:
            raise LookupError(f"no request for a user has the id {request_id!r}")
        row: int | None = found[0]
        return row

    def due(self, now: float) -> list[tuple[str, dict[str, Any]]]:
        """Return the requests that are due by now, in the order they arrived: the id of each, and the user's fields."""
        query = "SELECT request_id, request FROM streamed_users WHERE due <= ? ORDER BY row"
        return [(request_id, orjson.loads(request)) for request_id, request in self._db.execute(query, (now,))]

    def first_due(self) -> float | None:
        """Return when the next request is due, in seconds since 1970."""
        first: float | None = self._db.execute("SELECT min(due) FROM streamed_users").fetchone()[0]
        return first

    def finish(self, request_id: str, user: int | None) -> None:
        """Store which user a request created or updated; None if the user was refused."""
        self._db.execute(
            "UPDATE streamed_users SET due = NULL, request = NULL, user = ? WHERE request_id = ?", (user, request_id)
        )
