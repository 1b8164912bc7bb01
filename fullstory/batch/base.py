"""All of a batch job but the waiting: what it was given, what is known of it, and what its listeners hear."""

from __future__ import annotations

import math
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Self, TypeVar, overload

from fullstory.arguments import path_id
from fullstory.batch.endpoints import Answers, BatchEndpoints
from fullstory.batch.listeners import CallbackCall, Listeners
from fullstory.batch.machine import BatchMachine
from fullstory.batch.options import BatchJobOptions
from fullstory.batch.requests import AnyFields, BatchBody, BatchRequests
from fullstory.batch.results import BatchResults, ResultPage, ResultWalk
from fullstory.batch.steps import (
    CallFailed,
    Exchange,
    Fetch,
    JobCreated,
    JobState,
    Notification,
    Outcome,
    PageSeen,
    Pause,
    Results,
    StatusSeen,
    Stopped,
)
from fullstory.calls import Call, Caller, Request, Wait
from fullstory.calls import Outcome as Answer
from fullstory.drivers import log_retry
from fullstory.errors import FullStoryError, InvalidArgumentError, UnknownError
from fullstory.retry import RetryPolicy

if TYPE_CHECKING:
    from fullstory.generated.models.event_import_request import EventImportRequestDict
    from fullstory.generated.models.job_metadata import JobMetadata
    from fullstory.generated.models.job_status import JobStatus
    from fullstory.generated.models.job_status_response import JobStatusResponse
    from fullstory.generated.models.user_import_request import UserImportRequestDict

ImportT = TypeVar("ImportT")
FailedT = TypeVar("FailedT")

WAIT_TOO_EARLY = "call execute() before wait()"
WAIT_IN_LISTENER = "a listener must not wait() for the job that is calling it"
START_IN_LISTENER = "the job was stopped: its listeners cannot start it again"

# Between two tries of iter_imports() and iter_failed_imports() while the server prepares the results.
_NOT_READY_SECONDS = 1.0


class BatchJobResult(NamedTuple, Generic[ImportT, FailedT]):
    """How a batch ended: what was imported, and what was not."""

    imports: BatchResults[ImportT]
    failed_imports: BatchResults[FailedT]


