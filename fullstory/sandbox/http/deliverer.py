"""Sends what the outbox holds, beside everything else that the sandbox does."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable

from fullstory.sandbox.control.delivery_log import Attempt, Delivery
from fullstory.sandbox.http.post import NoAnswer, post
from fullstory.sandbox.rules.session_facts import ORGANISATION
from fullstory.sandbox.state import State
from fullstory.sandbox.store.webhooks import WebhookEndpoint
from fullstory.webhook_signature import HEADER, signature_header

_AT_ONCE = 8


class Deliverer:
    """Delivers what is due, several deliveries at a time.

    Signatures carry the time of the machine, even when the sandbox's clock was moved: receivers compare with it.

    Args:
        state: The state of the sandbox.
        machine_time: Tells the seconds since 1970.
    """

    def __init__(self, state: State, machine_time: Callable[[], float] = time.time) -> None:
        self._state = state
        self._machine_time = machine_time
        self._wake = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        state.outbox.wake = self.look

    def look(self) -> None:
        """Look again at what is due."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                self._wake.clear()
                self._start_due()
                # Whoever ends a delivery wakes this up.
                full = len(self._sending) >= _AT_ONCE
                seconds = None if full else self._state.outbox.seconds_until_due()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), seconds)
        finally:
            for task in self._sending:
                task.cancel()
            await asyncio.gather(*self._sending, return_exceptions=True)

    def _start_due(self) -> None:
        while len(self._sending) < _AT_ONCE and (found := self._state.outbox.take_due()):
            task = asyncio.create_task(self._deliver(*found))
            self._sending.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._wake.set()

    async def _deliver(self, delivery: Delivery, endpoint: WebhookEndpoint) -> None:
        state = self._state
        at, signature = state.clock.now(), None
        generation = state.outbox.generation
        if endpoint.secret:
            signed_at = int(self._machine_time())
            signature = signature_header(delivery.body, endpoint.secret.encode(), ORGANISATION["org_id"], signed_at)
        headers = {"User-Agent": "fullstory-sandbox"} | ({HEADER: signature} if signature else {})
        try:
            reply = await post(endpoint.url, headers, delivery.body, state.settings.delivery_timeout)
        except NoAnswer as problem:
            attempt = Attempt(at, signature, error=str(problem))
        except Exception as problem:  # such as a host that TLS has no name for: whoever looks on has to see why
            attempt = Attempt(at, signature, error=f"the request could not be sent: {problem}")
        else:
            attempt = Attempt(at, signature, reply.status, answer=reply.body)
        if state.outbox.generation == generation:
            state.outbox.attempted(delivery, attempt)
