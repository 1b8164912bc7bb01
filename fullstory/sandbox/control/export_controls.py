"""The controls of segments, operations and made-up events."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from fullstory.sandbox.api.made_up_events import add_made_up_events
from fullstory.sandbox.api.operation_runner import present_operation
from fullstory.sandbox.api.segments import new_segment, present_segment
from fullstory.sandbox.control.checks import check_choice, check_limit, check_number
from fullstory.sandbox.control.definition import control
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.rules.webhooks import SEGMENT_CREATED
from fullstory.sandbox.store.operations import STATES, TYPES

Json = dict[str, Any]

_MOST_EVENTS = 10_000_000
_MOST_HOURS = 24 * 366 * 100.0


class ExportControls(ABC):
    """Controls of which `Controls` says more."""

    @abstractmethod
    def _running_engine(self) -> Engine:
        """Return the engine, or raise RuntimeError if it is not running."""

    @control("GET", "segments")
    def segments(self) -> list[Json]:
        """Return the segments, the built-in one first, as the API shows them, each with its `user_uids`."""
        engine = self._running_engine()
        return [
            {**present_segment(engine, one), "user_uids": None if one.members is None else sorted(one.members)}
            for one in engine.segments.all()
        ]

    @control("POST", "segments", answer_name="id")
    def add_segment(
        self,
        *,
        name: str,
        segment_id: str | None = None,
        creator: str = "sandbox@example.com",
        user_uids: list[str] | None = None,
    ) -> str:
        """Add a segment, which can be listed and exported, and tell webhooks of it if it is new. Return its id.

        Args:
            name: What people call it.
            segment_id: Its id; a new one by default. An existing segment is changed.
            creator: The email address of the account that made it.
            user_uids: The uids of the users in it; everybody by default.
        """
        engine = self._running_engine()
        segment = new_segment(name, segment_id, creator, user_uids, engine.clock.now())
        is_new = engine.segments.get(segment.id) is None
        engine.segments.add(segment)
        if is_new:
            engine.outbox.happened(SEGMENT_CREATED, present_segment(engine, segment))
        return segment.id

    @control("GET", "operations")
    def operations(
        self, *, limit: int = 100, before: int | None = None, state: str | None = None, type: str | None = None
    ) -> list[Json]:
        """Return the operations, such as exports, the newest first, as the API shows them, each with its `row`.

        Args:
            limit: The most operations to return, up to 1000.
            before: The `row` of the last operation of the previous call, to continue after it.
            state: Return only the operations in this state: `PENDING`, `COMPLETED` or `FAILED`.
            type: Return only the operations of this type, such as `SEARCH_EXPORT`.
        """
        check_limit(limit)
        for name, value, known in (("state", state, STATES), ("type", type, TYPES)):
            if value is not None:
                check_choice(name, value, known)
        engine = self._running_engine()
        engine.tidy()
        now, found = engine.clock.now(), engine.operations.page(state, type, before, limit)
        return [{"row": one.row, **present_operation(one, now)} for one in found]

    @control("POST", "events", answer_name="events")
    def generate_events(self, *, count: int, users: int = 1000, hours: float = 24.0) -> int:
        """Add made-up events of made-up users quickly, for tests with many events. Return the number of events now.

        Args:
            count: How many events to add, up to ten million.
            users: How many users they are of. Their uids are `user-1`, `user-2` and so on.
            hours: In how many hours before now they happened.
        """
        check_number("count", count, minimum=1, maximum=_MOST_EVENTS, integer=True)
        check_number("users", users, minimum=1, maximum=count, integer=True)
        check_number("hours", hours, maximum=_MOST_HOURS)
        engine = self._running_engine()
        with engine.database.transaction():
            add_made_up_events(engine, count, users, hours * 3600)
        return engine.events.count()
