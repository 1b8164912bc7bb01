"""The operations on events."""

from __future__ import annotations

from typing import Any

import orjson

from fullstory.sandbox.api.batches import BatchKind, create_batch
from fullstory.sandbox.api.event_writer import EventWriter
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.identifiers import user_id
from fullstory.sandbox.rules.events import check_shared
from fullstory.sandbox.rules.properties import report_types
from fullstory.sandbox.store.events import StoredEvent
from fullstory.sandbox.store.jobs import Job


def create_event(engine: Engine, request: ApiRequest) -> Answer:
    writer = EventWriter(engine)
    record = writer.record(request.body)
    writer.flush()
    engine.events.add([record])
    return Answer(200, b"{}", after_commit=lambda: engine.outbox.recorded([record]))


def create_event_batch(engine: Engine, request: ApiRequest) -> Answer:
    check_shared(request.body.get("shared", {}), engine.settings.is_lenient)
    return create_batch(BATCHES, engine, request)


class EventBatches(BatchKind):
    """Batches of events."""

    kind = "events"
    item = "event"

    def imported(
        self, engine: Engine, job: Job, after: int, size: int, include_schema: bool
    ) -> tuple[list[int], list[Any]]:
        events = engine.events.of_job(job.row, after, size)
        return [event.row for event in events], [present_event(event, include_schema) for event in events]


BATCHES = EventBatches()


def present_event(event: StoredEvent, include_schema: bool) -> Json:
    """Return an event as the API shows it, which is without its page properties."""
    data: Json = orjson.loads(event.data)
    declared = data.pop("schema", {}).get("properties", {})
    shown: Json = {"name": event.name, "timestamp": event.timestamp}
    shown |= {name: data[name] for name in ("properties", "context") if name in data}
    if event.user is not None:
        shown["user"] = {"id": user_id(event.user)} | ({} if event.uid is None else {"uid": event.uid})
    if event.session is not None:
        shown["session"] = {"id": event.session}
    if include_schema:
        shown["schema"] = {"properties": _types(data.get("properties", {}), declared)}
    return shown


def present_whole_event(event: StoredEvent, include_schema: bool) -> Json:
    """Return an event as the controls and the pages show it, with its row, its job and its page properties."""
    shown = {"row": event.row, "job_id": event.job_id, **present_event(event, include_schema)}
    data: Json = orjson.loads(event.data)
    if "page_properties" in data:
        shown["page_properties"] = data["page_properties"]
        if include_schema:
            declared = data.get("page_properties_schema", {}).get("properties", {})
            shown["page_properties_schema"] = {"properties": _types(data["page_properties"], declared)}
    return shown


def _types(properties: Json, declared: dict[str, str]) -> dict[str, str]:
    types = report_types(properties, {})
    return types | {name: kind for name, kind in declared.items() if name in types}
