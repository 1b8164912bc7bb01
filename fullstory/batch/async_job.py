"""A batch job that runs in a task."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from functools import cached_property, partial
from typing import Any

from fullstory.arguments import non_negative_seconds, optional
from fullstory.async_connections import OTHER_LOOP
from fullstory.batch import base
from fullstory.batch.base import BatchJobBase, BatchJobResult
from fullstory.batch.listeners import CallbackCall, is_coroutine_function
from fullstory.batch.machine import BatchMachine
from fullstory.batch.results import ResultWalk
from fullstory.batch.steps import Action, Pause, Results, Stopped, Waited
from fullstory.batch.view import FailedT, ImportT
from fullstory.calls import Send
from fullstory.deadline import Deadline
from fullstory.drivers import AsyncDriver, in_job
from fullstory.errors import InvalidArgumentError

logger: logging.Logger = logging.getLogger("fullstory")


class AsyncBatchJob(BatchJobBase[ImportT, FailedT, AsyncDriver]):
    """A batch import that runs in a task.

    Made by `client.users.batch_create` or `client.events.batch_create`.
    """

    _task: asyncio.Task[None] | None = None

    @cached_property
    def _late_calls(self) -> set[asyncio.Task[None]]:
        """Listeners that registered late. The event loop alone would not keep them alive."""
        return set()

    def _check_listener(self, callback: Callable[..., object]) -> None:
        # Plain and coroutine functions can listen, and whether it is callable at all is checked for both kinds of jobs.
        return None

    def _tell(self, missed: list[CallbackCall]) -> None:
        if any(is_coroutine_function(call.callback) for call in missed):
            _running_loop()
        started = [(call, outcome) for call in missed if inspect.isawaitable(outcome := call())]
        if started:
            self._in_background(_finish_all(started))

    async def wait(self, timeout: float | None = None) -> BatchJobResult[ImportT, FailedT]:
        """Wait until the job is done. See `BatchJob.wait`. Cancelling the waiting leaves the job running."""
        deadline = Deadline(optional(non_negative_seconds, "timeout", timeout), running=True)
        while True:
            task, machine, current = self._task, self._machine, asyncio.current_task()
            if task is None or machine is None:
                raise InvalidArgumentError(base.WAIT_TOO_EARLY)
            if task is current:
                raise InvalidArgumentError(base.WAIT_IN_LISTENER)
            if not task.done() and task.get_loop() is not asyncio.get_running_loop():
                raise InvalidArgumentError(OTHER_LOOP)
            # A listener that registered late may wait for the job, but not for itself.
            others = set() if current in self._late_calls else self._late_calls
            unfinished = {each for each in (task, *others) if not each.done()}
            if unfinished:
                await asyncio.wait(unfinished, timeout=deadline.remaining)
            if not task.done():
                raise self._late(timeout)
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
        walk = ResultWalk()
        while not walk.ended:
            for item in (await self._driver.run(self._next_page(results, walk))).models(model):
                yield item

    def _start(self, machine: BatchMachine | None) -> None:
        if machine is None:
            return
        loop = _running_loop()
        task = asyncio.current_task()
        if task is not None and task is self._task and task.cancelling():
            raise InvalidArgumentError(base.START_IN_LISTENER)
        self._driver.add_job()
        self._adopt(machine)
        self._task = loop.create_task(self._drive(machine), name="fullstory-batch-job")
        self._driver.note_job(self._task)
        self._task.add_done_callback(partial(self._end_unstarted, machine))

    async def _drive(self, machine: BatchMachine) -> None:
        try:
            in_job.set(True)
            deadline = Deadline(self._options.total_timeout, running=True)
            while (action := machine.action) is not None:
                await _await_all(await self._step(machine, action, deadline))
        except BaseException as problem:
            await _await_all(self._broken_off(machine, problem))
            if not isinstance(problem, Exception):
                _warn_of_stop(machine)
                raise
        finally:
            await self._driver.remove_job()

    async def _step(self, machine: BatchMachine, action: Action, deadline: Deadline) -> list[CallbackCall]:
        if (calls := self._out_of_time(machine, deadline)) is not None:
            return calls
        if isinstance(action, Pause):
            await self._driver.sleep(deadline.shortened(action.seconds))
            return self._note(machine, Waited())
        request = self._request(action)
        answer = await self._driver.send(Send(request, machine.failures_in_a_row))
        return self._take(machine, action, request, answer)

    def _end_unstarted(self, machine: BatchMachine, task: asyncio.Task[None]) -> None:
        """Do for a task what it could not: cancelled before its first step, it runs nothing of `_drive`."""
        if machine.action is not None:
            _warn_of_stop(machine)
            self._in_background(self._end(self._note(machine, Stopped())))

    async def _end(self, calls: list[CallbackCall]) -> None:
        await _await_all(calls)
        await self._driver.remove_job()

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = _running_loop().create_task(work)
        self._late_calls.add(task)
        task.add_done_callback(self._late_calls.discard)


def _warn_of_stop(machine: BatchMachine) -> None:
    # Most often the event loop has come to its end, and nobody was waiting for the job.
    logger.warning(
        "%s: stopped before it was done; await its wait() or the client's aclose() to finish it", machine.name
    )


async def _await_all(calls: Iterable[CallbackCall]) -> None:
    """Call listeners that may be plain or coroutine functions, one after the other."""
    for call in calls:
        outcome = call()
        if inspect.isawaitable(outcome):
            await _finish_all([(call, outcome)])


async def _finish_all(started: Iterable[tuple[CallbackCall, Awaitable[Any]]]) -> None:
    """Await what listeners returned. What they raise is logged and changes nothing."""
    for call, outcome in started:
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
        raise InvalidArgumentError("an AsyncBatchJob needs a running event loop: call this in a coroutine") from None
