"""Annotations in the database."""

from __future__ import annotations

from typing import Any

import orjson

from fullstory.sandbox.store.database import Database


class Annotations:
    """Annotations, as the API answered them."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, data: dict[str, Any]) -> None:
        self._db.execute("INSERT INTO annotations (data) VALUES (?)", (orjson.dumps(data),))

    def latest(self, before: int | None, size: int) -> list[tuple[int, dict[str, Any]]]:
        """Return up to `size` annotations before row `before`, the newest first, each with its row."""
        records = self._db.execute(
            "SELECT row, data FROM annotations WHERE ? IS NULL OR row < ? ORDER BY row DESC LIMIT ?",
            (before, before, size),
        )
        return [(row, orjson.loads(data)) for row, data in records]
