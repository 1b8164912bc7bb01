"""The two kinds of batch jobs: one that runs on a thread, one that runs in a task."""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from fullstory.batch.base import BatchJobBase, BatchJobResult, Deadline, FailedT, ImportT, JobSetup
from fullstory.batch.listeners import CallbackCall
from fullstory.batch.machine import BatchMachine, Call, Pause, Results, Stopped, Waited
from fullstory.batch.results import to_model
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError, UnknownError
from fullstory.transport import Send, Transport

_WAIT_TOO_EARLY = "wait() comes too early: execute() the job first"
_WAIT_IN_LISTENER = "a listener cannot wait() for the job that is calling it"
_START_IN_LISTENER = "the job was stopped: its listeners cannot start it again"


@dataclass(slots=True)
class _Execution:
    """One run of a job on a thread.

    Attributes:
        machine: What it executes.
        stop: Set when the user does not want it to go on.
        finished: Set when it came to its end and every listener heard of it.
        thread: Where it runs.
    """

    machine: BatchMachine
    stop: threading.Event = field(default_factory=threading.Event)
    finished: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None


class BatchJob(BatchJobBase[ImportT, FailedT]):
    """A batch import that runs on a thread of its own.

    Made by `client.users.batch_create` or `client.events.batch_create`. The thread keeps the process alive until the
    job is done. It calls the listeners, one after the other.
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
        if inspect.iscoroutinefunction(callback) or inspect.iscoroutinefunction(type(callback).__call__):
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
            self._start(self._machine_to_execute())
        return self

    def restart(self, job_id: str | None = None) -> Self:
        """Go on polling a job that the server has, and return at once. On a running or completed job it does nothing.

        Args:
            job_id: The job's id; may be left out where this job was created before it aborted.

        Raises:
            InvalidArgumentError: No id is known, or this job has another one.
        """
        with self._lock:
            self._start(self._machine_to_restart(job_id))
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
        deadline = Deadline(timeout)
        try:
            return self._wait(deadline)
        except KeyboardInterrupt:
            if self._execution is not None:
                self._execution.stop.set()
            raise

    def _wait(self, deadline: Deadline) -> BatchJobResult[ImportT, FailedT]:
        while True:
            execution = self._execution
            if execution is None:
                raise InvalidArgumentError(_WAIT_TOO_EARLY)
            if execution.thread is threading.current_thread():
                raise InvalidArgumentError(_WAIT_IN_LISTENER)
            if not execution.finished.wait(deadline.remaining):
                raise deadline.missed(self)
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
        asked_tokens: set[str] = set()
        while True:
            page = self._driver.run(self._page(results, page_token, asked_tokens))
            for item in page.items():
                yield to_model(model, item)
            page_token = page.next_page_token
            if page_token is None:
                return
            asked_tokens.add(page_token)

    def _start(self, machine: BatchMachine | None) -> None:
        last = self._execution
        if last is not None and last.stop.is_set():
            if last.thread is threading.current_thread():
                raise InvalidArgumentError(_START_IN_LISTENER)
            # Whoever wants the job to go on takes back a Ctrl-C that its thread has not noticed yet.
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
            raise UnknownError("there is no thread left to run the batch job") from problem
        self._execution = execution
        self._adopt(machine)

    def _drive(self, execution: _Execution) -> None:
        try:
            while (wish := execution.machine.wish) is not None:
                _call_all(self._step(execution, wish))
        except BaseException as problem:
            _call_all(self._broken_off(execution.machine, problem))
            if not isinstance(problem, Exception):
                raise
        finally:
            self._driver.remove_job()
            execution.finished.set()

    def _step(self, execution: _Execution, wish: Call | Pause) -> list[CallbackCall]:
        machine = execution.machine
        with self._lock:
            if execution.stop.is_set():
                return self._note(machine, Stopped())
        if isinstance(wish, Pause):
            stopped = self._driver.pause(execution.stop, wish.seconds)
            return [] if stopped else self._note(machine, Waited())
        request = self._request(wish)
        outcome = self._driver.send(Send(request, machine.failures_in_a_row))
        return self._take(machine, wish, request, outcome)


class AsyncBatchJob(BatchJobBase[ImportT, FailedT]):
    """A batch import that runs in a task.

    Made by `client.users.batch_create` or `client.events.batch_create`. The methods that return the job may be
    awaited or not.
    """

    def __init__(self, transport: Transport, driver: AsyncDriver, setup: JobSetup[ImportT, FailedT]) -> None:
        super().__init__(transport, setup)
        self._driver = driver
        self._task: asyncio.Task[None] | None = None
        # Listeners that registered late. The event loop alone would not keep them alive.
        self._late_calls: set[asyncio.Task[None]] = set()

    def __await__(self) -> Generator[Any, None, Self]:
        """The job itself, at once: `await job.execute()` reads like every other call of an async client."""
        yield from ()
        return self

    def on(self, event: str, callback: Callable[..., Any]) -> Self:
        """Register a listener, a plain or a coroutine function. See `BatchJob.on`."""
        calls = self._register(event, callback)
        if calls and inspect.iscoroutinefunction(callback):
            _running_loop()
        begun = [(call, outcome) for call in calls if inspect.isawaitable(outcome := call())]
        if begun:
            self._in_background(_finish_all(begun))
        return self

    def execute(self) -> Self:
        """Start the import and return at once; an event loop must be running. See `BatchJob.execute`."""
        self._start(self._machine_to_execute())
        return self

    def restart(self, job_id: str | None = None) -> Self:
        """Go on polling a job that the server has, and return at once. See `BatchJob.restart`."""
        self._start(self._machine_to_restart(job_id))
        return self

    async def wait(self, timeout: float | None = None) -> BatchJobResult[ImportT, FailedT]:
        """Wait until the job is done. See `BatchJob.wait`. Cancelling the waiting leaves the job running."""
        deadline = Deadline(timeout)
        while True:
            task, machine, current = self._task, self._machine, asyncio.current_task()
            if task is None or machine is None:
                raise InvalidArgumentError(_WAIT_TOO_EARLY)
            if task is current:
                raise InvalidArgumentError(_WAIT_IN_LISTENER)
            # A listener that registered late may wait for the job, but not for itself.
            others = set() if current in self._late_calls else self._late_calls
            unfinished = {each for each in (task, *others) if not each.done()}
            if unfinished:
                await asyncio.wait(unfinished, timeout=deadline.remaining)
            if not task.done():
                raise deadline.missed(self)
            # A listener may have restarted the job: then that is what to wait for.
            if task is self._task:
                return self._result(machine)

    def iter_imports(self) -> AsyncIterator[ImportT]:
        """Fetch what was imported page by page, without holding it. Raises what any request may raise."""
        return self._iterate(Results.IMPORTS, self._endpoints.import_model)

    def iter_failed_imports(self) -> AsyncIterator[FailedT]:
        """Fetch what could not be imported page by page, without holding it. Raises what any request may raise."""
        return self._iterate(Results.ERRORS, self._endpoints.failed_model)

    async def _iterate(self, results: Results, model: Any) -> AsyncIterator[Any]:
        page_token: str | None = None
        asked_tokens: set[str] = set()
        while True:
            page = await self._driver.run(self._page(results, page_token, asked_tokens))
            for item in page.items():
                yield to_model(model, item)
            page_token = page.next_page_token
            if page_token is None:
                return
            asked_tokens.add(page_token)

    def _start(self, machine: BatchMachine | None) -> None:
        if machine is None:
            return
        loop = _running_loop()
        task = asyncio.current_task()
        if task is not None and task is self._task and task.cancelling():
            raise InvalidArgumentError(_START_IN_LISTENER)
        self._driver.add_job()
        self._adopt(machine)
        self._task = loop.create_task(self._drive(machine), name="fullstory-batch-job")
        self._task.add_done_callback(partial(self._end_unbegun, machine))

    async def _drive(self, machine: BatchMachine) -> None:
        try:
            while (wish := machine.wish) is not None:
                await _await_all(await self._step(machine, wish))
        except BaseException as problem:
            await _await_all(self._broken_off(machine, problem))
            if not isinstance(problem, Exception):
                raise
        finally:
            await self._driver.remove_job()

    async def _step(self, machine: BatchMachine, wish: Call | Pause) -> list[CallbackCall]:
        if isinstance(wish, Pause):
            await self._driver.sleep(wish.seconds)
            return self._note(machine, Waited())
        request = self._request(wish)
        outcome = await self._driver.send(Send(request, machine.failures_in_a_row))
        return self._take(machine, wish, request, outcome)

    def _end_unbegun(self, machine: BatchMachine, task: asyncio.Task[None]) -> None:
        """Do for a task what it could not: cancelled before its first step, it runs nothing of `_drive`."""
        if machine.wish is not None:
            self._in_background(self._end(self._note(machine, Stopped())))

    async def _end(self, calls: list[CallbackCall]) -> None:
        await _await_all(calls)
        await self._driver.remove_job()

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = _running_loop().create_task(work)
        self._late_calls.add(task)
        task.add_done_callback(self._late_calls.discard)


def _call_all(calls: Iterable[CallbackCall]) -> None:
    for call in calls:
        call()


async def _await_all(calls: Iterable[CallbackCall]) -> None:
    """Call listeners that may be plain or coroutine functions, one after the other."""
    for call in calls:
        outcome = call()
        if inspect.isawaitable(outcome):
            await _finish_all([(call, outcome)])


async def _finish_all(begun: Iterable[tuple[CallbackCall, Awaitable[Any]]]) -> None:
    """Await what listeners returned. What they raise is logged and changes nothing."""
    for call, outcome in begun:
        try:
            await outcome
        except asyncio.CancelledError:
            # Either the job is cancelled, or something that the listener awaited: that is the listener's affair.
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            call.log_exception()
        except Exception:
            call.log_exception()


def _running_loop() -> asyncio.AbstractEventLoop:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise InvalidArgumentError("an AsyncBatchJob runs in an event loop, and none is running here") from None
