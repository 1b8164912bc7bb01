"""Decides what is delivered to which webhook endpoint, and when. It sends nothing."""

from __future__ import annotations

import heapq
import logging
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import orjson

from fullstory.sandbox.control.clock import Clock
from fullstory.sandbox.control.delivery_log import Attempt, Delivery, DeliveryLog
from fullstory.sandbox.control.live import LiveUpdates
from fullstory.sandbox.rules.deliveries import is_delivered, retry_delay
from fullstory.sandbox.rules.webhooks import CUSTOM_EVENT, custom_event_data, envelope, is_registered
from fullstory.sandbox.store.webhooks import WebhookEndpoint, WebhookEndpoints

logger: logging.Logger = logging.getLogger("fullstory.sandbox")

_MOST_WAITING = 10_000


class RecordedEvent(Protocol):
    """An event of a user, as it is stored."""

    @property
    def name(self) -> str: ...
    @property
    def timestamp(self) -> str: ...
    @property
    def session(self) -> str | None: ...
    @property
    def data(self) -> bytes: ...


class Outbox:
    """The deliveries that wait.

    Args:
        endpoints: The endpoints.
        log: Keeps every delivery.
        clock: The sandbox's clock.
        live: Hears of every change.
        is_local: Tells whether a URL leads to this machine; nothing is sent to any other.
    """

    def __init__(
        self,
        endpoints: WebhookEndpoints,
        log: DeliveryLog,
        clock: Clock,
        live: LiveUpdates,
        is_local: Callable[[str], bool],
    ) -> None:
        self._endpoints = endpoints
        self._log = log
        self._clock = clock
        self._live = live
        self._is_local = is_local
        self._waiting: list[tuple[float, int, Delivery]] = []
        self._is_full = False
        self.generation: int = 0
        """Counts the resets: what was under way at an earlier one is forgotten."""
        self.wake: Callable[[], None] = lambda: None
        """Called when a delivery is added."""

    def happened(self, event_name: str, data: Any, subcategory: str = "") -> list[Delivery]:
        """Queue an event for every endpoint that is enabled and registered for it. Return the deliveries."""
        receivers = [
            endpoint
            for endpoint in self._endpoints.enabled()
            if is_registered(endpoint.event_types, event_name, subcategory)
        ]
        if not receivers:
            return []
        body = orjson.dumps(envelope(event_name, data))
        added = [self._add(endpoint, event_name, body) for endpoint in receivers]
        return [delivery for delivery in added if delivery is not None]

    def recorded(self, events: Iterable[RecordedEvent]) -> None:
        """Queue the events of users that endpoints are registered for. Call this once they are stored."""
        wanted = {
            each.get("subcategory", "")
            for endpoint in self._endpoints.enabled()
            for each in endpoint.event_types
            if each["eventName"] == CUSTOM_EVENT
        }
        if not wanted:
            return
        for event in events:
            if "" in wanted or event.name in wanted:
                data = custom_event_data(event.name, event.timestamp, event.session, event.data)
                self.happened(CUSTOM_EVENT, data, event.name)

    def send_to(self, endpoint: WebhookEndpoint, event_name: str, data: Any) -> Delivery | None:
        """Queue an event for one endpoint, whatever it is registered for. Return the delivery, unless too many wait."""
        return self._add(endpoint, event_name, orjson.dumps(envelope(event_name, data)))

    def take_due(self) -> tuple[Delivery, WebhookEndpoint] | None:
        """Remove the first delivery that is due, and return it with its endpoint as it is now; None if none is due."""
        while self._waiting and self._waiting[0][0] <= self._clock.now():
            *_, delivery = heapq.heappop(self._waiting)
            delivery.due = None
            endpoint = self._endpoints.by_row(delivery.endpoint)
            if endpoint is None:
                self._end(delivery, "the endpoint was deleted")
            elif not endpoint.enabled and delivery.attempts:
                self._end(delivery, "the endpoint was disabled")
            elif not self._is_local(endpoint.url):
                self._end(delivery, "the sandbox sends only to this machine")
            else:
                delivery.url = endpoint.url
                return delivery, endpoint
        return None

    def seconds_until_due(self) -> float | None:
        """Return in how many seconds the next delivery is due; None if time alone does not bring it."""
        if not self._waiting:
            return None
        seconds = self._waiting[0][0] - self._clock.now()
        return None if self._clock.frozen and seconds > 0 else max(0.0, seconds)

    def attempted(self, delivery: Delivery, attempt: Attempt) -> None:
        """Note an attempt, and queue the next one if there is to be one."""
        delivery.attempts.append(attempt)
        outcome = attempt.error or f"answered {attempt.status}"
        logger.info("delivery %d of %s to %s: %s", delivery.id, delivery.event_name, delivery.url, outcome)
        if is_delivered(attempt.status):
            delivery.state = "delivered"
        elif (delay := retry_delay(attempt.status, len(delivery.attempts))) is None:
            delivery.state = "failed"
        else:
            self._queue(delivery, self._clock.now() + delay)
        self._publish(delivery)

    def clear(self) -> None:
        """Forget everything that waits or is under way."""
        self._waiting.clear()
        self._is_full = False
        self.generation += 1

    def _add(self, endpoint: WebhookEndpoint, event_name: str, body: bytes) -> Delivery | None:
        was_full, self._is_full = self._is_full, self._must_refuse()
        if was_full and self._is_full:
            # The log keeps only the latest: it says once that there are too many, and goes on to show the others.
            return None
        now = self._clock.now()
        delivery = self._log.begin(now, event_name, endpoint.row, endpoint.id, endpoint.url, body)
        if self._is_full:
            self._end(delivery, f"{_MOST_WAITING:,} deliveries wait, so that none is added until half of them are done")
        else:
            self._queue(delivery, now)
            self._publish(delivery)
        return delivery

    def _must_refuse(self) -> bool:
        return len(self._waiting) >= (_MOST_WAITING // 2 if self._is_full else _MOST_WAITING)

    def _queue(self, delivery: Delivery, due: float) -> None:
        delivery.due = due
        heapq.heappush(self._waiting, (due, delivery.id, delivery))
        self.wake()

    def _end(self, delivery: Delivery, reason: str) -> None:
        delivery.state, delivery.reason = "failed" if delivery.attempts else "not_sent", reason
        logger.warning("delivery %d of %s to %s ends: %s", delivery.id, delivery.event_name, delivery.url, reason)
        self._publish(delivery)

    def _publish(self, delivery: Delivery) -> None:
        if self._live.has_listeners:
            self._live.publish("delivery", delivery.summary())
