# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The data models of requests and responses, each imported when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .added_element_block import AddedElementBlock
    from .ajax_recording import AjaxRecording
    from .ajax_watch import AjaxWatch
    from .any_element import AnyElement
    from .blocking_settings import BlockingSettings
    from .blocking_settings_history import BlockingSettingsHistory
    from .body_value import BodyValue
    from .browser_context import BrowserContext
    from .cancel_operation_response import CancelOperationResponse
    from .change_element_blocks_request import ChangeElementBlocksRequest
    from .change_element_blocks_response import ChangeElementBlocksResponse
    from .changed_element_block import ChangedElementBlock
    from .child_targeting_rule import ChildTargetingRule
    from .condition_attribute import ConditionAttribute
    from .condition_join import ConditionJoin
    from .condition_operator import ConditionOperator
    from .condition_value import ConditionValue
    from .condition_version import ConditionVersion
    from .conflicting_types import ConflictingTypes
    from .context_kind import ContextKind
    from .create_annotation_request import CreateAnnotationRequest
    from .create_annotation_response import CreateAnnotationResponse
    from .create_element_block_rule_request import CreateElementBlockRuleRequest
    from .create_event_batch_request import CreateEventBatchRequest
    from .create_event_batch_response import CreateEventBatchResponse
    from .create_event_request import CreateEventRequest
    from .create_event_response import CreateEventResponse
    from .create_extraction_rule_request import CreateExtractionRuleRequest
    from .create_segment_export_request import CreateSegmentExportRequest
    from .create_segment_export_response import CreateSegmentExportResponse
    from .create_summary_profile_request import CreateSummaryProfileRequest
    from .create_user_batch_request import CreateUserBatchRequest
    from .create_user_batch_response import CreateUserBatchResponse
    from .create_user_event_v1_request import CreateUserEventV1Request
    from .create_user_event_v1_response import CreateUserEventV1Response
    from .create_user_request import CreateUserRequest
    from .create_user_response import CreateUserResponse
    from .create_user_stream_response import CreateUserStreamResponse
    from .create_webhook_endpoint_request import CreateWebhookEndpointRequest
    from .custom_event_error import CustomEventError
    from .custom_var_v1 import CustomVarV1
    from .custom_vars_v1 import CustomVarsV1
    from .dataset import Dataset
    from .delete_element_block_rule_response import DeleteElementBlockRuleResponse
    from .delete_summary_profile_response import DeleteSummaryProfileResponse
    from .delete_user_response import DeleteUserResponse
    from .delete_user_v1_response import DeleteUserV1Response
    from .delete_webhook_endpoint_response import DeleteWebhookEndpointResponse
    from .device_context import DeviceContext
    from .domain_settings import DomainSettings
    from .domain_settings_history import DomainSettingsHistory
    from .element_attribute import ElementAttribute
    from .element_block import ElementBlock
    from .element_block_change import ElementBlockChange
    from .element_block_conditions import ElementBlockConditions
    from .element_block_exception import ElementBlockException
    from .element_block_key import ElementBlockKey
    from .element_block_rule import ElementBlockRule
    from .element_block_type import ElementBlockType
    from .element_extraction import ElementExtraction
    from .element_rule_action import ElementRuleAction
    from .element_rule_editable import ElementRuleEditable
    from .element_rule_group import ElementRuleGroup
    from .element_rule_groups import ElementRuleGroups
    from .element_rule_overrides import ElementRuleOverrides
    from .element_rule_platform import ElementRulePlatform
    from .element_rule_template import ElementRuleTemplate
    from .element_value import ElementValue
    from .error_response import ErrorResponse
    from .event_context import EventContext
    from .event_data_v1 import EventDataV1
    from .event_export import EventExport
    from .event_import import EventImport
    from .event_import_request import EventImportRequest
    from .event_properties import EventProperties
    from .event_session import EventSession
    from .event_user import EventUser
    from .export_event_details import ExportEventDetails
    from .export_format import ExportFormat
    from .export_scope import ExportScope
    from .export_time_range import ExportTimeRange
    from .export_type import ExportType
    from .extraction_data_type import ExtractionDataType
    from .extraction_mapping import ExtractionMapping
    from .extraction_mappings import ExtractionMappings
    from .extraction_operation import ExtractionOperation
    from .extraction_platform import ExtractionPlatform
    from .extraction_rule import ExtractionRule
    from .extraction_rule_response import ExtractionRuleResponse
    from .extraction_rule_with_usage import ExtractionRuleWithUsage
    from .extraction_scope import ExtractionScope
    from .extraction_source import ExtractionSource
    from .extraction_target import ExtractionTarget
    from .extraction_usage import ExtractionUsage
    from .failed_event_import import FailedEventImport
    from .failed_user_import import FailedUserImport
    from .feature_settings import FeatureSettings
    from .feature_settings_history import FeatureSettingsHistory
    from .generate_session_context_request import GenerateSessionContextRequest
    from .generate_session_context_response import GenerateSessionContextResponse
    from .generate_session_summary_request import GenerateSessionSummaryRequest
    from .generate_session_summary_response import GenerateSessionSummaryResponse
    from .geo_settings import GeoSettings
    from .geo_settings_history import GeoSettingsHistory
    from .get_me_response import GetMeResponse
    from .get_quotas_response import GetQuotasResponse
    from .get_session_events_response import GetSessionEventsResponse
    from .get_user_response import GetUserResponse
    from .get_user_stream_response import GetUserStreamResponse
    from .header_value import HeaderValue
    from .imported_event_session import ImportedEventSession
    from .imported_event_user import ImportedEventUser
    from .job_metadata import JobMetadata
    from .job_status import JobStatus
    from .job_status_response import JobStatusResponse
    from .key_role import KeyRole
    from .known_element_rule_operation import KnownElementRuleOperation
    from .known_element_rule_source import KnownElementRuleSource
    from .list_datasets_response import ListDatasetsResponse
    from .list_element_block_rules_response import ListElementBlockRulesResponse
    from .list_event_batch_errors_response import ListEventBatchErrorsResponse
    from .list_event_batch_imports_response import ListEventBatchImportsResponse
    from .list_event_exports_response import ListEventExportsResponse
    from .list_extraction_rules_response import ListExtractionRulesResponse
    from .list_operations_response import ListOperationsResponse
    from .list_segments_response import ListSegmentsResponse
    from .list_sessions_response import ListSessionsResponse
    from .list_sessions_v1_response import ListSessionsV1Response
    from .list_summary_profiles_response import ListSummaryProfilesResponse
    from .list_user_batch_errors_response import ListUserBatchErrorsResponse
    from .list_user_batch_imports_response import ListUserBatchImportsResponse
    from .list_users_response import ListUsersResponse
    from .list_webhook_endpoints_response import ListWebhookEndpointsResponse
    from .list_webhook_event_subcategories_response import ListWebhookEventSubcategoriesResponse
    from .list_webhook_event_types_response import ListWebhookEventTypesResponse
    from .location_context import LocationContext
    from .method_filter import MethodFilter
    from .metric_alert import MetricAlert
    from .metric_alert_config import MetricAlertConfig
    from .mobile_app_crash import MobileAppCrash
    from .mobile_context import MobileContext
    from .network_extraction import NetworkExtraction
    from .network_filter import NetworkFilter
    from .network_method import NetworkMethod
    from .network_methods import NetworkMethods
    from .network_value import NetworkValue
    from .new_element_rule_operation import NewElementRuleOperation
    from .new_element_rule_source import NewElementRuleSource
    from .new_extraction_rule import NewExtractionRule
    from .note_created import NoteCreated
    from .noted_page import NotedPage
    from .operation import Operation
    from .operation_details import OperationDetails
    from .operation_results import OperationResults
    from .operation_state import OperationState
    from .operation_type import OperationType
    from .page_properties import PageProperties
    from .platform_selector import PlatformSelector
    from .platform_selectors import PlatformSelectors
    from .privacy_settings import PrivacySettings
    from .privacy_settings_history import PrivacySettingsHistory
    from .property_schema import PropertySchema
    from .property_type import PropertyType
    from .property_types import PropertyTypes
    from .quota import Quota
    from .record_geo_mode import RecordGeoMode
    from .recorded_custom_event import RecordedCustomEvent
    from .recorded_custom_event_properties import RecordedCustomEventProperties
    from .recorded_domain import RecordedDomain
    from .recording_platform import RecordingPlatform
    from .regex_filter import RegexFilter
    from .regex_operation import RegexOperation
    from .rejected_event import RejectedEvent
    from .rejected_event_session import RejectedEventSession
    from .rejected_properties import RejectedProperties
    from .rejected_user import RejectedUser
    from .replace_extraction_rule_request import ReplaceExtractionRuleRequest
    from .reported_schema import ReportedSchema
    from .reported_types import ReportedTypes
    from .request_url_filter import RequestUrlFilter
    from .response_schema_type import ResponseSchemaType
    from .search_export_results import SearchExportResults
    from .segment import Segment
    from .segment_created import SegmentCreated
    from .segment_trend_alert import SegmentTrendAlert
    from .segment_trend_alert_config import SegmentTrendAlertConfig
    from .session import Session
    from .session_cache_options import SessionCacheOptions
    from .session_configuration import SessionConfiguration
    from .session_context import SessionContext
    from .session_context_data import SessionContextData
    from .session_context_options import SessionContextOptions
    from .session_device_context import SessionDeviceContext
    from .session_event import SessionEvent
    from .session_event_kind import SessionEventKind
    from .session_event_options import SessionEventOptions
    from .session_event_properties import SessionEventProperties
    from .session_event_source import SessionEventSource
    from .session_location_context import SessionLocationContext
    from .session_media_options import SessionMediaOptions
    from .session_org_context import SessionOrgContext
    from .session_page import SessionPage
    from .session_page_event import SessionPageEvent
    from .session_scope import SessionScope
    from .session_slice import SessionSlice
    from .session_targeting_rule import SessionTargetingRule
    from .session_url import SessionUrl
    from .session_url_query import SessionUrlQuery
    from .session_user_agent import SessionUserAgent
    from .session_user_context import SessionUserContext
    from .session_user_properties import SessionUserProperties
    from .session_v1 import SessionV1
    from .set_user_properties_v1_request import SetUserPropertiesV1Request
    from .set_user_properties_v1_response import SetUserPropertiesV1Response
    from .settings_metadata import SettingsMetadata
    from .shared_event_data import SharedEventData
    from .size_in_pixels import SizeInPixels
    from .slice_mode import SliceMode
    from .static_value import StaticValue
    from .status_filter import StatusFilter
    from .status_range import StatusRange
    from .stream_event import StreamEvent
    from .stream_event_properties import StreamEventProperties
    from .stream_user import StreamUser
    from .structured_summary import StructuredSummary
    from .summary_model_options import SummaryModelOptions
    from .summary_profile import SummaryProfile
    from .summary_response_properties import SummaryResponseProperties
    from .summary_response_schema import SummaryResponseSchema
    from .target_property import TargetProperty
    from .targeting_condition import TargetingCondition
    from .targeting_settings import TargetingSettings
    from .targeting_settings_history import TargetingSettingsHistory
    from .type_conflicts import TypeConflicts
    from .update_element_block_rule_request import UpdateElementBlockRuleRequest
    from .update_extraction_rule_request import UpdateExtractionRuleRequest
    from .update_summary_profile_request import UpdateSummaryProfileRequest
    from .update_user_request import UpdateUserRequest
    from .update_user_response import UpdateUserResponse
    from .update_webhook_endpoint_request import UpdateWebhookEndpointRequest
    from .url_extraction import UrlExtraction
    from .url_value import UrlValue
    from .user_event_v1 import UserEventV1
    from .user_import import UserImport
    from .user_import_request import UserImportRequest
    from .user_properties import UserProperties
    from .user_v1 import UserV1
    from .v1_error_response import V1ErrorResponse
    from .webhook_endpoint import WebhookEndpoint
    from .webhook_event import WebhookEvent
    from .webhook_event_data import WebhookEventData
    from .webhook_event_definition import WebhookEventDefinition
    from .webhook_event_sample import WebhookEventSample
    from .webhook_event_subcategory import WebhookEventSubcategory
    from .webhook_event_type import WebhookEventType
    from .webhook_event_type_request import WebhookEventTypeRequest

