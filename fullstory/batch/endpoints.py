"""The endpoints of the two kinds of batches, and how a wish of the machine becomes a request and an answer a fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx

from fullstory.batch.machine import Call, Create, Fetch, Poll, Results

if TYPE_CHECKING:
    from fullstory.generated.models import (
        EventImport,
        FailedEventImport,
        FailedUserImport,
        JobMetadata,
        JobStatusResponse,
        UserImport,
    )

ImportT = TypeVar("ImportT")
FailedT = TypeVar("FailedT")
Build = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class BatchEndpoints(Generic[ImportT, FailedT]):
    """The generated functions and models of one kind of batch."""

    build_create: Build
    build_status: Build
    build_imports: Build
    build_errors: Build
    created_model: Any
    import_model: type[ImportT]
    failed_model: type[FailedT]

    def build(self, call: Call, *, idempotency_key: str, include_schema: bool) -> dict[str, Any]:
        """What httpx needs for a call, without a body."""
        match call:
            case Create():
                return self.build_create(body={}, idempotency_key=idempotency_key)
            case Poll(job_id):
                return self.build_status(job_id)
            case Fetch(Results.IMPORTS, job_id, page_token):
                return self.build_imports(job_id, page_token=page_token, include_schema=include_schema or None)
            case Fetch(_, job_id, page_token):
                return self.build_errors(job_id, page_token=page_token)

    def parse_created(self, response: httpx.Response) -> JobMetadata:
        """The job that was created."""
        job: JobMetadata = self.created_model.from_dict(response.json()).job
        if not job.id:
            raise ValueError("the job's id is empty")
        return job

    def parse_status(self, response: httpx.Response) -> JobStatusResponse:
        """How far the job is."""
        from fullstory.generated.models import JobStatusResponse

        return JobStatusResponse.from_dict(response.json())


# The generated modules are imported when the first job is made: `import fullstory` stays quick.


@cache
def user_endpoints() -> BatchEndpoints[UserImport, FailedUserImport]:
    """Batches of users."""
    from fullstory.generated.api.users import (
        create_user_batch,
        get_user_batch,
        list_user_batch_errors,
        list_user_batch_imports,
    )
    from fullstory.generated.models import CreateUserBatchResponse, FailedUserImport, UserImport

    return BatchEndpoints(
        create_user_batch.build_request,
        get_user_batch.build_request,
        list_user_batch_imports.build_request,
        list_user_batch_errors.build_request,
        CreateUserBatchResponse,
        UserImport,
        FailedUserImport,
    )


@cache
def event_endpoints() -> BatchEndpoints[EventImport, FailedEventImport]:
    """Batches of events."""
    from fullstory.generated.api.events import (
        create_event_batch,
        get_event_batch,
        list_event_batch_errors,
        list_event_batch_imports,
    )
    from fullstory.generated.models import CreateEventBatchResponse, EventImport, FailedEventImport

    return BatchEndpoints(
        create_event_batch.build_request,
        get_event_batch.build_request,
        list_event_batch_imports.build_request,
        list_event_batch_errors.build_request,
        CreateEventBatchResponse,
        EventImport,
        FailedEventImport,
    )
