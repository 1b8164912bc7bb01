"""The two kinds of batch jobs: one that runs on a thread, one that runs in a task."""

from __future__ import annotations

import asyncio
import inspect
import math
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from fullstory.batch.base import BatchJobBase, BatchJobResult, FailedT, ImportT, JobSetup
from fullstory.batch.listeners import CallbackCall
from fullstory.batch.machine import BatchMachine, Pause, Results, Stopped, Waited
from fullstory.batch.results import to_model
from fullstory.errors import InvalidArgumentError
from fullstory.transport import AsyncDriver, BlockingDriver, Send, Transport


@dataclass(slots=True)
class _Execution:
    """One run of a job on a thread."""

    machine: BatchMachine
    stop: threading.Event = field(default_factory=threading.Event)
    finished: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None


class BatchJob(BatchJobBase[ImportT, FailedT]):
    """A batch import that runs on a thread of its own.

    Made by `client.users.batch_create` or `client.events.batch_create`. The thread keeps the process alive until the job is done. It calls the listeners, one after the other.
    """

    def __init__(self, transport: Transport, driver: BlockingDriver, setup: JobSetup[ImportT, FailedT]) -> None:
        super().__init__(transport, setup)
        self._driver = driver
        self._execution: _Execution | None = None

    def on(self, event: str, callback: Callable[..., Any]) -> Self:
        """Register a listener. What it missed, it is told at once, on the calling thread.

        Args:
            event: When it is called, and with what: `created` (the job), `processing` (the job; after each poll that
                finds the server still at work), `error` (each error, retried ones too), `abort` (a list of all
                errors), `done` (the imports and the failed imports).
            callback: Any exception it raises is logged and changes nothing.

        Raises:
            InvalidArgumentError: There is no such event, or the listener cannot be called.
        """
        if inspect.iscoroutinefunction(callback):
            raise InvalidArgumentError("a coroutine function cannot listen to a BatchJob: use init_async()")
        for call in self._register(event, callback):
            call()
        return self

    def execute(self) -> Self:
        """Start the import and return at once. On a job that was executed already it does nothing.

        A job that aborted before it was created is started again, with the same idempotency key.

        Raises:
            InvalidArgumentError: There are no requests.
        """
        with self._lock:
            self._start(self._prepare_execution())
        return self

    def restart(self, job_id: str | None = None) -> Self:
        """Go on polling a job that the server has, and return at once. On a running or completed job it does nothing.

        Args:
            job_id: The job's id; may be left out where this job was created before it aborted.

        Raises:
            InvalidArgumentError: No id is known, or this job has another one.
        """
        with self._lock:
            self._start(self._prepare_restart(job_id))
        return self

    def wait(self, timeout: float | None = None) -> BatchJobResult[ImportT, FailedT]:
        """Block until the job is done.

        Ctrl-C ends the waiting and this side's polling, not the server's job: with the id, `restart` goes on.

        Args:
            timeout: Seconds to wait at most; for ever when left out.

        Returns:
            What was imported, and what was not.

        Raises:
            TimeoutError: It took longer. The job goes on.
            MaxRetriesError: The job gave up after too many errors in a row.
            FullStoryError: The error that aborted the job.
            InvalidArgumentError: The job was not executed, or a listener tries to wait for its own job.
        """
        deadline = math.inf if timeout is None else time.monotonic() + check_timeout(timeout)
        while True:
            execution = self._execution
            if execution is None:
                raise InvalidArgumentError("wait() comes too early: execute() the job first")
            if execution.thread is threading.current_thread():
                raise InvalidArgumentError("a listener cannot wait() for the job that is calling it")
            try:
                remaining = None if timeout is None else max(0.0, deadline - time.monotonic())
                finished = execution.finished.wait(remaining)
            except KeyboardInterrupt:
                execution.stop.set()
                raise
            if not finished:
                raise TimeoutError(f"batch job {self.id} was not done within {timeout} s; it goes on")
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
        page_token: str | None = None
        while True:
            page = self._driver.run(self._page(results, page_token)).parsed
            for item in page.items():
                yield to_model(model, item)
            page_token = page.next_page_token
            if page_token is None:
                return

    def _start(self, machine: BatchMachine | None) -> None:
        if machine is None:
            return
        self._driver.add_job()
        execution = self._execution = _Execution(machine)
        execution.thread = threading.Thread(target=self._drive, args=(execution,), name="fullstory-batch-job")
        execution.thread.start()

    def _drive(self, execution: _Execution) -> None:
        machine = execution.machine
        try:
            while (wish := machine.wish) is not None:
                if execution.stop.is_set():
                    calls = self._note(machine, Stopped(), None)
                elif isinstance(wish, Pause):
                    execution.stop.wait(wish.seconds)
                    calls = self._note(machine, Waited(), None)
                else:
                    request = self._request(wish)
                    outcome = self._driver.send(Send(request, machine.failures_in_a_row))
                    calls = self._take(machine, wish, request, outcome)
                for call in calls:
                    call()
        finally:
            self._driver.remove_job()
            execution.finished.set()