_MODULES = {
    "AddedElementBlock": ".added_element_block",
    "AjaxRecording": ".ajax_recording",
    "AjaxWatch": ".ajax_watch",
    "AnyElement": ".any_element",
    "BlockingSettings": ".blocking_settings",
    "BlockingSettingsHistory": ".blocking_settings_history",
    "BodyValue": ".body_value",
    "BrowserContext": ".browser_context",
    "CancelOperationResponse": ".cancel_operation_response",
    "ChangeElementBlocksRequest": ".change_element_blocks_request",
    "ChangeElementBlocksResponse": ".change_element_blocks_response",
    "ChangedElementBlock": ".changed_element_block",
    "ChildTargetingRule": ".child_targeting_rule",
    "ConditionAttribute": ".condition_attribute",
    "ConditionJoin": ".condition_join",
    "ConditionOperator": ".condition_operator",
    "ConditionValue": ".condition_value",
    "ConditionVersion": ".condition_version",
    "ConflictingTypes": ".conflicting_types",
    "ContextKind": ".context_kind",
    "CreateAnnotationRequest": ".create_annotation_request",
    "CreateAnnotationResponse": ".create_annotation_response",
    "CreateElementBlockRuleRequest": ".create_element_block_rule_request",
    "CreateEventBatchRequest": ".create_event_batch_request",
    "CreateEventBatchResponse": ".create_event_batch_response",
    "CreateEventRequest": ".create_event_request",
    "CreateEventResponse": ".create_event_response",
    "CreateExtractionRuleRequest": ".create_extraction_rule_request",
    "CreateSegmentExportRequest": ".create_segment_export_request",
    "CreateSegmentExportResponse": ".create_segment_export_response",
    "CreateSummaryProfileRequest": ".create_summary_profile_request",
    "CreateUserBatchRequest": ".create_user_batch_request",
    "CreateUserBatchResponse": ".create_user_batch_response",
    "CreateUserEventV1Request": ".create_user_event_v1_request",
    "CreateUserEventV1Response": ".create_user_event_v1_response",
    "CreateUserRequest": ".create_user_request",
    "CreateUserResponse": ".create_user_response",
    "CreateUserStreamResponse": ".create_user_stream_response",
    "CreateWebhookEndpointRequest": ".create_webhook_endpoint_request",
    "CustomEventError": ".custom_event_error",
    "CustomVarV1": ".custom_var_v1",
    "CustomVarsV1": ".custom_vars_v1",
    "Dataset": ".dataset",
    "DeleteElementBlockRuleResponse": ".delete_element_block_rule_response",
    "DeleteSummaryProfileResponse": ".delete_summary_profile_response",
    "DeleteUserResponse": ".delete_user_response",
    "DeleteUserV1Response": ".delete_user_v1_response",
    "DeleteWebhookEndpointResponse": ".delete_webhook_endpoint_response",
    "DeviceContext": ".device_context",
    "DomainSettings": ".domain_settings",
    "DomainSettingsHistory": ".domain_settings_history",
    "ElementAttribute": ".element_attribute",
    "ElementBlock": ".element_block",
    "ElementBlockChange": ".element_block_change",
    "ElementBlockConditions": ".element_block_conditions",
    "ElementBlockException": ".element_block_exception",
    "ElementBlockKey": ".element_block_key",
    "ElementBlockRule": ".element_block_rule",
    "ElementBlockType": ".element_block_type",
    "ElementExtraction": ".element_extraction",
    "ElementRuleAction": ".element_rule_action",
    "ElementRuleEditable": ".element_rule_editable",
    "ElementRuleGroup": ".element_rule_group",
    "ElementRuleGroups": ".element_rule_groups",
    "ElementRuleOverrides": ".element_rule_overrides",
    "ElementRulePlatform": ".element_rule_platform",
    "ElementRuleTemplate": ".element_rule_template",
    "ElementValue": ".element_value",
    "ErrorResponse": ".error_response",
    "EventContext": ".event_context",
    "EventDataV1": ".event_data_v1",
    "EventExport": ".event_export",
    "EventImport": ".event_import",
    "EventImportRequest": ".event_import_request",
    "EventProperties": ".event_properties",
    "EventSession": ".event_session",
    "EventUser": ".event_user",
    "ExportEventDetails": ".export_event_details",
    "ExportFormat": ".export_format",
    "ExportScope": ".export_scope",
    "ExportTimeRange": ".export_time_range",
    "ExportType": ".export_type",
    "ExtractionDataType": ".extraction_data_type",
    "ExtractionMapping": ".extraction_mapping",
    "ExtractionMappings": ".extraction_mappings",
    "ExtractionOperation": ".extraction_operation",
    "ExtractionPlatform": ".extraction_platform",
    "ExtractionRule": ".extraction_rule",
    "ExtractionRuleResponse": ".extraction_rule_response",
    "ExtractionRuleWithUsage": ".extraction_rule_with_usage",
    "ExtractionScope": ".extraction_scope",
    "ExtractionSource": ".extraction_source",
    "ExtractionTarget": ".extraction_target",
    "ExtractionUsage": ".extraction_usage",
    "FailedEventImport": ".failed_event_import",
    "FailedUserImport": ".failed_user_import",
    "FeatureSettings": ".feature_settings",
    "FeatureSettingsHistory": ".feature_settings_history",
    "GenerateSessionContextRequest": ".generate_session_context_request",
    "GenerateSessionContextResponse": ".generate_session_context_response",
    "GenerateSessionSummaryRequest": ".generate_session_summary_request",
    "GenerateSessionSummaryResponse": ".generate_session_summary_response",
    "GeoSettings": ".geo_settings",
    "GeoSettingsHistory": ".geo_settings_history",
    "GetMeResponse": ".get_me_response",
    "GetQuotasResponse": ".get_quotas_response",
    "GetSessionEventsResponse": ".get_session_events_response",
    "GetUserResponse": ".get_user_response",
    "GetUserStreamResponse": ".get_user_stream_response",
    "HeaderValue": ".header_value",
    "ImportedEventSession": ".imported_event_session",
    "ImportedEventUser": ".imported_event_user",
    "JobMetadata": ".job_metadata",
    "JobStatus": ".job_status",
    "JobStatusResponse": ".job_status_response",
    "KeyRole": ".key_role",
    "KnownElementRuleOperation": ".known_element_rule_operation",
    "KnownElementRuleSource": ".known_element_rule_source",
    "ListDatasetsResponse": ".list_datasets_response",
    "ListElementBlockRulesResponse": ".list_element_block_rules_response",
    "ListEventBatchErrorsResponse": ".list_event_batch_errors_response",
    "ListEventBatchImportsResponse": ".list_event_batch_imports_response",
    "ListEventExportsResponse": ".list_event_exports_response",
    "ListExtractionRulesResponse": ".list_extraction_rules_response",
    "ListOperationsResponse": ".list_operations_response",
    "ListSegmentsResponse": ".list_segments_response",
    "ListSessionsResponse": ".list_sessions_response",
    "ListSessionsV1Response": ".list_sessions_v1_response",
    "ListSummaryProfilesResponse": ".list_summary_profiles_response",
    "ListUserBatchErrorsResponse": ".list_user_batch_errors_response",
    "ListUserBatchImportsResponse": ".list_user_batch_imports_response",
    "ListUsersResponse": ".list_users_response",
    "ListWebhookEndpointsResponse": ".list_webhook_endpoints_response",
    "ListWebhookEventSubcategoriesResponse": ".list_webhook_event_subcategories_response",
    "ListWebhookEventTypesResponse": ".list_webhook_event_types_response",
    "LocationContext": ".location_context",
    "MethodFilter": ".method_filter",
    "MetricAlert": ".metric_alert",
    "MetricAlertConfig": ".metric_alert_config",
    "MobileAppCrash": ".mobile_app_crash",
    "MobileContext": ".mobile_context",
    "NetworkExtraction": ".network_extraction",
    "NetworkFilter": ".network_filter",
    "NetworkMethod": ".network_method",
    "NetworkMethods": ".network_methods",
    "NetworkValue": ".network_value",
    "NewElementRuleOperation": ".new_element_rule_operation",
    "NewElementRuleSource": ".new_element_rule_source",
    "NewExtractionRule": ".new_extraction_rule",
    "NoteCreated": ".note_created",
    "NotedPage": ".noted_page",
    "Operation": ".operation",
    "OperationDetails": ".operation_details",
    "OperationResults": ".operation_results",
    "OperationState": ".operation_state",
    "OperationType": ".operation_type",
    "PageProperties": ".page_properties",
    "PlatformSelector": ".platform_selector",
    "PlatformSelectors": ".platform_selectors",
    "PrivacySettings": ".privacy_settings",
    "PrivacySettingsHistory": ".privacy_settings_history",
    "PropertySchema": ".property_schema",
    "PropertyType": ".property_type",
    "PropertyTypes": ".property_types",
    "Quota": ".quota",
    "RecordGeoMode": ".record_geo_mode",
    "RecordedCustomEvent": ".recorded_custom_event",
    "RecordedCustomEventProperties": ".recorded_custom_event_properties",
    "RecordedDomain": ".recorded_domain",
    "RecordingPlatform": ".recording_platform",
    "RegexFilter": ".regex_filter",
    "RegexOperation": ".regex_operation",
    "RejectedEvent": ".rejected_event",
    "RejectedEventSession": ".rejected_event_session",
    "RejectedProperties": ".rejected_properties",
    "RejectedUser": ".rejected_user",
    "ReplaceExtractionRuleRequest": ".replace_extraction_rule_request",
    "ReportedSchema": ".reported_schema",
    "ReportedTypes": ".reported_types",
    "RequestUrlFilter": ".request_url_filter",
    "ResponseSchemaType": ".response_schema_type",
    "SearchExportResults": ".search_export_results",
    "Segment": ".segment",
    "SegmentCreated": ".segment_created",
    "SegmentTrendAlert": ".segment_trend_alert",
    "SegmentTrendAlertConfig": ".segment_trend_alert_config",
    "Session": ".session",
    "SessionCacheOptions": ".session_cache_options",
    "SessionConfiguration": ".session_configuration",
    "SessionContext": ".session_context",
    "SessionContextData": ".session_context_data",
    "SessionContextOptions": ".session_context_options",
    "SessionDeviceContext": ".session_device_context",
    "SessionEvent": ".session_event",
    "SessionEventKind": ".session_event_kind",
    "SessionEventOptions": ".session_event_options",
    "SessionEventProperties": ".session_event_properties",
    "SessionEventSource": ".session_event_source",
    "SessionLocationContext": ".session_location_context",
    "SessionMediaOptions": ".session_media_options",
    "SessionOrgContext": ".session_org_context",
    "SessionPage": ".session_page",
    "SessionPageEvent": ".session_page_event",
    "SessionScope": ".session_scope",
    "SessionSlice": ".session_slice",
    "SessionTargetingRule": ".session_targeting_rule",
    "SessionUrl": ".session_url",
    "SessionUrlQuery": ".session_url_query",
    "SessionUserAgent": ".session_user_agent",
    "SessionUserContext": ".session_user_context",
    "SessionUserProperties": ".session_user_properties",
    "SessionV1": ".session_v1",
    "SetUserPropertiesV1Request": ".set_user_properties_v1_request",
    "SetUserPropertiesV1Response": ".set_user_properties_v1_response",
    "SettingsMetadata": ".settings_metadata",
    "SharedEventData": ".shared_event_data",
    "SizeInPixels": ".size_in_pixels",
    "SliceMode": ".slice_mode",
    "StaticValue": ".static_value",
    "StatusFilter": ".status_filter",
    "StatusRange": ".status_range",
    "StreamEvent": ".stream_event",
    "StreamEventProperties": ".stream_event_properties",
    "StreamUser": ".stream_user",
    "StructuredSummary": ".structured_summary",
    "SummaryModelOptions": ".summary_model_options",
    "SummaryProfile": ".summary_profile",
    "SummaryResponseProperties": ".summary_response_properties",
    "SummaryResponseSchema": ".summary_response_schema",
    "TargetProperty": ".target_property",
    "TargetingCondition": ".targeting_condition",
    "TargetingSettings": ".targeting_settings",
    "TargetingSettingsHistory": ".targeting_settings_history",
    "TypeConflicts": ".type_conflicts",
    "UpdateElementBlockRuleRequest": ".update_element_block_rule_request",
    "UpdateExtractionRuleRequest": ".update_extraction_rule_request",
    "UpdateSummaryProfileRequest": ".update_summary_profile_request",
    "UpdateUserRequest": ".update_user_request",
    "UpdateUserResponse": ".update_user_response",
    "UpdateWebhookEndpointRequest": ".update_webhook_endpoint_request",
    "UrlExtraction": ".url_extraction",
    "UrlValue": ".url_value",
    "UserEventV1": ".user_event_v1",
    "UserImport": ".user_import",
    "UserImportRequest": ".user_import_request",
    "UserProperties": ".user_properties",
    "UserV1": ".user_v1",
    "V1ErrorResponse": ".v1_error_response",
    "WebhookEndpoint": ".webhook_endpoint",
    "WebhookEvent": ".webhook_event",
    "WebhookEventData": ".webhook_event_data",
    "WebhookEventDefinition": ".webhook_event_definition",
    "WebhookEventSample": ".webhook_event_sample",
    "WebhookEventSubcategory": ".webhook_event_subcategory",
    "WebhookEventType": ".webhook_event_type",
    "WebhookEventTypeRequest": ".webhook_event_type_request",
}

