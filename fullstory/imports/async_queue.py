"""A queue that outlives its process, and sends in a task."""

from __future__ import annotations

import asyncio
from typing import Any

from fullstory.arguments import non_negative_seconds, optional
from fullstory.calls import Outcome, Send
from fullstory.deadline import Deadline
from fullstory.drivers import AsyncDriver
from fullstory.imports.queue_base import QueueBase, logger
from fullstory.imports.queue_worker import QueueWorker, Rest, Sync, Work


class AsyncRecordQueue(QueueBase[AsyncDriver]):
    """A queue that sends in a task. It belongs to one event loop; close it when the service ends."""

    _task: asyncio.Task[None] | None = None

    async def put(self, **fields: Any) -> None:
        """Put a record into the queue. See `RecordQueue.put`."""
        record = self._encoded(fields)
        worker = self._worker or self._open()
        if self._is_full(worker):
            if self._options.on_full == "raise":
                raise self._refuse()
            while self._is_full(worker):
                await self._something_settled(None)
        self._keep(worker, record)

    async def flush(self, timeout: float | None = None) -> None:
        """Wait until the server has acknowledged everything that was put before. See `RecordQueue.flush`."""
        deadline = Deadline(optional(non_negative_seconds, "timeout", timeout), running=True)
        worker = self._open()
        last = self._hurry(worker)
        try:
            while not self._is_sent(worker, last):
                if deadline.remaining == 0:
                    raise self._late(timeout)
                await self._something_settled(deadline.remaining)
        finally:
            worker.own.is_flushing = False

    async def close(self, timeout: float | None = 10.0) -> None:
        """Send what is left, as far as the time allows, and stop. See `RecordQueue.close`."""
        if self._is_closed:
            return
        self._is_closed = True
        worker, task = self._worker, self._task
        if worker is None or task is None:
            return
        try:
            await self.flush(timeout)
        except TimeoutError:
            self._warn_of_rest(worker)
        worker.is_stopping = True
        self._wake()
        await asyncio.wait([task], timeout=timeout)
        task.cancel()

    async def __aenter__(self) -> AsyncRecordQueue:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()

    def _renew(self) -> None:
        super()._renew()
        self._task = None

    def _start(self, worker: QueueWorker) -> None:
        self._event = asyncio.Event()
        self._progress = asyncio.Event()
        self._task = asyncio.get_running_loop().create_task(self._drive(worker.work()), name="fullstory-queue")

    def _wake(self) -> None:
        self._event.set()

    def _settled(self) -> None:
        self._progress.set()

    async def _something_settled(self, seconds: float | None) -> None:
        self._progress.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._progress.wait()
        except TimeoutError:
            return

    async def _drive(self, work: Work) -> None:
        outcome: Outcome = None
        try:
            while True:
                action = work.send(outcome)
                outcome = None
                if isinstance(action, Send):
                    outcome = await self._driver.send(action)
                elif isinstance(action, Sync):
                    await asyncio.to_thread(action.act)
                else:
                    await self._rest(action)
        except StopIteration:
            return
        except Exception:
            logger.exception("queue of %s: stopped; what it holds stays in the journal", self._target.kind)

    async def _rest(self, action: Rest) -> None:
        try:
            async with asyncio.timeout(action.seconds):
                await self._event.wait()
        except TimeoutError:
            pass
        self._event.clear()
