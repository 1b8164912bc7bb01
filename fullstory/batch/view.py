"""The visible side of a batch job: what it was given, and what is known about it."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from fullstory.batch.endpoints import Answers, BatchEndpoints
from fullstory.batch.listeners import Listeners
from fullstory.batch.machine import BatchMachine
from fullstory.batch.options import BatchJobOptions
from fullstory.batch.requests import BatchRequests
from fullstory.batch.results import BatchResults, ResultWalk
from fullstory.batch.steps import JobState, Results
from fullstory.calls import Caller
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import FullStoryError, InvalidArgumentError
from fullstory.retry import RetryPolicy

if TYPE_CHECKING:
    from fullstory.generated.models.job_metadata import JobMetadata
    from fullstory.generated.models.job_status import JobStatus
    from fullstory.generated.models.job_status_response import JobStatusResponse

ImportT = TypeVar("ImportT")
FailedT = TypeVar("FailedT")
DriverT = TypeVar("DriverT", BlockingDriver, AsyncDriver)


class BatchJobView(Generic[ImportT, FailedT, DriverT]):
    """The visible side of a batch job.

    Args:
        caller: Makes requests and errors.
        driver: Sends and waits.
        endpoints: Those of this kind of batch.
        requests: The first requests.
        shared: What they have in common.
        options: How often to poll and to retry.
    """

    def __init__(
        self,
        caller: Caller,
        driver: DriverT,
        endpoints: BatchEndpoints[ImportT, FailedT],
        requests: Iterable[Mapping[str, Any]],
        shared: Mapping[str, Any] | None,
        options: BatchJobOptions | None,
    ) -> None:
        self._options = BatchJobOptions() if options is None else options
        if not isinstance(self._options, BatchJobOptions):
            raise InvalidArgumentError(f"options must be BatchJobOptions, not {type(options).__name__}")
        self._endpoints = endpoints
        self._requests = BatchRequests(endpoints.item_check, shared, endpoints.check_shared)
        self._caller = caller
        self._driver: DriverT = driver
        self._answers = Answers(caller)
        self._policy = RetryPolicy(self._options.max_retries, caller.policy.jitter, math.inf)
        self._listeners = Listeners()
        # Guards what follows: the thread that drives the job writes it while others read and register listeners.
        self._lock = threading.RLock()
        self._machine: BatchMachine | None = None
        self._created = False
        # Whether the server has told of a job with this id.
        self._confirmed = False
        self._id: str | None = None
        self._metadata: JobMetadata | None = None
        self._progress: JobStatusResponse | None = None
        self._forget_results()
        # Last, because tracebacks with local variables show the job when a request is bad.
        self._requests.add(requests)

    @property
    def id(self) -> str | None:
        """The job's id; None before the server accepted the batch."""
        return self._id

    @property
    def status(self) -> JobStatus | str | None:
        """The job's status by the server's latest answer; None before the first."""
        return None if self._metadata is None else self._metadata.status

    @property
    def state(self) -> JobState:
        """How far the job is on this side: not_started, pending, completed or aborted."""
        return JobState.NOT_STARTED if self._machine is None else self._machine.state

    @property
    def metadata(self) -> JobMetadata | None:
        """The job's id, status and times by the server's latest answer; None before the first."""
        return self._metadata

    @property
    def progress(self) -> JobStatusResponse | None:
        """The server's latest count of imports and errors; None before the first."""
        return self._progress

    @property
    def options(self) -> BatchJobOptions:
        """How often the job polls and retries."""
        return self._options

    @property
    def idempotency_key(self) -> str:
        """The key that names this import, the same for every attempt of every execution."""
        return self._endpoints.idempotency_key

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The requests of the batch as they are sent, in a new list."""
        return self._requests.items

    @property
    def shared(self) -> dict[str, Any] | None:
        """What all events of the batch have in common, as it is sent; None where nothing was given."""
        return self._requests.shared

    @property
    def imports(self) -> BatchResults[ImportT]:
        """What was imported, as far as it was fetched: complete once the state is completed."""
        return self._imports

    @property
    def failed_imports(self) -> BatchResults[FailedT]:
        """What could not be imported, as far as it was fetched: complete once the state is completed."""
        return self._failed_imports

    @property
    def errors(self) -> list[FullStoryError]:
        """Every error that occurred so far, retried ones included, oldest first."""
        with self._lock:
            return [] if self._machine is None else list(self._machine.errors)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} id={self._id!r} state={self.state.value} requests={len(self._requests)}>"

    def _list(self, results: Results) -> BatchResults[Any]:
        return self._imports if results is Results.IMPORTS else self._failed_imports

    def _forget_results(self) -> None:
        self._imports: BatchResults[ImportT] = BatchResults(self._endpoints.import_model)
        self._failed_imports: BatchResults[FailedT] = BatchResults(self._endpoints.failed_model)
        self._walks = {results: ResultWalk() for results in Results}
