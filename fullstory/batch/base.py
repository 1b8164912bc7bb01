"""All of a batch job but the waiting: what it was given, what is known of it, and what its listeners are to hear."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar

import httpx

from fullstory.batch.endpoints import BatchEndpoints
from fullstory.batch.listeners import CallbackCall, Listeners
from fullstory.batch.machine import (
    BatchMachine,
    Call,
    CallFailed,
    Create,
    Fact,
    Fetch,
    JobCreated,
    JobState,
    Notice,
    NotReady,
    PageSeen,
    Pause,
    Poll,
    Results,
    StatusSeen,
    Stopped,
)
from fullstory.batch.options import BatchJobOptions
from fullstory.batch.requests import BatchBody, BatchRequests
from fullstory.batch.results import BatchResults, ResultPage, parse_page
from fullstory.drivers import log_retry
from fullstory.errors import FullStoryError, InvalidArgumentError, UnknownError
from fullstory.options import flag, path_id
from fullstory.retry import RetryPolicy
from fullstory.transport import Flow, Outcome, Request, Transport, Wait, idempotency_key_or_new

if TYPE_CHECKING:
    from fullstory.generated.models import JobMetadata, JobStatus, JobStatusResponse

ImportT = TypeVar("ImportT")
FailedT = TypeVar("FailedT")

# Between two tries of iter_imports() and iter_failed_imports() while the server prepares the results.
_NOT_READY_SECONDS = 1.0


class BatchJobResult(NamedTuple, Generic[ImportT, FailedT]):
    """How a batch ended: what was imported, and what was not."""

    imports: BatchResults[ImportT]
    failed_imports: BatchResults[FailedT]


@dataclass(frozen=True, slots=True)
class JobSetup(Generic[ImportT, FailedT]):
    """What `batch_create` was called with."""

    endpoints: BatchEndpoints[ImportT, FailedT]
    requests: Iterable[Mapping[str, Any]]
    shared: Mapping[str, Any] | None
    include_schema: bool
    options: BatchJobOptions | None
    idempotency_key: str | None


class BatchJobBase(Generic[ImportT, FailedT]):
    """What is common to BatchJob and AsyncBatchJob."""

    def __init__(self, transport: Transport, setup: JobSetup[ImportT, FailedT]) -> None:
        options = BatchJobOptions() if setup.options is None else setup.options
        if not isinstance(options, BatchJobOptions):
            raise InvalidArgumentError(f"options must be BatchJobOptions, not {type(options).__name__}")
        self._transport = transport
        self._endpoints = setup.endpoints
        self._include_schema = flag("include_schema", setup.include_schema)
        self._options = options
        self._policy = RetryPolicy(options.max_retries, transport.policy.jitter)
        # Chosen here, once: every attempt of every execution repeats the same request.
        self._idempotency_key = idempotency_key_or_new(setup.idempotency_key)
        self._requests = BatchRequests(setup.shared)
        self._requests.add(setup.requests)
        self._body: BatchBody | None = None
        # Guards what follows: the thread that drives the job writes it while others read and register listeners.
        self._lock = threading.RLock()
        self._listeners = Listeners()
        self._machine: BatchMachine | None = None
        self._created = False
        self._id: str | None = None
        self._metadata: JobMetadata | None = None
        self._progress: JobStatusResponse | None = None
        self._imports, self._failed_imports = self._empty_results()

    @property
    def id(self) -> str | None:
        """The job's id; None before the server accepted the batch."""
        return self._id

    @property
    def status(self) -> JobStatus | None:
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
    def requests(self) -> list[Mapping[str, Any]]:
        """The requests of the batch, in a new list."""
        return list(self._requests.items)

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
        return f"<{type(self).__name__} id={self._id!r} state={self.state.value} requests={len(self._requests.items)}>"

    def add(self, *requests: Mapping[str, Any]) -> Self:
        """Add requests to the batch.

        Args:
            *requests: One mapping for each; nothing is added if one of them is bad.

        Raises:
            InvalidArgumentError: The job was executed already, there are more than 50,000 requests, or one of them
                cannot be sent; the message names the item and the field.
        """
        with self._lock:
            if self._machine is not None:
                raise InvalidArgumentError("add() comes too late: the job was executed already")
            self._requests.add(requests)
        return self

    def _register(self, event: str, callback: Callable[..., Any]) -> list[CallbackCall]:
        """Register a listener, and return the calls that tell it what it missed."""
        with self._lock:
            notice = self._listeners.add(event, callback)
            if notice is Notice.ERROR:
                missed: list[tuple[Any, ...]] = [(error,) for error in self.errors]
            else:
                missed = [self._news(notice)] if self._happened(notice) else []
            return [CallbackCall(callback, arguments) for arguments in missed]

    def _happened(self, notice: Notice) -> bool:
        """Whether a listener registered now has missed it."""
        match notice:
            case Notice.CREATED:
                return self._created
            case Notice.ABORT:
                return self.state is JobState.ABORTED
            case Notice.DONE:
                return self.state is JobState.COMPLETED
        # Of polls only the next one is of interest.
        return False

    def _news(self, notice: Notice) -> tuple[Any, ...]:
        """What listeners are called with."""
        match notice:
            case Notice.CREATED | Notice.PROCESSING:
                return (self,)
            case Notice.ERROR:
                return (self.errors[-1],)
            case Notice.ABORT:
                return (self.errors,)
            case Notice.DONE:
                return (self._imports, self._failed_imports)

    def _machine_to_execute(self) -> BatchMachine | None:
        """The machine of a first execution; None where the job was executed already and has nothing to begin again."""
        if self._machine is not None and (self._id is not None or self.state is JobState.PENDING):
            return None
        self._body = self._requests.body()
        return BatchMachine(self._options, self._policy, errors=self.errors)

    def _machine_to_restart(self, job_id: str | None) -> BatchMachine | None:
        """The machine that goes on with a job that exists; None where there is nothing to go on with."""
        pending = self.state is JobState.PENDING
        if job_id is not None:
            path_id("job_id", job_id)
            if job_id != self._id and (pending or self._id is not None):
                raise InvalidArgumentError(f"this job is {self._id or 'being created'}: it cannot become {job_id}")
        if pending or self.state is JobState.COMPLETED:
            return None
        job_id = job_id or self._id
        if job_id is None:
            raise InvalidArgumentError("restart() needs a job_id: this job was never created")
        return BatchMachine(self._options, self._policy, job_id, self.errors)

    def _adopt(self, machine: BatchMachine) -> None:
        """Begin a new execution."""
        self._machine = machine
        self._id = machine.job_id
        self._imports, self._failed_imports = self._empty_results()

    def _empty_results(self) -> tuple[BatchResults[ImportT], BatchResults[FailedT]]:
        return BatchResults(self._endpoints.import_model), BatchResults(self._endpoints.failed_model)

    def _request(self, call: Call) -> Request:
        """The request for a call the machine wishes."""
        built = self._endpoints.build(call, idempotency_key=self._idempotency_key, include_schema=self._include_schema)
        return self._transport.request(built, content=self._body if isinstance(call, Create) else None)

    def _take(self, machine: BatchMachine, call: Call, request: Request, outcome: Outcome) -> list[CallbackCall]:
        """Note what came of a call, and return the calls that tell the listeners."""
        try:
            fact, answer = self._fact(call, request, outcome, machine.asked_tokens)
        except FullStoryError as error:
            calls = self._note(machine, CallFailed(error))
            if isinstance(machine.wish, Pause):
                log_retry(Wait(machine.wish.seconds, request, error))
            return calls
        return self._note(machine, fact, answer)

    def _fact(self, call: Call, request: Request, outcome: Outcome, asked_tokens: Collection[str]) -> tuple[Fact, Any]:
        """What came of a call: the fact for the machine, and the answer for the job."""
        response = self._transport.result(request, outcome)
        if isinstance(response, FullStoryError):
            raise response
        match call:
            case Create():
                metadata = self._transport.parse(request, response, self._endpoints.parse_created)
                return JobCreated(metadata.id), metadata
            case Poll():
                status = self._transport.parse(request, response, self._endpoints.parse_status)
                return StatusSeen(status.job.status), status
            case Fetch():
                page = self._transport.parse(request, response, lambda answer: parse_page(answer, asked_tokens))
                return (NotReady(), None) if page is None else (PageSeen(page.next_page_token), (call.results, page))

    def _note(self, machine: BatchMachine, fact: Fact, answer: Any = None) -> list[CallbackCall]:
        """Give the machine a fact, keep what it brought, and return the calls that tell the listeners."""
        with self._lock:
            match fact:
                case JobCreated(job_id):
                    self._id, self._metadata, self._created = job_id, answer, True
                    self._requests.forget_encoded()
                    self._body = None
                case StatusSeen():
                    self._progress, self._metadata = answer, answer.job
                case PageSeen():
                    results, page = answer
                    (self._imports if results is Results.IMPORTS else self._failed_imports).add(page)
            notices = machine.receive(fact)
            return [call for notice in notices for call in self._listeners.calls(notice, *self._news(notice))]

    def _broken_off(self, machine: BatchMachine, problem: BaseException) -> list[CallbackCall]:
        """Note that the driver cannot go on: nobody is to wait for ever, or to take the job for done."""
        if not isinstance(problem, Exception):
            return self._note(machine, Stopped())
        error = UnknownError(f"batch job {self._id or '(no id yet)'}: failed ({type(problem).__name__})")
        error.__cause__ = problem
        return self._note(machine, CallFailed(error))

    def _result(self, machine: BatchMachine) -> BatchJobResult[ImportT, FailedT]:
        """What wait() returns or raises at the end."""
        if machine.abort_error is not None:
            raise machine.abort_error
        return BatchJobResult(self._imports, self._failed_imports)

    def _page(self, results: Results, page_token: str | None, asked_tokens: Collection[str]) -> Flow[ResultPage]:
        """Fetch one page of results, with the client's retries, waiting while the server prepares it."""
        if self._id is None:
            raise InvalidArgumentError("the job was not created yet: it has no results")
        request = self._request(Fetch(results, self._id, page_token))

        def parse(response: httpx.Response) -> ResultPage | None:
            return parse_page(response, asked_tokens)

        while (page := (yield from self._transport.call(request, parse)).parsed) is None:
            yield Wait(self._options.poll_interval or _NOT_READY_SECONDS, request)
        return page


class Deadline:
    """The end of a wait.

    Args:
        timeout: Seconds from now; None means never.

    Raises:
        InvalidArgumentError: It is no number of at least 0.
    """

    def __init__(self, timeout: float | None) -> None:
        self._timeout = timeout
        self._end = math.inf
        if timeout is None:
            return
        if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout >= 0:
            raise InvalidArgumentError(f"timeout must be a number of seconds of at least 0, not {timeout!r}")
        # No thread can wait longer than TIMEOUT_MAX.
        self._end = time.monotonic() + min(timeout, threading.TIMEOUT_MAX / 2)

    @property
    def remaining(self) -> float | None:
        """The seconds left; None where there is no end."""
        return None if self._timeout is None else max(0.0, self._end - time.monotonic())

    def missed(self, job: BatchJobBase[Any, Any]) -> TimeoutError:
        """The error for a job that was not done in time."""
        return TimeoutError(f"batch job {job.id} was not done within {self._timeout} s; it goes on")
