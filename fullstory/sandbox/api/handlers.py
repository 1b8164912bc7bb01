"""Which function handles which operation of the API document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from fullstory.sandbox.api import batches, events, exports_v1, operations, segments, users, users_v1
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer

Handler = Callable[[Engine, ApiRequest], Answer]

HANDLERS: Mapping[str, Handler] = {
    "create_user": users.create_user,
    "get_user": users.get_user,
    "list_users": users.list_users,
    "update_user": users.update_user,
    "delete_user": users.delete_user,
    "delete_user_by_uid": users.delete_user_by_uid,
    "create_user_stream": users.create_user_stream,
    "get_user_stream": users.get_user_stream,
    "create_event": events.create_event,
    "create_user_batch": partial(batches.create_batch, users.BATCHES),
    "get_user_batch": partial(batches.get_batch, users.BATCHES),
    "list_user_batch_imports": partial(batches.list_imports, users.BATCHES),
    "list_user_batch_errors": partial(batches.list_errors, users.BATCHES),
    "create_event_batch": events.create_event_batch,
    "get_event_batch": partial(batches.get_batch, events.BATCHES),
    "list_event_batch_imports": partial(batches.list_imports, events.BATCHES),
    "list_event_batch_errors": partial(batches.list_errors, events.BATCHES),
    "list_segments": segments.list_segments,
    "get_segment": segments.get_segment,
    "create_segment_export": segments.create_segment_export,
    "get_search_export_results": segments.get_search_export_results,
    "list_operations": operations.list_operations,
    "get_operation": operations.get_operation,
    "cancel_operation": operations.cancel_operation,
    "list_event_exports": exports_v1.list_event_exports,
    "get_event_export": exports_v1.get_event_export,
    "get_user_events_export": exports_v1.get_user_events_export,
    "get_user_pages_export": exports_v1.get_user_pages_export,
    "get_user_v1": users_v1.get_user,
    "delete_user_v1": users_v1.delete_user,
    "set_user_properties_v1": users_v1.set_properties,
    "create_user_event_v1": users_v1.create_event,
}
