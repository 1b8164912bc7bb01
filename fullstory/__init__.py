"""A Python SDK for FullStory's Server API.

A client does it all::

    import fullstory

    client = fullstory.init("your API key")
    client.users.create(uid="user123", display_name="A Name")
"""

from typing import TYPE_CHECKING, Any

from fullstory._version import __version__

if TYPE_CHECKING:
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
        ErrorName,
        FullStoryError,
        InvalidArgumentError,
        MaxRetriesError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        RequestTimeoutError,
        ResponseParseError,
        ServerError,
        UnknownError,
        is_fs_error,
    )
    from fullstory.generated.models.create_user_response import CreateUserResponse
    from fullstory.generated.models.event_import import EventImport
    from fullstory.generated.models.event_import_request import EventImportRequestDict as EventRequest
    from fullstory.generated.models.failed_event_import import FailedEventImport
    from fullstory.generated.models.failed_user_import import FailedUserImport
    from fullstory.generated.models.get_user_response import GetUserResponse
    from fullstory.generated.models.job_metadata import JobMetadata
    from fullstory.generated.models.job_status import JobStatus
    from fullstory.generated.models.job_status_response import JobStatusResponse
    from fullstory.generated.models.update_user_response import UpdateUserResponse
    from fullstory.generated.models.user_import import UserImport
    from fullstory.generated.models.user_import_request import UserImportRequestDict as UserRequest
    from fullstory.options import ClientOptions
    from fullstory.pages import AsyncPage, AsyncPager, Page

# Each is imported when it is first used: `import fullstory` takes next to no time, and no HTTP library.
_HOMES = {
    "ApiError": "errors",
    "AsyncBatchJob": "batch.async_job",
    "AsyncFullStory": "client",
    "AsyncPage": "pages",
    "AsyncPager": "pages",
    "AuthenticationError": "errors",
    "BadRequestError": "errors",
    "BatchJob": "batch.job",
    "BatchJobOptions": "batch.options",
    "BatchJobResult": "batch.base",
    "BatchResults": "batch.results",
    "ClientOptions": "options",
    "ConflictError": "errors",
    "ConnectionFailedError": "errors",
    "CreateUserResponse": "generated.models",
    "ErrorName": "errors",
    "EventImport": "generated.models",
    "EventRequest": "generated.models.event_import_request:EventImportRequestDict",
    "FailedEventImport": "generated.models",
    "FailedUserImport": "generated.models",
    "FullStory": "client",
    "FullStoryError": "errors",
    "GetUserResponse": "generated.models",
    "InvalidArgumentError": "errors",
    "JobMetadata": "generated.models",
    "JobState": "batch.steps",
    "JobStatus": "generated.models",
    "JobStatusResponse": "generated.models",
    "MaxRetriesError": "errors",
    "NotFoundError": "errors",
    "Page": "pages",
    "PermissionDeniedError": "errors",
    "RateLimitError": "errors",
    "RequestTimeoutError": "errors",
    "Response": "calls",
    "ResponseParseError": "errors",
    "ServerError": "errors",
    "UnknownError": "errors",
    "UpdateUserResponse": "generated.models",
    "UserImport": "generated.models",
    "UserRequest": "generated.models.user_import_request:UserImportRequestDict",
    "init": "client:FullStory",
    "init_async": "client:AsyncFullStory",
    "is_fs_error": "errors",
}

__all__ = [
    "ApiError",
    "AsyncBatchJob",
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
    "ErrorName",
    "EventImport",
    "EventRequest",
    "FailedEventImport",
    "FailedUserImport",
    "FullStory",
    "FullStoryError",
    "GetUserResponse",
    "InvalidArgumentError",
    "JobMetadata",
    "JobState",
    "JobStatus",
    "JobStatusResponse",
    "MaxRetriesError",
    "NotFoundError",
    "Page",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestTimeoutError",
    "Response",
    "ResponseParseError",
    "ServerError",
    "UnknownError",
    "UpdateUserResponse",
    "UserImport",
    "UserRequest",
    "__version__",
    "init",
    "init_async",
    "is_fs_error",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, _, other_name = home.partition(":")
    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), other_name or name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
