"""The log of the deliveries to webhook endpoints."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from fullstory.sandbox.control.clock import isoformat

_KEPT_DELIVERIES = 1000

DeliveryState = Literal["waiting", "delivered", "failed", "not_sent"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to deliver.

    Args:
        at: When it was made, in seconds since 1970 by the sandbox's clock.
        signature: The header `Fullstory-Signature`; None if the endpoint has no secret.
        status: The status of the answer; None if there was none.
        error: Why there was no answer.
        answer: The beginning of the answer's body.
    """

    at: float
    signature: str | None
    status: int | None = None
    error: str | None = None
    answer: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "at": isoformat(self.at),
            "signature": self.signature,
            "status": self.status,
            "error": self.error,
            "answer": self.answer,
        }


@dataclass(slots=True)
class Delivery:
    """An event for one endpoint.

    Args:
        id: Its number, from 1.
        at: When the event happened, in seconds since 1970 by the sandbox's clock.
        event_name: The kind of event.
        endpoint: The row of the endpoint.
        endpoint_id: The id that the endpoint had.
        url: Where it is sent to.
        body: What is sent.
        state: `waiting` for its first or next attempt, `delivered`, `failed`, or `not_sent`, which `reason` explains.
        attempts: Those that were made.
        due: When the next attempt is due, by the sandbox's clock; None if there is none.
        reason: Why it is not sent, or not any more.
    """

    id: int
    at: float
    event_name: str
    endpoint: int
    endpoint_id: str
    url: str
    body: bytes
    state: DeliveryState = "waiting"
    attempts: list[Attempt] = field(default_factory=list)
    due: float | None = None
    reason: str | None = None

    def summary(self) -> dict[str, Any]:
        """Return one line of the log, as JSON."""
        last = self.attempts[-1] if self.attempts else None
        return {
            "id": self.id,
            "at": isoformat(self.at),
            "event_name": self.event_name,
            "endpoint_id": self.endpoint_id,
            "url": self.url,
            "state": self.state,
            "status": last.status if last else None,
            "error": last.error if last else None,
            "reason": self.reason,
            "attempt_count": len(self.attempts),
            "due": None if self.due is None else isoformat(self.due),
        }

    def details(self) -> dict[str, Any]:
        """Return everything that is known about the delivery, as JSON."""
        return {
            **self.summary(),
            "body": self.body.decode(),
            "attempts": [attempt.as_json() for attempt in self.attempts],
        }


class DeliveryLog:
    """The latest deliveries."""

    def __init__(self) -> None:
        self._deliveries: deque[Delivery] = deque(maxlen=_KEPT_DELIVERIES)
        self._next_id = 1

    def __len__(self) -> int:
        return len(self._deliveries)

    def __iter__(self) -> Iterator[Delivery]:
        return iter(self._deliveries)

    def begin(self, at: float, event_name: str, endpoint: int, endpoint_id: str, url: str, body: bytes) -> Delivery:
        """Add a delivery to the log and return it."""
        delivery = Delivery(self._next_id, at, event_name, endpoint, endpoint_id, url, body)
        self._next_id += 1
        self._deliveries.append(delivery)
        return delivery

    def get(self, delivery_id: int) -> Delivery | None:
        return next((delivery for delivery in self._deliveries if delivery.id == delivery_id), None)

    def latest(self, before: int | None, size: int) -> list[Delivery]:
        """Return up to `size` deliveries older than the id `before`, the newest first."""
        older = [delivery for delivery in reversed(self._deliveries) if before is None or delivery.id < before]
        return older[:size]

    def clear(self) -> None:
        self._deliveries.clear()
