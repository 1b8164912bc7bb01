"""Which function handles which operation of the API document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from fullstory.sandbox.api import batches, events, users, webhooks
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
    "create_webhook_endpoint": webhooks.create_endpoint,
    "list_webhook_endpoints": webhooks.list_endpoints,
    "get_webhook_endpoint": webhooks.get_endpoint,
    "update_webhook_endpoint": webhooks.update_endpoint,
    "delete_webhook_endpoint": webhooks.delete_endpoint,
    "list_webhook_event_types": webhooks.list_event_types,
    "list_webhook_event_subcategories": webhooks.list_subcategories,
    "get_webhook_event_sample": webhooks.get_sample,
}
