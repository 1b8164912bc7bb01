# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The data models of requests and responses, each imported when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .browser_context import BrowserContext
    from .cancel_operation_response import CancelOperationResponse
    from .conflicting_types import ConflictingTypes
    from .create_event_batch_request import CreateEventBatchRequest
    from .create_event_batch_response import CreateEventBatchResponse
    from .create_event_request import CreateEventRequest
    from .create_event_response import CreateEventResponse
    from .create_segment_export_request import CreateSegmentExportRequest
    from .create_segment_export_response import CreateSegmentExportResponse
    from .create_user_batch_request import CreateUserBatchRequest
    from .create_user_batch_response import CreateUserBatchResponse
    from .create_user_event_v1_request import CreateUserEventV1Request
    from .create_user_event_v1_response import CreateUserEventV1Response
    from .create_user_request import CreateUserRequest
    from .create_user_response import CreateUserResponse
    from .create_user_stream_response import CreateUserStreamResponse
    from .custom_var_v1 import CustomVarV1
    from .custom_vars_v1 import CustomVarsV1
    from .delete_user_response import DeleteUserResponse
    from .delete_user_v1_response import DeleteUserV1Response
    from .device_context import DeviceContext
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
    from .list_event_exports_response import ListEventExportsResponse
    from .list_operations_response import ListOperationsResponse
    from .list_segments_response import ListSegmentsResponse
    from .list_user_batch_errors_response import ListUserBatchErrorsResponse
    from .list_user_batch_imports_response import ListUserBatchImportsResponse
    from .list_users_response import ListUsersResponse
    from .location_context import LocationContext
    from .mobile_context import MobileContext
    from .operation import Operation
    from .operation_details import OperationDetails
    from .operation_results import OperationResults
    from .operation_state import OperationState
    from .operation_type import OperationType
    from .page_properties import PageProperties
    from .property_schema import PropertySchema
    from .property_type import PropertyType
    from .property_types import PropertyTypes
    from .rejected_event import RejectedEvent
    from .rejected_event_session import RejectedEventSession
    from .rejected_properties import RejectedProperties
    from .rejected_user import RejectedUser
    from .reported_schema import ReportedSchema
    from .reported_types import ReportedTypes
    from .search_export_results import SearchExportResults
    from .segment import Segment
    from .set_user_properties_v1_request import SetUserPropertiesV1Request
    from .set_user_properties_v1_response import SetUserPropertiesV1Response
    from .shared_event_data import SharedEventData
    from .type_conflicts import TypeConflicts
    from .update_user_request import UpdateUserRequest
    from .update_user_response import UpdateUserResponse
    from .user_event_v1 import UserEventV1
    from .user_import import UserImport
    from .user_import_request import UserImportRequest
    from .user_properties import UserProperties
    from .user_v1 import UserV1
    from .v1_error_response import V1ErrorResponse

_MODULES = {
    "BrowserContext": ".browser_context",
    "CancelOperationResponse": ".cancel_operation_response",
    "ConflictingTypes": ".conflicting_types",
    "CreateEventBatchRequest": ".create_event_batch_request",
    "CreateEventBatchResponse": ".create_event_batch_response",
    "CreateEventRequest": ".create_event_request",
    "CreateEventResponse": ".create_event_response",
    "CreateSegmentExportRequest": ".create_segment_export_request",
    "CreateSegmentExportResponse": ".create_segment_export_response",
    "CreateUserBatchRequest": ".create_user_batch_request",
    "CreateUserBatchResponse": ".create_user_batch_response",
    "CreateUserEventV1Request": ".create_user_event_v1_request",
    "CreateUserEventV1Response": ".create_user_event_v1_response",
    "CreateUserRequest": ".create_user_request",
    "CreateUserResponse": ".create_user_response",
    "CreateUserStreamResponse": ".create_user_stream_response",
    "CustomVarV1": ".custom_var_v1",
    "CustomVarsV1": ".custom_vars_v1",
    "DeleteUserResponse": ".delete_user_response",
    "DeleteUserV1Response": ".delete_user_v1_response",
    "DeviceContext": ".device_context",
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
    "ListEventExportsResponse": ".list_event_exports_response",
    "ListOperationsResponse": ".list_operations_response",
    "ListSegmentsResponse": ".list_segments_response",
    "ListUserBatchErrorsResponse": ".list_user_batch_errors_response",
    "ListUserBatchImportsResponse": ".list_user_batch_imports_response",
    "ListUsersResponse": ".list_users_response",
    "LocationContext": ".location_context",
    "MobileContext": ".mobile_context",
    "Operation": ".operation",
    "OperationDetails": ".operation_details",
    "OperationResults": ".operation_results",
    "OperationState": ".operation_state",
    "OperationType": ".operation_type",
    "PageProperties": ".page_properties",
    "PropertySchema": ".property_schema",
    "PropertyType": ".property_type",
    "PropertyTypes": ".property_types",
    "RejectedEvent": ".rejected_event",
    "RejectedEventSession": ".rejected_event_session",
    "RejectedProperties": ".rejected_properties",
    "RejectedUser": ".rejected_user",
    "ReportedSchema": ".reported_schema",
    "ReportedTypes": ".reported_types",
    "SearchExportResults": ".search_export_results",
    "Segment": ".segment",
    "SetUserPropertiesV1Request": ".set_user_properties_v1_request",
    "SetUserPropertiesV1Response": ".set_user_properties_v1_response",
    "SharedEventData": ".shared_event_data",
    "TypeConflicts": ".type_conflicts",
    "UpdateUserRequest": ".update_user_request",
    "UpdateUserResponse": ".update_user_response",
    "UserEventV1": ".user_event_v1",
    "UserImport": ".user_import",
    "UserImportRequest": ".user_import_request",
    "UserProperties": ".user_properties",
    "UserV1": ".user_v1",
    "V1ErrorResponse": ".v1_error_response",
}

__all__ = (
    "BrowserContext",
    "CancelOperationResponse",
    "ConflictingTypes",
    "CreateEventBatchRequest",
    "CreateEventBatchResponse",
    "CreateEventRequest",
    "CreateEventResponse",
    "CreateSegmentExportRequest",
    "CreateSegmentExportResponse",
    "CreateUserBatchRequest",
    "CreateUserBatchResponse",
    "CreateUserEventV1Request",
    "CreateUserEventV1Response",
    "CreateUserRequest",
    "CreateUserResponse",
    "CreateUserStreamResponse",
    "CustomVarsV1",
    "CustomVarV1",
    "DeleteUserResponse",
    "DeleteUserV1Response",
    "DeviceContext",
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
    "ListEventExportsResponse",
    "ListOperationsResponse",
    "ListSegmentsResponse",
    "ListUserBatchErrorsResponse",
    "ListUserBatchImportsResponse",
    "ListUsersResponse",
    "LocationContext",
    "MobileContext",
    "Operation",
    "OperationDetails",
    "OperationResults",
    "OperationState",
    "OperationType",
    "PageProperties",
    "PropertySchema",
    "PropertyType",
    "PropertyTypes",
    "RejectedEvent",
    "RejectedEventSession",
    "RejectedProperties",
    "RejectedUser",
    "ReportedSchema",
    "ReportedTypes",
    "SearchExportResults",
    "Segment",
    "SetUserPropertiesV1Request",
    "SetUserPropertiesV1Response",
    "SharedEventData",
    "TypeConflicts",
    "UpdateUserRequest",
    "UpdateUserResponse",
    "UserEventV1",
    "UserImport",
    "UserImportRequest",
    "UserProperties",
    "UserV1",
    "V1ErrorResponse",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
