"""Which function handles which operation of the API document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from fullstory.sandbox.api import (
    account,
    batches,
    element_block_rules,
    events,
    exports_v1,
    extraction_rules,
    operations,
    segments,
    sessions,
    settings,
    summary_profiles,
    users,
    users_v1,
    webhooks,
)
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
    "get_blocking_settings": partial(settings.get_settings, "blocking"),
    "list_blocking_settings_history": partial(settings.list_history, "blocking"),
    "get_domain_settings": partial(settings.get_settings, "domain"),
    "list_domain_settings_history": partial(settings.list_history, "domain"),
    "get_geo_settings": partial(settings.get_settings, "geo"),
    "list_geo_settings_history": partial(settings.list_history, "geo"),
    "get_recording_features": partial(settings.get_settings, "features"),
    "list_recording_features_history": partial(settings.list_history, "features"),
    "get_targeting_settings": partial(settings.get_settings, "targeting"),
    "list_targeting_settings_history": partial(settings.list_history, "targeting"),
    "get_privacy_settings": partial(settings.get_settings, "privacy"),
    "list_privacy_settings_history": partial(settings.list_history, "privacy"),
    "update_element_block_rules_v1": settings.change_element_blocks,
    "list_element_block_rules": element_block_rules.list_rules,
    "create_element_block_rule": element_block_rules.create_rule,
    "get_element_block_rule": element_block_rules.get_rule,
    "update_element_block_rule": element_block_rules.update_rule,
    "delete_element_block_rule": element_block_rules.delete_rule,
    "list_extraction_rules": extraction_rules.list_rules,
    "create_extraction_rule": extraction_rules.create_rule,
    "get_extraction_rule": extraction_rules.get_rule,
    "update_extraction_rule": extraction_rules.update_rule,
    "replace_extraction_rule": extraction_rules.replace_rule,
    "archive_extraction_rule": extraction_rules.archive_rule,
    "unarchive_extraction_rule": extraction_rules.unarchive_rule,
}

REFUSALS: Mapping[str, Callable[[Problem], Problem]] = {"create_annotation": annotation_refusal}
"""How operations that word it otherwise refuse a body that the document does not allow."""
