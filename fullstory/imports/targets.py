"""Where the two kinds of records go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fullstory.calls import Caller
from fullstory.generated.api.events import create_event
from fullstory.generated.api.users import create_user
from fullstory.generated.resources import events, users
from fullstory.imports.conversation import Target

# Each batch gets a key of its own in its place.
_NO_KEY = "none"


def target_of(kind: str, caller: Caller, shared: Mapping[str, Any] | None = None) -> Target:
    """Return where records go.

    Args:
        kind: `users` or `events`.
        caller: Makes requests and errors.
        shared: What all events have in common.
    """
    batches: Any = users if kind == "users" else events
    single: Any = create_user if kind == "users" else create_event
    endpoints = batches._batch_create(include_schema=False, idempotency_key=_NO_KEY)
    return Target(kind, caller, endpoints, single, shared, caller.url)
