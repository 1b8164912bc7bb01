"""The operations on events."""

from __future__ import annotations

from .calls import Answer, Call
from .engine import Engine
from .writing import EventWriter


def create_event(engine: Engine, call: Call) -> Answer:
    writer = EventWriter(engine, engine.settings, engine.clock.now())
    record = writer.record(call.body)
    writer.flush()
    engine.events.add([record])
    return Answer(200, b"{}")
