"""A Python SDK for FullStory's Server API v2.

import fullstory

client = fullstory.init("your API key")
client.users.create(uid="user123", display_name="A Name")
"""

from fullstory._version import __version__
from fullstory.batch.base import BatchJobResult
from fullstory.batch.job import AsyncBatchJob, BatchJob
from fullstory.batch.machine import JobState
from fullstory.batch.options import BatchJobOptions
from fullstory.batch.results import BatchResults
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
