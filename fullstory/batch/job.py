"""A batch job that runs on a thread."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fullstory.arguments import non_negative_seconds, optional
from fullstory.batch import base
from fullstory.batch.base import BatchJobBase, BatchJobResult
from fullstory.batch.listeners import CallbackCall, is_coroutine_function
from fullstory.batch.machine import BatchMachine
from fullstory.batch.results import ResultWalk
from fullstory.batch.steps import Action, Pause, Results, Stopped, Waited
from fullstory.batch.view import FailedT, ImportT
from fullstory.calls import Send
from fullstory.connections import renew_after_fork
from fullstory.deadline import Deadline
from fullstory.drivers import BlockingDriver
from fullstory.errors import InvalidArgumentError, UnknownError


@dataclass(slots=True)
class _Execution:
    """One run of a job on a thread.

    Attributes:
        machine: What it executes.
        stop: Set when the user does not want it to go on.
        finished: Set when it has ended and every listener has been told.
        thread: Where it runs.
        is_elsewhere: Whether that is in the process which this one was forked from.
    """

    machine: BatchMachine
    stop: threading.Event = field(default_factory=threading.Event)
    finished: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None
    is_elsewhere: bool = False


class BatchJob(BatchJobBase[ImportT, FailedT, BlockingDriver]):
    """A batch import that runs on a thread of its own.

    Made by `client.users.batch_create` or `client.events.batch_create`. The thread keeps the process alive until the
    job is done. It calls the listeners, one after the other.
    """

    _execution: _Execution | None = None

    def _check_listener(self, callback: Callable[..., object]) -> None:
        if is_coroutine_function(callback):
            raise InvalidArgumentError("a BatchJob cannot await a coroutine function: use init_async(), or a plain one")

    def _tell(self, missed: list[CallbackCall]) -> None:
        _call_all(missed)

    def wait(self, timeout: float | None = None) -> BatchJobResult[ImportT, FailedT]:
        """Block until the job is done.

        Ctrl-C ends the waiting and this side's polling, not the server's job: with the id, `restart` goes on.

        Args:
            timeout: The maximum number of seconds to wait; no limit when left out.

        Returns:
            What was imported, and what was not.

        Raises:
            TimeoutError: It took longer: Python's own, as nothing went wrong and the job goes on.
            MaxRetriesError: The job gave up after too many errors in a row.
            FullStoryError: The error that aborted the job.
            InvalidArgumentError: The job was not executed, or a listener tries to wait for its own job.
        """
        deadline = Deadline(optional(non_negative_seconds, "timeout", timeout), running=True)
        try:
            return self._wait(deadline, timeout)
        except KeyboardInterrupt:
            if self._execution is not None:
                self._execution.stop.set()
            raise

    def _wait(self, deadline: Deadline, timeout: float | None) -> BatchJobResult[ImportT, FailedT]:
        while True:
            execution = self._execution
            if execution is None:
                raise InvalidArgumentError(base.WAIT_TOO_EARLY)
            if execution.thread is threading.current_thread():
                raise InvalidArgumentError(base.WAIT_IN_LISTENER)
            if execution.is_elsewhere:
                raise InvalidArgumentError(base.WAIT_IN_FORK)
            if not execution.finished.wait(deadline.remaining):
                raise self._late(timeout)
            # A listener may have restarted the job: then that is what to wait for.
            if execution is self._execution:
                return self._result(execution.machine)

    def iter_imports(self) -> Iterator[ImportT]:
        """Fetch what was imported page by page, without holding it. Raises what any request may raise."""
        return self._iterate(Results.IMPORTS, self._endpoints.import_model)

    def iter_failed_imports(self) -> Iterator[FailedT]:
        """Fetch what could not be imported page by page, without holding it. Raises what any request may raise."""
        return self._iterate(Results.ERRORS, self._endpoints.failed_model)

    def _iterate(self, results: Results, model: Any) -> Iterator[Any]:
        walk = ResultWalk()
        while not walk.ended:
            yield from self._driver.run(self._next_page(results, walk)).models(model)

    def _start(self, machine: BatchMachine | None) -> None:
        last = self._execution
        if last is not None and last.stop.is_set():
            if last.thread is threading.current_thread():
                raise InvalidArgumentError(base.START_IN_LISTENER)
            # Starting the job again cancels a Ctrl-C that its thread has not noticed yet.
            last.stop.clear()
        if machine is None:
            return
        execution = _Execution(machine)
        # Where a daemon thread starts it, it would be one too, and die with the process.
        execution.thread = threading.Thread(
            target=self._drive, args=(execution,), name="fullstory-batch-job", daemon=False
        )
        self._driver.add_job()
        try:
            # What it learns it can only note when the lock is free: after the lines below.
            execution.thread.start()
        except RuntimeError as problem:
            self._driver.remove_job()
            raise UnknownError("the batch job needs a thread, and no other can be started now") from problem
        renew_after_fork(self, BatchJob._renew)
        self._execution = execution
        self._adopt(machine)

    def _renew(self) -> None:
        """Take note that this process was forked, and that the thread stayed behind, perhaps with the lock."""
        self._lock = threading.RLock()
        if self._execution is not None:
            self._execution.is_elsewhere = not self._execution.finished.is_set()

    def _drive(self, execution: _Execution) -> None:
        try:
            deadline = Deadline(self._options.total_timeout, running=True)
            while (action := execution.machine.action) is not None:
                _call_all(self._step(execution, action, deadline))
        except BaseException as problem:
            _call_all(self._broken_off(execution.machine, problem))
            if not isinstance(problem, Exception):
                raise
        finally:
            try:
                self._driver.remove_job()
            finally:
                execution.finished.set()

    def _step(self, execution: _Execution, action: Action, deadline: Deadline) -> list[CallbackCall]:
        machine = execution.machine
        with self._lock:
            if execution.stop.is_set():
                return self._note(machine, Stopped())
        if (calls := self._out_of_time(machine, deadline)) is not None:
            return calls
        if isinstance(action, Pause):
            stopped = self._driver.pause(execution.stop, deadline.shortened(action.seconds))
            return [] if stopped else self._note(machine, Waited())
        request = self._request(action)
        answer = self._driver.send(Send(request, machine.failures_in_a_row))
        return self._take(machine, action, request, answer)


def _call_all(calls: Iterable[CallbackCall]) -> None:
    for call in calls:
        if inspect.iscoroutine(outcome := call()):
            outcome.close()
            call.log("returned a coroutine, which a BatchJob cannot await")
