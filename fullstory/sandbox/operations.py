"""Which function carries out which operation of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from . import batch_operations, event_operations, user_operations
from .calls import Answer, Call
from .engine import Engine

Handler = Callable[[Engine, Call], Answer]

HANDLERS: Mapping[str, Handler] = {
    "create_user": user_operations.create_user,
    "get_user": user_operations.get_user,
    "list_users": user_operations.list_users,
    "update_user": user_operations.update_user,
    "delete_user": user_operations.delete_user,
    "delete_user_by_uid": user_operations.delete_user_by_uid,
    "create_event": event_operations.create_event,
    "create_user_batch": partial(batch_operations.create_batch, "users"),
    "get_user_batch": partial(batch_operations.get_batch, "users"),
    "list_user_batch_imports": partial(batch_operations.list_imports, "users"),
    "list_user_batch_errors": partial(batch_operations.list_errors, "users"),
    "create_event_batch": partial(batch_operations.create_batch, "events"),
    "get_event_batch": partial(batch_operations.get_batch, "events"),
    "list_event_batch_imports": partial(batch_operations.list_imports, "events"),
    "list_event_batch_errors": partial(batch_operations.list_errors, "events"),
}
