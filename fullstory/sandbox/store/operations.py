"""Operations, and the signed links to the files of those that were exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fullstory.sandbox.store.database import Database

PENDING = "PENDING"
COMPLETED = "COMPLETED"
FAILED = "FAILED"
STATES = (PENDING, COMPLETED, FAILED)

SEARCH_EXPORT = "SEARCH_EXPORT"
DELETE_USER = "DELETE_USER"
TYPES = (DELETE_USER, SEARCH_EXPORT, "DELETE_SESSION", "DELETE_SEGMENT_SESSIONS", "DELETE_SEGMENT_USERS")

_COLUMNS = "row, id, type, state, created, due, finished, user, request, failure, error, export, expires"


@dataclass(slots=True)
class Operation:
    """Work that goes on after the call that started it. Times are seconds since 1970.

    Args:
        row: Its place in the store.
        id: Its public id.
        type: What it does.
        state: PENDING, COMPLETED or FAILED.
        created: When it began.
        due: When it ends, unless there is more to write by then.
        finished: When it ended.
        user: The row of the user that it deletes.
        request: What it exports, as JSON.
        failure: Why it will fail.
        error: Why it failed.
        export: The id of the finished export.
        expires: When the finished export is deleted.
    """

    row: int
    id: str
    type: str
    state: str
    created: float
    due: float
    finished: float | None = None
    user: int | None = None
    request: bytes | None = None
    failure: str | None = None
    error: str | None = None
    export: str | None = None
    expires: float | None = None


class Operations:
    """Operations by id, by export, by user, or all of them."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, operation: Operation) -> None:
        """Store a new operation, and set its row."""
        (operation.row,) = self._db.execute(
            "INSERT INTO operations (id, type, state, created, due, user, request, failure) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING row",
            (
                operation.id, operation.type, operation.state, operation.created, operation.due,
                operation.user, operation.request, operation.failure,
            ),
        ).fetchone()  # fmt: skip

    def save(self, operation: Operation) -> None:
        """Write what changes when an operation ends."""
        self._db.execute(
            "UPDATE operations SET state = ?, finished = ?, error = ?, export = ?, expires = ? WHERE row = ?",
            (
                operation.state, operation.finished, operation.error,
                operation.export, operation.expires, operation.row,
            ),
        )  # fmt: skip

    def get(self, operation_id: str) -> Operation | None:
        return self._one("WHERE id = ?", (operation_id,))

    def of_export(self, export_id: str) -> Operation | None:
        return self._one("WHERE export = ?", (export_id,))

    def deleting(self, user: int) -> Operation | None:
        """Return the operation that is deleting the user in this row."""
        return self._one("WHERE user = ? AND type = ? AND state = ?", (user, DELETE_USER, PENDING))

    def page(self, state: str | None, kind: str | None, before: int | None, size: int) -> list[Operation]:
        """Return up to `size` operations older than row `before`, the newest first."""
        conditions, parameters = ["row < ?"], [before or 2**62]
        for column, value in (("state", state), ("type", kind)):
            if value is not None:
                conditions.append(f"{column} = ?")
                parameters.append(value)  # type: ignore[arg-type]
        return self._many(f"WHERE {' AND '.join(conditions)} ORDER BY row DESC LIMIT ?", (*parameters, size))

    def pending_exports(self) -> list[Operation]:
        """Return the unfinished exports, the one that is due first at the beginning."""
        return self._many("WHERE type = ? AND state = ? ORDER BY due, row", (SEARCH_EXPORT, PENDING))

    def finish_deletions(self, now: float) -> None:
        """Complete the deletions of users that are gone by now."""
        self._db.execute(
            "UPDATE operations SET state = ?, finished = due WHERE type = ? AND state = ? AND due <= ?",
            (COMPLETED, DELETE_USER, PENDING, now),
        )

    def count(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM operations").fetchone()[0]
        return count

    def add_link(self, signature: str, export_id: str, expires: float) -> None:
        self._db.execute("INSERT INTO links VALUES (?, ?, ?)", (signature, export_id, expires))

    def link(self, signature: str) -> tuple[str, float] | None:
        """Return the export that a link leads to, and when the link expires."""
        found: tuple[str, float] | None = self._db.execute(
            "SELECT export, expires FROM links WHERE signature = ?", (signature,)
        ).fetchone()
        return found

    def _one(self, condition: str, parameters: tuple[Any, ...]) -> Operation | None:
        found = self._many(condition, parameters)
        return found[0] if found else None

    def _many(self, condition: str, parameters: Iterable[Any]) -> list[Operation]:
        query = f"SELECT {_COLUMNS} FROM operations {condition}"
        return [Operation(*record) for record in self._db.execute(query, tuple(parameters))]
