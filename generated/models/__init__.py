# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The data models of requests and responses, each imported when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .browser_context import BrowserContext
    from .conflicting_types import ConflictingTypes
    from .create_event_batch_request import CreateEventBatchRequest
    from .create_event_batch_response import CreateEventBatchResponse
    from .create_event_request import CreateEventRequest
    from .create_event_response import CreateEventResponse
    from .create_user_batch_request import CreateUserBatchRequest
    from .create_user_batch_response import CreateUserBatchResponse
    from .create_user_request import CreateUserRequest
    from .create_user_response import CreateUserResponse
    from .create_user_stream_response import CreateUserStreamResponse
    from .create_webhook_endpoint_request import CreateWebhookEndpointRequest
    from .custom_event_error import CustomEventError
    from .delete_user_response import DeleteUserResponse
    from .delete_webhook_endpoint_response import DeleteWebhookEndpointResponse
    from .device_context import DeviceContext
    from .error_response import ErrorResponse
    from .event_context import EventContext
    from .event_import import EventImport
    from .event_import_request import EventImportRequest
    from .event_properties import EventProperties
    from .event_session import EventSession
    from .event_user import EventUser
    from .failed_event_import import FailedEventImport
    from .failed_user_import import FailedUserImport
    from .get_user_response import GetUserResponse
    from .get_user_stream_response import GetUserStreamResponse
    from .imported_event_session import ImportedEventSession
    from .imported_event_user import ImportedEventUser
    from .job_metadata import JobMetadata
    from .job_status import JobStatus
    from .job_status_response import JobStatusResponse
    from .list_event_batch_errors_response import ListEventBatchErrorsResponse
    from .list_event_batch_imports_response import ListEventBatchImportsResponse
    from .list_user_batch_errors_response import ListUserBatchErrorsResponse
    from .list_user_batch_imports_response import ListUserBatchImportsResponse
    from .list_users_response import ListUsersResponse
    from .list_webhook_endpoints_response import ListWebhookEndpointsResponse
    from .list_webhook_event_subcategories_response import ListWebhookEventSubcategoriesResponse
    from .list_webhook_event_types_response import ListWebhookEventTypesResponse
    from .location_context import LocationContext
    from .metric_alert import MetricAlert
    from .metric_alert_config import MetricAlertConfig
    from .mobile_app_crash import MobileAppCrash
    from .mobile_context import MobileContext
    from .note_created import NoteCreated
    from .noted_page import NotedPage
    from .page_properties import PageProperties
    from .property_schema import PropertySchema
    from .property_type import PropertyType
    from .property_types import PropertyTypes
    from .recorded_custom_event import RecordedCustomEvent
    from .recorded_custom_event_properties import RecordedCustomEventProperties
    from .rejected_event import RejectedEvent
    from .rejected_event_session import RejectedEventSession
    from .rejected_properties import RejectedProperties
    from .rejected_user import RejectedUser
    from .reported_schema import ReportedSchema
    from .reported_types import ReportedTypes
    from .segment_created import SegmentCreated
    from .segment_trend_alert import SegmentTrendAlert
    from .segment_trend_alert_config import SegmentTrendAlertConfig
    from .shared_event_data import SharedEventData
    from .stream_event import StreamEvent
    from .stream_event_properties import StreamEventProperties
    from .stream_user import StreamUser
    from .type_conflicts import TypeConflicts
    from .update_user_request import UpdateUserRequest
    from .update_user_response import UpdateUserResponse
    from .update_webhook_endpoint_request import UpdateWebhookEndpointRequest
    from .user_import import UserImport
    from .user_import_request import UserImportRequest
    from .user_properties import UserProperties
    from .webhook_endpoint import WebhookEndpoint
    from .webhook_event import WebhookEvent
    from .webhook_event_data import WebhookEventData
    from .webhook_event_definition import WebhookEventDefinition
    from .webhook_event_sample import WebhookEventSample
    from .webhook_event_subcategory import WebhookEventSubcategory
    from .webhook_event_type import WebhookEventType
    from .webhook_event_type_request import WebhookEventTypeRequest

