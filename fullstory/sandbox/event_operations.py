"""The operations on events."""

from __future__ import annotations

from .calls import Answer, Call
from .clock import isoformat
from .engine import Engine
from .writing import EventWriter


def create_event(engine: Engine, call: Call) -> Answer:
    now = engine.clock.now()
    writer = EventWriter(engine.users, engine.sessions, now, lambda: isoformat(now))
    record = writer.record(call.body)
    writer.flush()
    engine.events.add([record])
    return Answer(200, b"{}")