class AsyncBatchJob(BatchJobBase[ImportT, FailedT]):
    """A batch import that runs in a task.

    Made by `client.users.batch_create` or `client.events.batch_create`. The methods that return the job may be awaited or not.
    """

    def __init__(self, transport: Transport, driver: AsyncDriver, setup: JobSetup[ImportT, FailedT]) -> None:
        super().__init__(transport, setup)
        self._driver = driver
        self._task: asyncio.Task[None] | None = None
        # The event loop alone would not keep them alive.
        self._late_calls: set[asyncio.Task[None]] = set()

    def __await__(self) -> Generator[Any, None, Self]:
        """The job itself, at once: `await job.execute()` reads like every other call of an async client."""
        yield from ()
        return self

    def on(self, event: str, callback: Callable[..., Any]) -> Self:
        """Register a listener, a plain or a coroutine function. See `BatchJob.on`."""
        for call in self._register(event, callback):
            if inspect.iscoroutinefunction(callback):
                task = asyncio.get_running_loop().create_task(_call(call))
                self._late_calls.add(task)
                task.add_done_callback(self._late_calls.discard)
            else:
                call()
        return self

    def execute(self) -> Self:
        """Start the import and return at once; an event loop must be running. See `BatchJob.execute`."""
        self._start(self._prepare_execution())
        return self

    def restart(self, job_id: str | None = None) -> Self:
        """Go on polling a job that the server has, and return at once. See `BatchJob.restart`."""
        self._start(self._prepare_restart(job_id))
        return self

    async def wait(self, timeout: float | None = None) -> BatchJobResult[ImportT, FailedT]:
        """Wait until the job is done. See `BatchJob.wait`. Cancelling the waiting leaves the job running."""
        deadline = math.inf if timeout is None else time.monotonic() + check_timeout(timeout)
        while True:
            task, machine = self._task, self._machine
            if task is None or machine is None:
                raise InvalidArgumentError("wait() comes too early: execute() the job first")
            if task is asyncio.current_task():
                raise InvalidArgumentError("a listener cannot wait() for the job that is calling it")
            remaining = None if timeout is None else max(0.0, deadline - time.monotonic())
            await asyncio.wait({task, *self._late_calls}, timeout=remaining)
            if not task.done():
                raise TimeoutError(f"batch job {self.id} was not done within {timeout} s; it goes on")
            # A listener may have restarted the job: then that is what to wait for.
            if task is self._task:
                return self._result(machine)

    async def iter_imports(self) -> AsyncIterator[ImportT]:
        """Fetch what was imported page by page, without holding it. Raises what any request may raise."""
        async for item in self._iterate(Results.IMPORTS, self._endpoints.import_model):
            yield item

    async def iter_failed_imports(self) -> AsyncIterator[FailedT]:
        """Fetch what could not be imported page by page, without holding it. Raises what any request may raise."""
        async for item in self._iterate(Results.ERRORS, self._endpoints.failed_model):
            yield item

    async def _iterate(self, results: Results, model: Any) -> AsyncIterator[Any]:
        page_token: str | None = None
        while True:
            page = (await self._driver.run(self._page(results, page_token))).parsed
            for item in page.items():
                yield to_model(model, item)
            page_token = page.next_page_token
            if page_token is None:
                return

    def _start(self, machine: BatchMachine | None) -> None:
        if machine is None:
            return
        self._driver.add_job()
        self._task = asyncio.get_running_loop().create_task(self._drive(machine), name="fullstory-batch-job")

    async def _drive(self, machine: BatchMachine) -> None:
        try:
            while (wish := machine.wish) is not None:
                if isinstance(wish, Pause):
                    await self._driver.sleep(wish.seconds)
                    calls = self._note(machine, Waited(), None)
                else:
                    request = self._request(wish)
                    outcome = await self._driver.send(Send(request, machine.failures_in_a_row))
                    calls = self._take(machine, wish, request, outcome)
                for call in calls:
                    await _call(call)
        except asyncio.CancelledError:
            for call in self._note(machine, Stopped(), None):
                await _call(call)
            raise
        finally:
            await self._driver.remove_job()


async def _call(call: CallbackCall) -> None:
    """Call a listener that may be a plain or a coroutine function."""
    try:
        outcome = call()
        if inspect.isawaitable(outcome):
            await outcome
    except Exception:
        call.log_exception()


def check_timeout(value: Any) -> float:
    """The timeout of a wait.

    Raises:
        InvalidArgumentError: It is no number of at least 0.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value) or value < 0:
        raise InvalidArgumentError(f"timeout must be a number of seconds of at least 0, not {value!r}")
    return float(value)
