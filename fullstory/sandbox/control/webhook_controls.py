"""The controls of deliveries to webhook endpoints."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from fullstory.sandbox.control.checks import check_limit, check_text
from fullstory.sandbox.control.definition import control
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.rules.webhooks import KINDS, sample

Json = dict[str, Any]


class WebhookControls(ABC):
    """A part of `Controls`."""

    @abstractmethod
    def _running_engine(self) -> Engine:
        """Return the engine, or raise RuntimeError if it is not running."""

    @control("GET", "deliveries")
    def deliveries(self, *, limit: int = 100, before: int | None = None) -> list[Json]:
        """Return the latest deliveries to webhook endpoints, the newest first: what went where, and what came of it.

        Args:
            limit: The most deliveries to return, up to 1000, which is how many the log holds.
            before: The `id` of the last delivery of the previous call, to continue after it.
        """
        check_limit(limit)
        return [delivery.summary() for delivery in self._running_engine().deliveries.latest(before, limit)]

    @control("GET", "deliveries/{delivery_id}")
    def delivery(self, delivery_id: int) -> Json:
        """Return one delivery with its body, and every attempt with its signature and its answer.

        Raises:
            LookupError: The log does not have this delivery, or has dropped it since.
        """
        delivery = self._running_engine().deliveries.get(delivery_id)
        if delivery is None:
            raise LookupError(f"the log has no delivery {delivery_id}; it keeps only the latest")
        return delivery.details()

    @control("POST", "deliveries", answer_name="ids")
    def send_webhook(
        self,
        *,
        event_name: str,
        subcategory: str | None = None,
        data: Mapping[str, Any] | None = None,
        endpoint_id: str | None = None,
    ) -> list[int]:
        """Let an event happen, such as `note.created`. Return the ids of the deliveries to the registered endpoints.

        Args:
            event_name: The kind of event.
            subcategory: Which alert or custom event it is, for kinds that have subcategories.
            data: What happened; the data of the sample by default.
            endpoint_id: Send it only to this endpoint, whatever it is registered for and even if it is disabled, as the
                test button of FullStory's app does.

        Raises:
            LookupError: No endpoint has this id.
            ValueError: The event is of no known kind.
        """
        check_text("event_name", event_name)
        kind = KINDS.get(event_name)
        if kind is None and data is None:
            raise ValueError(f"event_name must be one of {', '.join(KINDS)}, unless data is given; not {event_name!r}")
        if subcategory is not None:
            check_text("subcategory", subcategory)
        if data is not None and not isinstance(data, Mapping):
            raise ValueError(f"data must be an object, not {data!r}")
        content = sample(kind, subcategory or "")["data"] if data is None and kind else dict(data or {})
        engine = self._running_engine()
        if endpoint_id is None:
            return [delivery.id for delivery in engine.outbox.happened(event_name, content, subcategory or "")]
        check_text("endpoint_id", endpoint_id)
        endpoint = engine.webhooks.by_id(endpoint_id)
        if endpoint is None:
            raise LookupError(f"no webhook endpoint has the id {endpoint_id!r}")
        delivery = engine.outbox.send_to(endpoint, event_name, content)
        return [] if delivery is None else [delivery.id]
