"""Webhook endpoints."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import Any

import orjson

from fullstory.sandbox.store.database import Database

_SELECT = "SELECT row, url, secret, enabled, event_types, created, modified FROM webhook_endpoints "


@dataclass(frozen=True, slots=True)
class WebhookEndpoint:
    """A webhook endpoint.

    Args:
        row: Its row, which stays the same when the URL changes; 0 for one that is not stored yet.
        url: Where events are sent to.
        secret: What signs them; empty for none.
        enabled: Whether anything is sent.
        event_types: What it is registered for, as JSON.
        created: When it was created, in seconds since 1970.
        modified: When it was last changed.
    """

    row: int
    url: str
    secret: str
    enabled: bool
    event_types: list[dict[str, Any]]
    created: float
    modified: float

    @property
    def id(self) -> str:
        """The public id, which is the URL in base64."""
        return base64.b64encode(self.url.encode()).decode()

    def __repr__(self) -> str:
        return f"WebhookEndpoint({self.url!r})"


class WebhookEndpoints:
    """The webhook endpoints, in the order of their creation."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, endpoint: WebhookEndpoint) -> WebhookEndpoint:
        """Store a new endpoint, and return it with its row."""
        cursor = self._db.execute(
            "INSERT INTO webhook_endpoints (url, secret, enabled, event_types, created, modified) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            _values(endpoint),
        )
        return replace(endpoint, row=cursor.lastrowid or 0)

    def save(self, endpoint: WebhookEndpoint) -> None:
        """Store the changes of an endpoint."""
        self._db.execute(
            "UPDATE webhook_endpoints SET url = ?, secret = ?, enabled = ?, event_types = ?, created = ?, "
            "modified = ? WHERE row = ?",
            (*_values(endpoint), endpoint.row),
        )

    def delete(self, endpoint: WebhookEndpoint) -> None:
        self._db.execute("DELETE FROM webhook_endpoints WHERE row = ?", (endpoint.row,))

    def by_id(self, public_id: str) -> WebhookEndpoint | None:
        """Return the endpoint with this id; None if there is none, or if it is no id at all."""
        try:
            url = base64.b64decode(public_id, validate=True).decode()
        except ValueError:
            return None
        return self.by_url(url)

    def by_url(self, url: str) -> WebhookEndpoint | None:
        return self._first("WHERE url = ?", url)

    def by_row(self, row: int) -> WebhookEndpoint | None:
        return self._first("WHERE row = ?", row)

    def page(self, after: int, size: int) -> list[WebhookEndpoint]:
        """Return up to `size` endpoints from those after a row."""
        return self._read("WHERE row > ? ORDER BY row LIMIT ?", after, size)

    def enabled(self) -> list[WebhookEndpoint]:
        """Return every endpoint that is enabled."""
        return self._read("WHERE enabled ORDER BY row")

    def _first(self, condition: str, value: str | int) -> WebhookEndpoint | None:
        return next(iter(self._read(condition, value)), None)

    def _read(self, condition: str, *values: str | int) -> list[WebhookEndpoint]:
        return [
            WebhookEndpoint(row, url, secret, bool(enabled), orjson.loads(event_types), created, modified)
            for row, url, secret, enabled, event_types, created, modified in self._db.execute(
                _SELECT + condition, values
            )
        ]


def _values(endpoint: WebhookEndpoint) -> tuple[str, str, bool, bytes, float, float]:
    event_types = orjson.dumps(endpoint.event_types)
    return endpoint.url, endpoint.secret, endpoint.enabled, event_types, endpoint.created, endpoint.modified