# Of so many names, pyright does not infer the type.
__all__: tuple[str, ...] = (
    "AddedElementBlock",
    "AjaxRecording",
    "AjaxWatch",
    "AnyElement",
    "BlockingSettings",
    "BlockingSettingsHistory",
    "BodyValue",
    "BrowserContext",
    "CancelOperationResponse",
    "ChangedElementBlock",
    "ChangeElementBlocksRequest",
    "ChangeElementBlocksResponse",
    "ChildTargetingRule",
    "ConditionAttribute",
    "ConditionJoin",
    "ConditionOperator",
    "ConditionValue",
    "ConditionVersion",
    "ConflictingTypes",
    "ContextKind",
    "CreateAnnotationRequest",
    "CreateAnnotationResponse",
    "CreateElementBlockRuleRequest",
    "CreateEventBatchRequest",
    "CreateEventBatchResponse",
    "CreateEventRequest",
    "CreateEventResponse",
    "CreateExtractionRuleRequest",
    "CreateSegmentExportRequest",
    "CreateSegmentExportResponse",
    "CreateSummaryProfileRequest",
    "CreateUserBatchRequest",
    "CreateUserBatchResponse",
    "CreateUserEventV1Request",
    "CreateUserEventV1Response",
    "CreateUserRequest",
    "CreateUserResponse",
    "CreateUserStreamResponse",
    "CreateWebhookEndpointRequest",
    "CustomEventError",
    "CustomVarsV1",
    "CustomVarV1",
    "Dataset",
    "DeleteElementBlockRuleResponse",
    "DeleteSummaryProfileResponse",
    "DeleteUserResponse",
    "DeleteUserV1Response",
    "DeleteWebhookEndpointResponse",
    "DeviceContext",
    "DomainSettings",
    "DomainSettingsHistory",
    "ElementAttribute",
    "ElementBlock",
    "ElementBlockChange",
    "ElementBlockConditions",
    "ElementBlockException",
    "ElementBlockKey",
    "ElementBlockRule",
    "ElementBlockType",
    "ElementExtraction",
    "ElementRuleAction",
    "ElementRuleEditable",
    "ElementRuleGroup",
    "ElementRuleGroups",
    "ElementRuleOverrides",
    "ElementRulePlatform",
    "ElementRuleTemplate",
    "ElementValue",
    "ErrorResponse",
    "EventContext",
    "EventDataV1",
    "EventExport",
    "EventImport",
    "EventImportRequest",
    "EventProperties",
    "EventSession",
    "EventUser",
    "ExportEventDetails",
    "ExportFormat",
    "ExportScope",
    "ExportTimeRange",
    "ExportType",
    "ExtractionDataType",
    "ExtractionMapping",
    "ExtractionMappings",
    "ExtractionOperation",
    "ExtractionPlatform",
    "ExtractionRule",
    "ExtractionRuleResponse",
    "ExtractionRuleWithUsage",
    "ExtractionScope",
    "ExtractionSource",
    "ExtractionTarget",
    "ExtractionUsage",
    "FailedEventImport",
    "FailedUserImport",
    "FeatureSettings",
    "FeatureSettingsHistory",
    "GenerateSessionContextRequest",
    "GenerateSessionContextResponse",
    "GenerateSessionSummaryRequest",
    "GenerateSessionSummaryResponse",
    "GeoSettings",
    "GeoSettingsHistory",
    "GetMeResponse",
    "GetQuotasResponse",
    "GetSessionEventsResponse",
    "GetUserResponse",
    "GetUserStreamResponse",
    "HeaderValue",
    "ImportedEventSession",
    "ImportedEventUser",
    "JobMetadata",
    "JobStatus",
    "JobStatusResponse",
    "KeyRole",
    "KnownElementRuleOperation",
    "KnownElementRuleSource",
    "ListDatasetsResponse",
    "ListElementBlockRulesResponse",
    "ListEventBatchErrorsResponse",
    "ListEventBatchImportsResponse",
    "ListEventExportsResponse",
    "ListExtractionRulesResponse",
    "ListOperationsResponse",
    "ListSegmentsResponse",
    "ListSessionsResponse",
    "ListSessionsV1Response",
    "ListSummaryProfilesResponse",
    "ListUserBatchErrorsResponse",
    "ListUserBatchImportsResponse",
    "ListUsersResponse",
    "ListWebhookEndpointsResponse",
    "ListWebhookEventSubcategoriesResponse",
    "ListWebhookEventTypesResponse",
    "LocationContext",
    "MethodFilter",
    "MetricAlert",
    "MetricAlertConfig",
    "MobileAppCrash",
    "MobileContext",
    "NetworkExtraction",
    "NetworkFilter",
    "NetworkMethod",
    "NetworkMethods",
    "NetworkValue",
    "NewElementRuleOperation",
    "NewElementRuleSource",
    "NewExtractionRule",
    "NoteCreated",
    "NotedPage",
    "Operation",
    "OperationDetails",
    "OperationResults",
    "OperationState",
    "OperationType",
    "PageProperties",
    "PlatformSelector",
    "PlatformSelectors",
    "PrivacySettings",
    "PrivacySettingsHistory",
    "PropertySchema",
    "PropertyType",
    "PropertyTypes",
    "Quota",
    "RecordedCustomEvent",
    "RecordedCustomEventProperties",
    "RecordedDomain",
    "RecordGeoMode",
    "RecordingPlatform",
    "RegexFilter",
    "RegexOperation",
    "RejectedEvent",
    "RejectedEventSession",
    "RejectedProperties",
    "RejectedUser",
    "ReplaceExtractionRuleRequest",
    "ReportedSchema",
    "ReportedTypes",
    "RequestUrlFilter",
    "ResponseSchemaType",
    "SearchExportResults",
    "Segment",
    "SegmentCreated",
    "SegmentTrendAlert",
    "SegmentTrendAlertConfig",
    "Session",
    "SessionCacheOptions",
    "SessionConfiguration",
    "SessionContext",
    "SessionContextData",
    "SessionContextOptions",
    "SessionDeviceContext",
    "SessionEvent",
    "SessionEventKind",
    "SessionEventOptions",
    "SessionEventProperties",
    "SessionEventSource",
    "SessionLocationContext",
    "SessionMediaOptions",
    "SessionOrgContext",
    "SessionPage",
    "SessionPageEvent",
    "SessionScope",
    "SessionSlice",
    "SessionTargetingRule",
    "SessionUrl",
    "SessionUrlQuery",
    "SessionUserAgent",
    "SessionUserContext",
    "SessionUserProperties",
    "SessionV1",
    "SettingsMetadata",
    "SetUserPropertiesV1Request",
    "SetUserPropertiesV1Response",
    "SharedEventData",
    "SizeInPixels",
    "SliceMode",
    "StaticValue",
    "StatusFilter",
    "StatusRange",
    "StreamEvent",
    "StreamEventProperties",
    "StreamUser",
    "StructuredSummary",
    "SummaryModelOptions",
    "SummaryProfile",
    "SummaryResponseProperties",
    "SummaryResponseSchema",
    "TargetingCondition",
    "TargetingSettings",
    "TargetingSettingsHistory",
    "TargetProperty",
    "TypeConflicts",
    "UpdateElementBlockRuleRequest",
    "UpdateExtractionRuleRequest",
    "UpdateSummaryProfileRequest",
    "UpdateUserRequest",
    "UpdateUserResponse",
    "UpdateWebhookEndpointRequest",
    "UrlExtraction",
    "UrlValue",
    "UserEventV1",
    "UserImport",
    "UserImportRequest",
    "UserProperties",
    "UserV1",
    "V1ErrorResponse",
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
