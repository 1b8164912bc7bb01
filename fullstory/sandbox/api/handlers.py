"""Which function handles which operation of the API document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from fullstory.sandbox.api import account, batches, events, sessions, summary_profiles, users, webhooks
from fullstory.sandbox.api.annotations import create_annotation
from fullstory.sandbox.api.annotations import refusal as annotation_refusal
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import Problem

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
    "get_me": account.get_me,
    "get_quotas": account.get_quotas,
    "list_datasets": account.list_datasets,
    "create_annotation": create_annotation,
    "list_sessions": sessions.list_sessions,
    "get_session_events": sessions.get_session_events,
    "generate_session_context": sessions.generate_session_context,
    "generate_session_summary": sessions.generate_session_summary,
    "generate_session_summary_with_overrides": sessions.generate_session_summary_with_overrides,
    "list_sessions_v1": sessions.list_sessions_v1,
    "create_summary_profile": summary_profiles.create_summary_profile,
    "list_summary_profiles": summary_profiles.list_summary_profiles,
    "get_summary_profile": summary_profiles.get_summary_profile,
    "update_summary_profile": summary_profiles.update_summary_profile,
    "delete_summary_profile": summary_profiles.delete_summary_profile,
}

REFUSALS: Mapping[str, Callable[[Problem], Problem]] = {"create_annotation": annotation_refusal}
"""How operations that word it otherwise refuse a body that the document does not allow."""
