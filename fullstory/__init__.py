"""A Python SDK for FullStory's Server API.

Everything starts with a client::

    import fullstory

    client = fullstory.init("your API key")
    client.users.create(uid="user123", display_name="A Name")
"""

from typing import TYPE_CHECKING, Any

from fullstory._version import __version__

if TYPE_CHECKING:
    from fullstory import webhooks
    from fullstory.batch.async_job import AsyncBatchJob
    from fullstory.batch.base import BatchJobResult
    from fullstory.batch.job import BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.batch.results import BatchResults
    from fullstory.batch.steps import JobState
    from fullstory.calls import Response
    from fullstory.client import AsyncFullStory, FullStory
    from fullstory.client import AsyncFullStory as init_async
    from fullstory.client import FullStory as init
    from fullstory.errors import (
        ApiError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        ConnectionFailedError,
        DuplicateRiskError,
        ErrorName,
        ExportError,
        FailedRecordsError,
        FullStoryError,
        InvalidArgumentError,
        JournalError,
        JournalInUseError,
        MaxRetriesError,
        NotFoundError,
        PermissionDeniedError,
        QueueFullError,
        RateLimitError,
        RequestTimeoutError,
        ResponseParseError,
        ServerError,
        SourceChangedError,
        UnknownError,
        WaitTimeoutError,
        WebhookParseError,
        WebhookVerificationError,
        is_fs_error,
    )
    from fullstory.exports.async_export import AsyncExport
    from fullstory.exports.export import Export
    from fullstory.generated.models.create_user_response import CreateUserResponse
    from fullstory.generated.models.event_import import EventImport
    from fullstory.generated.models.event_import_request import EventImportRequestDict as EventRequest
    from fullstory.generated.models.failed_event_import import FailedEventImport
    from fullstory.generated.models.failed_user_import import FailedUserImport
    from fullstory.generated.models.get_user_response import GetUserResponse
    from fullstory.generated.models.job_metadata import JobMetadata
    from fullstory.generated.models.job_status import JobStatus
    from fullstory.generated.models.job_status_response import JobStatusResponse
    from fullstory.generated.models.operation import Operation
    from fullstory.generated.models.operation_state import OperationState
    from fullstory.generated.models.segment import Segment
    from fullstory.generated.models.update_user_response import UpdateUserResponse
    from fullstory.generated.models.user_import import UserImport
    from fullstory.generated.models.user_import_request import UserImportRequestDict as UserRequest
    from fullstory.imports.report import ImportReport
    from fullstory.options import ClientOptions
    from fullstory.pages import AsyncPage, AsyncPager, Page

# Each is imported on first use, so that `import fullstory` is fast and loads no HTTP library.
_MODULES = {
    "batch.async_job": "AsyncBatchJob",
    "batch.base": "BatchJobResult",
    "batch.job": "BatchJob",
    "batch.options": "BatchJobOptions",
    "batch.results": "BatchResults",
    "batch.steps": "JobState",
    "calls": "Response",
    "client": "AsyncFullStory FullStory init=FullStory init_async=AsyncFullStory",
    "errors": (
        "ApiError AuthenticationError BadRequestError ConflictError ConnectionFailedError DuplicateRiskError ErrorName "
        "ExportError FailedRecordsError FullStoryError InvalidArgumentError JournalError JournalInUseError "
        "MaxRetriesError NotFoundError PermissionDeniedError QueueFullError RateLimitError RequestTimeoutError "
        "ResponseParseError ServerError SourceChangedError UnknownError WaitTimeoutError "
        "WebhookParseError WebhookVerificationError is_fs_error"
    ),
    "exports.async_export": "AsyncExport",
    "exports.export": "Export",
    "imports.report": "ImportReport",
    "generated.models": (
        "CreateUserResponse EventImport FailedEventImport FailedUserImport GetUserResponse JobMetadata "
        "JobStatus JobStatusResponse Operation OperationState Segment UpdateUserResponse UserImport"
    ),
    "generated.models.event_import_request": "EventRequest=EventImportRequestDict",
    "generated.models.user_import_request": "UserRequest=UserImportRequestDict",
    "options": "ClientOptions",
    "pages": "AsyncPage AsyncPager Page",
}

_SUBMODULES = frozenset(
    {"batch", "client", "errors", "exports", "generated", "imports", "options", "pages", "sandbox", "webhooks"}
)

__all__ = [
    "ApiError",
    "AsyncBatchJob",
    "AsyncExport",
    "AsyncFullStory",
    "AsyncPage",
    "AsyncPager",
    "AuthenticationError",
    "BadRequestError",
    "BatchJob",
    "BatchJobOptions",
    "BatchJobResult",
    "BatchResults",
    "ClientOptions",
    "ConflictError",
    "ConnectionFailedError",
    "CreateUserResponse",
    "DuplicateRiskError",
    "ErrorName",
    "EventImport",
    "EventRequest",
    "Export",
    "ExportError",
    "FailedEventImport",
    "FailedRecordsError",
    "FailedUserImport",
    "FullStory",
    "FullStoryError",
    "GetUserResponse",
    "ImportReport",
    "InvalidArgumentError",
    "JobMetadata",
    "JobState",
    "JobStatus",
    "JobStatusResponse",
    "JournalError",
    "JournalInUseError",
    "MaxRetriesError",
    "NotFoundError",
    "Operation",
    "OperationState",
    "Page",
    "PermissionDeniedError",
    "QueueFullError",
    "RateLimitError",
    "RequestTimeoutError",
    "Response",
    "ResponseParseError",
    "Segment",
    "ServerError",
    "SourceChangedError",
    "UnknownError",
    "UpdateUserResponse",
    "UserImport",
    "UserRequest",
    "WaitTimeoutError",
    "WebhookParseError",
    "WebhookVerificationError",
    "__version__",
    "init",
    "init_async",
    "is_fs_error",
    "webhooks",
]


if not TYPE_CHECKING:
    # Type checkers should see only the names above.

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        for module, names in _MODULES.items():
            for each in names.split():
                public_name, _, other_name = each.partition("=")
                if public_name == name:
                    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), other_name or name)
                    return value
        if name in _SUBMODULES:
            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*__all__, *_SUBMODULES})
