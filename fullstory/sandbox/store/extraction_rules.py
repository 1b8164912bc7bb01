"""Extraction rules."""

from __future__ import annotations

from typing import Any

import orjson

from fullstory.sandbox.store.database import Database

Json = dict[str, Any]


class ExtractionRules:
    """Extraction rules as the API shows them, by id."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def save(self, rule: Json) -> None:
        """Store a new rule, or what has become of one."""
        self._db.execute(
            "INSERT INTO extraction_rules (id, scope, archived, data) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET archived = excluded.archived, data = excluded.data",
            (rule["id"], rule["scope"], rule["archived"], orjson.dumps(rule)),
        )

    def by_id(self, rule_id: str) -> Json | None:
        found = self._db.execute("SELECT data FROM extraction_rules WHERE id = ?", (rule_id,)).fetchone()
        return None if found is None else orjson.loads(found[0])

    def of_scope(self, scope: str | None, include_archived: bool) -> list[Json]:
        """Return the rules of a scope, or of all, in the order they were created."""
        query = (
            "SELECT data FROM extraction_rules WHERE (?1 IS NULL OR scope = ?1) AND (?2 OR NOT archived) ORDER BY row"
        )
        return [orjson.loads(data) for (data,) in self._db.execute(query, (scope, include_archived))]

    def active_count(self, scope: str) -> int:
        query = "SELECT count(*) FROM extraction_rules WHERE scope = ? AND NOT archived"
        count: int = self._db.execute(query, (scope,)).fetchone()[0]
        return count