class BatchJobBase(ABC, Generic[ImportT, FailedT]):
    """What is common to BatchJob and AsyncBatchJob.

    Args:
        caller: Makes requests and errors.
        endpoints: Those of this kind of batch.
        requests: The first requests.
        shared: What they have in common.
        options: How often to poll and to retry.
    """

    def __init__(
        self,
        caller: Caller,
        endpoints: BatchEndpoints[ImportT, FailedT],
        requests: Iterable[Mapping[str, Any]],
        shared: Mapping[str, Any] | None,
        options: BatchJobOptions | None,
    ) -> None:
        self._options = BatchJobOptions() if options is None else options
        if not isinstance(self._options, BatchJobOptions):
            raise InvalidArgumentError(f"options must be BatchJobOptions, not {type(options).__name__}")
        self._caller = caller
        self._endpoints = endpoints
        self._answers = Answers(caller)
        self._policy = RetryPolicy(self._options.max_retries, caller.policy.jitter)
        self._requests = BatchRequests(shared, endpoints.check_shared)
        self._requests.add(requests)
        self._body: BatchBody | None = None
        # Guards what follows: the thread that drives the job writes it while others read and register listeners.
        self._lock = threading.RLock()
        self._listeners = Listeners()
        self._machine: BatchMachine | None = None
        self._created = False
        self._id: str | None = None
        self._metadata: JobMetadata | None = None
        self._progress: JobStatusResponse | None = None
        self._forget_results()

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

    def add(self, *requests: UserImportRequestDict | EventImportRequestDict | AnyFields) -> Self:
        """Add requests to the batch.

        Args:
            *requests: One mapping for each; nothing is added if one of them is bad.

        Raises:
            InvalidArgumentError: The job was executed already, there are more than 50,000 requests, or one of them
                cannot be sent; the message names the item and the field.
        """
        with self._lock:
            if self._machine is not None:
                raise InvalidArgumentError("call add() before execute(): the batch was sent already")
            self._requests.add(requests)
        return self

    @overload
    def on(self, event: Literal["created", "processing"], callback: Callable[[Self], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], callback: Callable[[FullStoryError], object]) -> Self: ...
    @overload
    def on(self, event: Literal["abort"], callback: Callable[[list[FullStoryError]], object]) -> Self: ...
    @overload
    def on(
        self, event: Literal["done"], callback: Callable[[BatchResults[ImportT], BatchResults[FailedT]], object]
    ) -> Self: ...
    def on(self, event: str, callback: Callable[..., object]) -> Self:
        """Register a listener. What it missed, it is told at once.

        Args:
            event: When it is called, and with what: `created` (the job), `processing` (the job; after each poll that
                finds the server still at work), `error` (each error, retried ones too), `abort` (a list of all
                errors), `done` (the imports and the failed imports).
            callback: A function, for an AsyncBatchJob also a coroutine function. Any exception it raises is logged and
                changes nothing.

        Raises:
            InvalidArgumentError: The event is unknown, or the listener cannot be called.
        """
        self._check_listener(callback)
        with self._lock:
            notification = self._listeners.add(event, callback)
            if notification is Notification.ERROR:
                missed: list[tuple[Any, ...]] = [(error,) for error in self.errors]
            else:
                missed = [self._news(notification)] if self._happened(notification) else []
        self._tell([CallbackCall(callback, arguments) for arguments in missed])
        return self

    @abstractmethod
    def _check_listener(self, callback: Callable[..., object]) -> None:
        """Refuse a listener that this kind of job cannot call."""

    @abstractmethod
    def _tell(self, missed: list[CallbackCall]) -> None:
        """Tell a late listener what it missed."""

    def _happened(self, notification: Notification) -> bool:
        """Return whether a listener registered now has missed it."""
        match notification:
            case Notification.CREATED:
                return self._created
            case Notification.ABORT:
                return self.state is JobState.ABORTED
            case Notification.DONE:
                return self.state is JobState.COMPLETED
        # Of polls only the next one is of interest.
        return False

    def _news(self, notification: Notification) -> tuple[Any, ...]:
        """Return what listeners are called with."""
        match notification:
            case Notification.CREATED | Notification.PROCESSING:
                return (self,)
            case Notification.ERROR:
                return (self.errors[-1],)
            case Notification.ABORT:
                return (self.errors,)
            case Notification.DONE:
                return (self._imports, self._failed_imports)

    def _machine_to_execute(self) -> BatchMachine | None:
        """Return the machine of a first execution; None where the job was executed already and needs no other."""
        if self._machine is not None and (self._id is not None or self.state is JobState.PENDING):
            return None
        self._body = self._requests.body()
        return BatchMachine(self._options, self._policy, errors=self.errors)

    def _machine_to_restart(self, job_id: str | None) -> BatchMachine | None:
        """Return the machine that goes on with a job that exists; None where nothing is left to do."""
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
        self._forget_results()

    def _forget_results(self) -> None:
        self._imports: BatchResults[ImportT] = BatchResults(self._endpoints.import_model)
        self._failed_imports: BatchResults[FailedT] = BatchResults(self._endpoints.failed_model)
        self._walks = {results: ResultWalk() for results in Results}

    def _request(self, action: Exchange) -> Request:
        return self._endpoints.request(self._caller, action, self._body)

    def _take(self, machine: BatchMachine, action: Exchange, request: Request, answer: Answer) -> list[CallbackCall]:
        """Take in the answer to a request, and return the calls that tell the listeners."""
        try:
            response = self._caller.result(request, answer)
            if isinstance(response, FullStoryError):
                raise response
            walk = self._walks[action.results if isinstance(action, Fetch) else Results.IMPORTS]
            outcome, brought = self._answers.read(action, request, response, walk)
        except FullStoryError as error:
            calls = self._note(machine, CallFailed(error))
            if isinstance(machine.action, Pause):
                log_retry(request, error, machine.action.seconds)
            return calls
        return self._note(machine, outcome, brought, action)

    def _note(
        self, machine: BatchMachine, outcome: Outcome, brought: Any = None, action: Exchange | None = None
    ) -> list[CallbackCall]:
        """Give the machine an outcome, keep what it brought, and return the calls that tell the listeners."""
        with self._lock:
            match outcome, action:
                case JobCreated(job_id), _:
                    self._id, self._metadata, self._created = job_id, brought, True
                    self._body = None
                case StatusSeen(), _:
                    self._progress, self._metadata = brought, brought.job
                case PageSeen(), Fetch(results):
                    (self._imports if results is Results.IMPORTS else self._failed_imports).add(brought)
            notifications = machine.receive(outcome)
            return [call for each in notifications for call in self._listeners.calls(each, *self._news(each))]

    def _broken_off(self, machine: BatchMachine, problem: BaseException) -> list[CallbackCall]:
        """Note that the driver cannot go on: nobody is to wait for ever, or to take the job for done."""
        if not isinstance(problem, Exception):
            return self._note(machine, Stopped())
        error = UnknownError(f"batch job {self._id or '(no id yet)'}: failed ({type(problem).__name__})")
        error.__cause__ = problem
        return self._note(machine, CallFailed(error))

    def _result(self, machine: BatchMachine) -> BatchJobResult[ImportT, FailedT]:
        """Return or raise what wait() does at the end."""
        if machine.abort_error is not None:
            raise machine.abort_error
        return BatchJobResult(self._imports, self._failed_imports)

    def _page(self, results: Results, page_token: str | None, walk: ResultWalk) -> Call[ResultPage]:
        """Fetch one page of results, with the client's retries, waiting while the server prepares it."""
        if self._id is None:
            raise InvalidArgumentError("the job has no results yet: it was not created")
        request = self._request(Fetch(results, self._id, page_token))
        while True:
            response = yield from self._caller.attempts(request)
            page = self._answers.page(request, response, walk)
            if page is not None:
                return page
            yield Wait(self._options.poll_interval or _NOT_READY_SECONDS, request)


class Deadline:
    """The end of a wait.

    Args:
        timeout: Seconds from now; None means never.

    Raises:
        InvalidArgumentError: It is not a number of at least 0.
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
        """Return the error for a job that was not done in time."""
        return TimeoutError(f"batch job {job.id} was not done within {self._timeout} s; it goes on")