_MODULES = {
    "BrowserContext": ".browser_context",
    "ConflictingTypes": ".conflicting_types",
    "CreateEventBatchRequest": ".create_event_batch_request",
    "CreateEventBatchResponse": ".create_event_batch_response",
    "CreateEventRequest": ".create_event_request",
    "CreateEventResponse": ".create_event_response",
    "CreateUserBatchRequest": ".create_user_batch_request",
    "CreateUserBatchResponse": ".create_user_batch_response",
    "CreateUserRequest": ".create_user_request",
    "CreateUserResponse": ".create_user_response",
    "CreateUserStreamResponse": ".create_user_stream_response",
    "CreateWebhookEndpointRequest": ".create_webhook_endpoint_request",
    "CustomEventError": ".custom_event_error",
    "DeleteUserResponse": ".delete_user_response",
    "DeleteWebhookEndpointResponse": ".delete_webhook_endpoint_response",
    "DeviceContext": ".device_context",
    "ErrorResponse": ".error_response",
    "EventContext": ".event_context",
    "EventImport": ".event_import",
    "EventImportRequest": ".event_import_request",
    "EventProperties": ".event_properties",
    "EventSession": ".event_session",
    "EventUser": ".event_user",
    "FailedEventImport": ".failed_event_import",
    "FailedUserImport": ".failed_user_import",
    "GetUserResponse": ".get_user_response",
    "GetUserStreamResponse": ".get_user_stream_response",
    "ImportedEventSession": ".imported_event_session",
    "ImportedEventUser": ".imported_event_user",
    "JobMetadata": ".job_metadata",
    "JobStatus": ".job_status",
    "JobStatusResponse": ".job_status_response",
    "ListEventBatchErrorsResponse": ".list_event_batch_errors_response",
    "ListEventBatchImportsResponse": ".list_event_batch_imports_response",
    "ListUserBatchErrorsResponse": ".list_user_batch_errors_response",
    "ListUserBatchImportsResponse": ".list_user_batch_imports_response",
    "ListUsersResponse": ".list_users_response",
    "ListWebhookEndpointsResponse": ".list_webhook_endpoints_response",
    "ListWebhookEventSubcategoriesResponse": ".list_webhook_event_subcategories_response",
    "ListWebhookEventTypesResponse": ".list_webhook_event_types_response",
    "LocationContext": ".location_context",
    "MetricAlert": ".metric_alert",
    "MetricAlertConfig": ".metric_alert_config",
    "MobileAppCrash": ".mobile_app_crash",
    "MobileContext": ".mobile_context",
    "NoteCreated": ".note_created",
    "NotedPage": ".noted_page",
    "PageProperties": ".page_properties",
    "PropertySchema": ".property_schema",
    "PropertyType": ".property_type",
    "PropertyTypes": ".property_types",
    "RecordedCustomEvent": ".recorded_custom_event",
    "RecordedCustomEventProperties": ".recorded_custom_event_properties",
    "RejectedEvent": ".rejected_event",
    "RejectedEventSession": ".rejected_event_session",
    "RejectedProperties": ".rejected_properties",
    "RejectedUser": ".rejected_user",
    "ReportedSchema": ".reported_schema",
    "ReportedTypes": ".reported_types",
    "SegmentCreated": ".segment_created",
    "SegmentTrendAlert": ".segment_trend_alert",
    "SegmentTrendAlertConfig": ".segment_trend_alert_config",
    "SharedEventData": ".shared_event_data",
    "StreamEvent": ".stream_event",
    "StreamEventProperties": ".stream_event_properties",
    "StreamUser": ".stream_user",
    "TypeConflicts": ".type_conflicts",
    "UpdateUserRequest": ".update_user_request",
    "UpdateUserResponse": ".update_user_response",
    "UpdateWebhookEndpointRequest": ".update_webhook_endpoint_request",
    "UserImport": ".user_import",
    "UserImportRequest": ".user_import_request",
    "UserProperties": ".user_properties",
    "WebhookEndpoint": ".webhook_endpoint",
    "WebhookEvent": ".webhook_event",
    "WebhookEventData": ".webhook_event_data",
    "WebhookEventDefinition": ".webhook_event_definition",
    "WebhookEventSample": ".webhook_event_sample",
    "WebhookEventSubcategory": ".webhook_event_subcategory",
    "WebhookEventType": ".webhook_event_type",
    "WebhookEventTypeRequest": ".webhook_event_type_request",
}

__all__ = (
    "BrowserContext",
    "ConflictingTypes",
    "CreateEventBatchRequest",
    "CreateEventBatchResponse",
    "CreateEventRequest",
    "CreateEventResponse",
    "CreateUserBatchRequest",
    "CreateUserBatchResponse",
    "CreateUserRequest",
    "CreateUserResponse",
    "CreateUserStreamResponse",
    "CreateWebhookEndpointRequest",
    "CustomEventError",
    "DeleteUserResponse",
    "DeleteWebhookEndpointResponse",
    "DeviceContext",
    "ErrorResponse",
    "EventContext",
    "EventImport",
    "EventImportRequest",
    "EventProperties",
    "EventSession",
    "EventUser",
    "FailedEventImport",
    "FailedUserImport",
    "GetUserResponse",
    "GetUserStreamResponse",
    "ImportedEventSession",
    "ImportedEventUser",
    "JobMetadata",
    "JobStatus",
    "JobStatusResponse",
    "ListEventBatchErrorsResponse",
    "ListEventBatchImportsResponse",
    "ListUserBatchErrorsResponse",
    "ListUserBatchImportsResponse",
    "ListUsersResponse",
    "ListWebhookEndpointsResponse",
    "ListWebhookEventSubcategoriesResponse",
    "ListWebhookEventTypesResponse",
    "LocationContext",
    "MetricAlert",
    "MetricAlertConfig",
    "MobileAppCrash",
    "MobileContext",
    "NoteCreated",
    "NotedPage",
    "PageProperties",
    "PropertySchema",
    "PropertyType",
    "PropertyTypes",
    "RecordedCustomEvent",
    "RecordedCustomEventProperties",
    "RejectedEvent",
    "RejectedEventSession",
    "RejectedProperties",
    "RejectedUser",
    "ReportedSchema",
    "ReportedTypes",
    "SegmentCreated",
    "SegmentTrendAlert",
    "SegmentTrendAlertConfig",
    "SharedEventData",
    "StreamEvent",
    "StreamEventProperties",
    "StreamUser",
    "TypeConflicts",
    "UpdateUserRequest",
    "UpdateUserResponse",
    "UpdateWebhookEndpointRequest",
    "UserImport",
    "UserImportRequest",
    "UserProperties",
    "WebhookEndpoint",
    "WebhookEvent",
    "WebhookEventData",
    "WebhookEventDefinition",
    "WebhookEventSample",
    "WebhookEventSubcategory",
    "WebhookEventType",
    "WebhookEventTypeRequest",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
