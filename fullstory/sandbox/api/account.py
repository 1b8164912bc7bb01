"""The operations on the account."""

from __future__ import annotations

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import quota_exhausted
from fullstory.sandbox.rules.billing import cycle_at
from fullstory.sandbox.rules.session_facts import ORGANISATION
from fullstory.sandbox.store.usage import ACTIVATIONS, SERVER_EVENTS

_DATASETS = [{"id": "sandbox", "name": "Sandbox", "description": "Everything that this sandbox holds."}]


def get_me(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of({"email": "sandbox@example.com", "orgId": ORGANISATION["org_id"], "role": request.key_level.role})


def get_quotas(engine: Engine, request: ApiRequest) -> Answer:
    limits = engine.settings.limits
    begins, ends = cycle_at(engine.clock.now())

    def quota(usage: int, limit: int) -> Json:
        period = {"period_start": isoformat(begins), "period_end": isoformat(ends)}
        return {"usage": str(usage), "limit": str(limit), **period}

    return Answer.of(
        {
            "session_quota": quota(engine.shown_sessions.count_since(begins), limits.session_quota),
            "server_event_quota": quota(engine.usage.used(SERVER_EVENTS, begins), limits.server_event_quota),
        }
    )


def list_datasets(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of({"datasets": _DATASETS})


def count_activation(engine: Engine) -> None:
    """Count a call that costs an activation. Raise a problem if none is left in this billing cycle."""
    limit = engine.settings.limits.activations
    now = engine.clock.now()
    begins, ends = cycle_at(now)
    if limit is not None and engine.usage.used(ACTIVATIONS, begins) >= limit:
        raise quota_exhausted(limit, ends - now)
    engine.usage.add(ACTIVATIONS, begins)
