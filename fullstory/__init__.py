"""A Python SDK for FullStory's Server API v2.

A client does it all::

    import fullstory

    client = fullstory.init("your API key")
    client.users.create(uid="user123", display_name="A Name")
"""

from typing import TYPE_CHECKING, Any

from fullstory._version import __version__
from fullstory.client import AsyncFullStory, FullStory
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
from fullstory.pages import AsyncPage, Page
from fullstory.transport import Response

if TYPE_CHECKING:
    from fullstory.batch.base import BatchJobResult
    from fullstory.batch.job import AsyncBatchJob, BatchJob
    from fullstory.batch.machine import JobState
    from fullstory.batch.options import BatchJobOptions
    from fullstory.batch.results import BatchResults
else:
    # Batches are imported when first used: `import fullstory` stays quick.
    _BATCH_MODULES = {
        "AsyncBatchJob": "fullstory.batch.job",
        "BatchJob": "fullstory.batch.job",
        "BatchJobOptions": "fullstory.batch.options",
        "BatchJobResult": "fullstory.batch.base",
        "BatchResults": "fullstory.batch.results",
        "JobState": "fullstory.batch.machine",
    }

    def __getattr__(name: str) -> Any:
        if name not in _BATCH_MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_BATCH_MODULES[name]), name)

    def __dir__() -> list[str]:
        return sorted(globals().keys() | _BATCH_MODULES.keys())


# A client is made like any other object; the names are those that users of FullStory's other SDKs know.
init = FullStory
init_async = AsyncFullStory

__all__ = [
    "ApiError",
    "AsyncBatchJob",
    "AsyncFullStory",
    "AsyncPage",
    "AuthenticationError",
    "BadRequestError",
    "BatchJob",
    "BatchJobOptions",
    "BatchJobResult",
    "BatchResults",
    "ConflictError",
    "ConnectionFailedError",
    "ErrorName",
    "FullStory",
    "FullStoryError",
    "InvalidArgumentError",
    "JobState",
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
    "__version__",
    "init",
    "init_async",
    "is_fs_error",
]
