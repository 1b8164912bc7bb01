"""The operations on segments and their exports."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fullstory.sandbox.api.older_listings import older_listing
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.checks import check_text
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.identifiers import new_signature
from fullstory.sandbox.problems import resource_not_found
from fullstory.sandbox.rules.exports import ExportPlan, file_name, plan_of
from fullstory.sandbox.store.segments import EVERYONE, Segment

STORAGE_PATH = "/_storage/exports"
_LINK_SECONDS = 300
_DEFAULT_LIMIT = 20


def list_segments(engine: Engine, request: ApiRequest) -> Answer:
    creator = request.query.get("creator") or None
    found = engine.segments.all(creator)
    return older_listing(
        engine,
        request,
        f"segments {creator}",
        # The built-in segment has the row 0, so tokens count from 1.
        items=lambda after, size: [one for one in found if one.row + 1 > after][:size],
        row=lambda segment: segment.row + 1,
        present=partial(present_segment, engine),
        name="segments",
        default_limit=_DEFAULT_LIMIT,
    )


def get_segment(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of(present_segment(engine, _find(engine, request.path["id"])))


def create_segment_export(engine: Engine, request: ApiRequest) -> Answer:
    segment = _find(engine, request.body["segmentId"])
    is_built_in = segment.created is None
    plan = plan_of(request.body, segment.name, is_built_in, engine.clock.now(), engine.settings.is_lenient)
    operation = engine.operation_runner.accept_export(plan)
    return Answer.of({"operationId": operation.id}, after_commit=lambda: engine.operation_runner.enqueue(operation))


def get_search_export_results(engine: Engine, request: ApiRequest) -> Answer:
    export_id, now = request.path["id"], engine.clock.now()
    operation = engine.operations.of_export(export_id)
    if operation is None:
        raise resource_not_found(f"no finished export has the id {export_id!r}")
    if operation.expires is not None and operation.expires <= now:
        raise resource_not_found(f"the export {export_id!r} has expired")
    signature = new_signature()
    engine.operations.add_link(signature, export_id, now + _LINK_SECONDS)
    name = file_name(ExportPlan.from_json(operation.request or b""), operation.created)
    signed = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    query = f"X-Goog-Date={signed}&X-Goog-Expires={_LINK_SECONDS}&X-Goog-Signature={signature}"
    location = f"{request.url}{STORAGE_PATH}/{export_id}/{name}?X-Goog-Algorithm=GOOG4-RSA-SHA256&{query}"
    return Answer.of({"location": location, "expires": isoformat(now + _LINK_SECONDS)})


def new_segment(name: Any, segment_id: Any, creator: Any, user_uids: Any, now: float) -> Segment:
    """Return a segment that somebody adds. Raise ValueError for a wrong argument."""
    segment_id = secrets.token_hex(6) if segment_id is None else segment_id
    for argument, value in (("name", name), ("segment_id", segment_id), ("creator", creator)):
        check_text(argument, value)
    if segment_id == EVERYONE.id:
        raise ValueError(f"segment_id must not be {EVERYONE.id!r}, the built-in segment")
    if user_uids is not None:
        if not isinstance(user_uids, list):
            raise ValueError(f"user_uids must be a list of uids, not {user_uids!r}")
        for uid in user_uids:
            check_text("a uid in user_uids", uid)
    return Segment(0, segment_id, name, creator, now, None if user_uids is None else frozenset(user_uids))


def present_segment(engine: Engine, segment: Segment) -> Json:
    """Return a segment as the API shows it; a built-in one without the time when it was made."""
    shown: Json = {"id": segment.id, "name": segment.name, "creator": segment.creator}
    if segment.created is not None:
        shown["created"] = isoformat(segment.created)
    return shown | {"url": f"{engine.url}/ui/SANDBOX/segments/{segment.id}"}


def _find(engine: Engine, segment_id: str) -> Segment:
    segment = engine.segments.get(segment_id)
    if segment is None:
        raise resource_not_found(f"no segment has the id {segment_id!r}")
    return segment
