"""An import that is awaited: each exchange is a task, and the journal is written on another thread."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, Callable
from time import time
from typing import Any, TypeVar

from fullstory.calls import Outcome, Send
from fullstory.drivers import AsyncDriver
from fullstory.imports.conversation import Sent, Target
from fullstory.imports.options import ImportOptions
from fullstory.imports.pacing import Age, seconds_to_read
from fullstory.imports.report import ImportReport
from fullstory.imports.run import ImportRun
from fullstory.imports.sources import AsyncSource, Source, iterator_of

T = TypeVar("T")


async def import_all(driver: AsyncDriver, target: Target, records: Any, options: ImportOptions) -> ImportReport:
    """Import records, and return when the server is done with all of them. See `importer.import_all`."""
    is_async = isinstance(records, AsyncIterable) and not hasattr(records, "__arrow_c_stream__")
    source = AsyncSource(aiter(records)) if is_async else Source(iter(()) if records is None else iterator_of(records))
    driver.add_job()
    try:
        run = await in_thread(lambda: ImportRun(target, options, driver.clock, time, reads=records is not None))
        try:
            return await _Importer(driver, run, source, options).drive()
        finally:
            run.close()
    finally:
        source.close()
        await driver.remove_job()


async def in_thread(act: Callable[[], T]) -> T:
    """Do something on another thread; when this is cancelled, it is finished first."""
    future = asyncio.get_running_loop().run_in_executor(None, act)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        await asyncio.wait([future])
        raise


class _Importer:
    def __init__(
        self, driver: AsyncDriver, run: ImportRun, source: Source | AsyncSource, options: ImportOptions
    ) -> None:
        self._driver = driver
        self._run = run
        self._options = options
        self._source = source
        self._age = Age(options.max_wait, driver.clock)
        self._answers: asyncio.Queue[tuple[Sent, Outcome]] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()

    async def drive(self) -> ImportReport:
        run = self._run
        try:
            while not (run.is_done or run.is_stopped):
                for sent in await in_thread(run.start):
                    self._tasks.add(asyncio.create_task(self._exchange(sent)))
                if run.wanted:
                    await self._read(run.wanted)
                    await self._take_answers()
                else:
                    await self._await_something()
        except Exception:
            # What the server did is written down, whatever went wrong here.
            while run.is_busy:
                run.take(*await self._answers.get())
            raise
        finally:
            for task in self._tasks:
                task.cancel()
        if not run.is_done:
            run.raise_error()
        return run.report()

    async def _exchange(self, sent: Sent) -> None:
        self._answers.put_nowait((sent, await self._driver.send(Send(sent.request, 0))))

    async def _read(self, count: int) -> None:
        run, source = self._run, self._source
        seconds = seconds_to_read(self._age.left, run.wait, is_busy=run.is_busy)
        if isinstance(source, AsyncSource):
            records = await source.take(count, seconds)
        else:
            records = source.take(count, seconds)
            # Others have their turn after each thousand.
            await asyncio.sleep(0)
        closed = run.feed(records) if records else []
        if source.has_ended:
            closed += run.end_of_source()
        elif self._age.is_over(is_filling=run.is_filling, is_new=bool(closed)):
            closed += run.flush()
        if closed:
            await in_thread(lambda: run.add(closed))

    async def _take_answers(self) -> None:
        while not self._answers.empty():
            await self._take(self._answers.get_nowait())

    async def _await_something(self) -> None:
        run = self._run
        seconds = run.wait
        if run.is_busy:
            try:
                async with asyncio.timeout(seconds):
                    answer = await self._answers.get()
            except TimeoutError:
                return
            await self._take(answer)
        elif seconds is not None:
            await self._driver.sleep(seconds)
        elif not (run.is_done or run.is_stopped):
            run.raise_error()

    async def _take(self, answer: tuple[Sent, Outcome]) -> None:
        run = self._run
        self._tasks = {task for task in self._tasks if not task.done()}
        if await in_thread(lambda: run.take(*answer)) and self._options.on_progress is not None:
            outcome = self._options.on_progress(run.report())
            if inspect.isawaitable(outcome):
                await outcome
