"""Annotations in the database."""

from __future__ import annotations

from typing import Any

import orjson

from fullstory.sandbox.store.database import Database


class Annotations:
    """Annotations, which the API creates and the controls show."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, annotation: dict[str, Any]) -> None:
        self._db.execute("INSERT INTO annotations (data) VALUES (?)", (orjson.dumps(annotation),))

    def latest(self, size: int) -> list[dict[str, Any]]:
        """Return up to `size` annotations, the newest first."""
        found = self._db.execute("SELECT data FROM annotations ORDER BY row DESC LIMIT ?", (size,))
        return [orjson.loads(data) for (data,) in found]
