"""How a batch job starts, continues and ends, and what its listeners are told: everything except waiting."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Self, overload

from fullstory.arguments import path_id
from fullstory.batch import steps
from fullstory.batch.listeners import CallbackCall
from fullstory.batch.machine import BatchMachine
from fullstory.batch.requests import AnyFields
from fullstory.batch.results import BatchResults, ResultPage, ResultWalk
from fullstory.batch.view import BatchJobView, DriverT, FailedT, ImportT
from fullstory.calls import Call, Request, Wait
from fullstory.calls import Outcome as CallOutcome
from fullstory.deadline import Deadline
from fullstory.drivers import log_retry
from fullstory.errors import FullStoryError, InvalidArgumentError, RequestTimeoutError, UnknownError

if TYPE_CHECKING:
    from fullstory.generated.models.event_import_request import EventImportRequestDict
    from fullstory.generated.models.user_import_request import UserImportRequestDict

logger: logging.Logger = logging.getLogger("fullstory")

WAIT_TOO_EARLY = "call execute() before wait()"
WAIT_IN_LISTENER = "a listener must not wait() for the job that is calling it"
WAIT_IN_FORK = (
    "the job runs in the process that this one was forked from: wait() for it there, or go on with it here by calling "
    "restart() with its id on a new job"
)
START_IN_LISTENER = "the job was stopped: its listeners cannot start it again"

# Between two tries of iter_imports() and iter_failed_imports() while the server prepares the results.
_NOT_READY_SECONDS = 1.0


class BatchJobResult(NamedTuple, Generic[ImportT, FailedT]):
    """How a batch ended: what was imported, and what was not."""

    imports: BatchResults[ImportT]
    failed_imports: BatchResults[FailedT]


class BatchJobBase(BatchJobView[ImportT, FailedT, DriverT], ABC):
    """What BatchJob and AsyncBatchJob share: everything except waiting."""

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
        """Register a listener, and tell it at once what it missed.

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
            missed = self._missed(notification)
        try:
            self._tell([CallbackCall(callback, arguments) for arguments in missed])
        except InvalidArgumentError:
            self._listeners.remove(notification, callback)
            raise
        return self

    def execute(self) -> Self:
        """Start the import and return at once. On a job that was executed already it does nothing.

        A job that aborted before it was created is started again, with the same idempotency key. An AsyncBatchJob
        needs a running event loop.

        Raises:
            InvalidArgumentError: There are no requests.
        """
        with self._lock:
            self._start(self._machine_to_execute())
        return self

    def restart(self, job_id: str | None = None) -> Self:
        """Go on polling a job that the server has, and return at once. On a running or completed job it does nothing.

        Args:
            job_id: The job's id; may be left out if this job was created before it aborted.

        Raises:
            InvalidArgumentError: No id is known, or this job has another one.
        """
        with self._lock:
            self._start(self._machine_to_restart(job_id))
        return self

    @abstractmethod
    def _start(self, machine: BatchMachine | None) -> None:
        """Begin a new execution; do nothing for None."""

    @abstractmethod
    def _check_listener(self, callback: Callable[..., object]) -> None:
        """Refuse a listener that this kind of job cannot call."""

    @abstractmethod
    def _tell(self, missed: list[CallbackCall]) -> None:
        """Tell a late listener what it missed."""

    def _missed(self, notification: steps.Notification) -> list[tuple[Any, ...]]:
        """Return what a listener that registers now was not called with. Of polls only the next one is of interest."""
        if notification is steps.Notification.ERROR:
            return [(error,) for error in self.errors]
        happened = {
            steps.Notification.CREATED: self._created,
            steps.Notification.ABORT: self.state is steps.JobState.ABORTED,
            steps.Notification.DONE: self.state is steps.JobState.COMPLETED,
        }
        return [self._news(notification)] if happened.get(notification) else []

    def _news(self, notification: steps.Notification) -> tuple[Any, ...]:
        """Return what listeners are called with."""
        match notification:
            case steps.Notification.CREATED | steps.Notification.PROCESSING:
                return (self,)
            case steps.Notification.ERROR:
                return (self.errors[-1],)
            case steps.Notification.ABORT:
                return (self.errors,)
            case steps.Notification.DONE:
                return (self._imports, self._failed_imports)

    def _machine_to_execute(self) -> BatchMachine | None:
        """Return the machine of a first execution; None where the job was executed already and needs no other."""
        if self._machine is not None and (self._confirmed or self.state is steps.JobState.PENDING):
            return None
        if not len(self._requests):
            raise InvalidArgumentError("requests is empty: add at least one before execute()")
        return BatchMachine(self._options, self._policy, errors=self.errors)

    def _machine_to_restart(self, job_id: str | None) -> BatchMachine | None:
        """Return the machine that goes on with a job that exists; None where nothing is left to do."""
        pending = self.state is steps.JobState.PENDING
        if job_id is not None:
            job_id = path_id("job_id", job_id)
            if job_id != self._id and (pending or self._confirmed):
                name = self._id or "being created"
                raise InvalidArgumentError(f"this job is {name}: call restart({job_id!r}) on a new job instead")
        if pending or self.state is steps.JobState.COMPLETED:
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

    def _request(self, action: steps.Exchange) -> Request:
        return self._endpoints.request(self._caller, action, self._requests.body)

    def _take(
        self, machine: BatchMachine, action: steps.Exchange, request: Request, answer: CallOutcome
    ) -> list[CallbackCall]:
        """Take in the answer to a request, and return the calls that tell the listeners."""
        try:
            response = self._caller.result(request, answer)
            if isinstance(response, FullStoryError):
                raise response
            outcome, brought = self._answers.read(action, request, response, self._walks)
        except FullStoryError as error:
            told = self._note(machine, steps.CallFailed(error))
            if isinstance(machine.action, steps.Pause):
                log_retry(request, error, machine.action.seconds)
            elif isinstance(action, steps.Fetch) and action.results in machine.unread:
                logger.warning("%s: its %s cannot be read: %s", machine.name, action.results.value, error)
            return told
        told = self._note(machine, outcome, brought, action)
        # The page that came is kept; it is the next one that cannot be asked for.
        if isinstance(action, steps.Fetch) and (no_next := self._walks[action.results].error) is not None:
            told += self._note(machine, steps.CallFailed(no_next))
        return told

    def _note(
        self, machine: BatchMachine, outcome: steps.Outcome, brought: Any = None, action: steps.Exchange | None = None
    ) -> list[CallbackCall]:
        """Give the machine an outcome, keep what it brought, and return the calls that tell the listeners."""
        with self._lock:
            match outcome, action:
                case steps.JobCreated(job_id), _:
                    self._id, self._metadata, self._created, self._confirmed = job_id, brought, True, True
                case steps.StatusSeen(), _:
                    self._progress, self._metadata, self._confirmed = brought, brought.job, True
                case steps.PageSeen(), steps.Fetch(results):
                    self._list(results).add(brought)
            notifications = machine.receive(outcome)
            for results, error in machine.unread.items():
                self._list(results).error = error
            return [call for each in notifications for call in self._listeners.calls(each, *self._news(each))]

    def _broken_off(self, machine: BatchMachine, problem: BaseException) -> list[CallbackCall]:
        """Record that the driver cannot continue, so that no one waits forever or takes the job for done."""
        if not isinstance(problem, Exception):
            return self._note(machine, steps.Stopped())
        error = UnknownError(f"{machine.name}: failed ({type(problem).__name__})")
        error.__cause__ = problem
        return self._note(machine, steps.CallFailed(error))

    def _out_of_time(self, machine: BatchMachine, deadline: Deadline) -> list[CallbackCall] | None:
        """Abort an execution that takes too long; None where it does not."""
        if deadline.remaining != 0:
            return None
        error = RequestTimeoutError(f"{machine.name}: not done within {self._options.total_timeout} s")
        error.can_retry = False
        return self._note(machine, steps.CallFailed(error))

    def _late(self, timeout: float | None) -> TimeoutError:
        """Return the error of a wait that ended before the job did."""
        name = "the batch job" if self.id is None else f"batch job {self.id}"
        return TimeoutError(f"{name} was not done within {timeout} s; it goes on")

    def _result(self, machine: BatchMachine) -> BatchJobResult[ImportT, FailedT]:
        """Return or raise what wait() does at the end."""
        if machine.abort_error is not None:
            # Raised again by each wait(): with one traceback, not all of them.
            raise machine.abort_error.with_traceback(None)
        return BatchJobResult(self._imports, self._failed_imports)

    def _next_page(self, results: steps.Results, walk: ResultWalk) -> Call[ResultPage]:
        """Fetch the next page of a walk, with the client's retries, waiting while the server prepares it."""
        if self._id is None:
            raise InvalidArgumentError("the job has no results yet: it was not created")
        if walk.error is not None:
            raise walk.error
        request = self._request(steps.Fetch(results, self._id, walk.page_token))
        while True:
            response = yield from self._caller.attempts(request)
            page = self._answers.page(request, response, walk)
            if page is not None:
                return page
            yield Wait(self._options.poll_interval or _NOT_READY_SECONDS, request)
