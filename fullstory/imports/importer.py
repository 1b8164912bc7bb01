"""An import whose caller waits for it: it reads on the thread of the caller, and sends on others."""

from __future__ import annotations

import inspect
import queue
from concurrent.futures import ThreadPoolExecutor
from time import time
from typing import Any

from fullstory.calls import Outcome, Send
from fullstory.drivers import BlockingDriver
from fullstory.errors import InvalidArgumentError
from fullstory.imports.conversation import Sent, Target
from fullstory.imports.options import ImportOptions
from fullstory.imports.pacing import Age, seconds_to_read
from fullstory.imports.report import ImportReport
from fullstory.imports.run import ImportRun
from fullstory.imports.sources import Source, ThreadedSource, iterator_of


def import_all(driver: BlockingDriver, target: Target, records: Any, options: ImportOptions) -> ImportReport:
    """Import records, and return when the server is done with all of them.

    Args:
        driver: Sends and waits.
        target: Where they go.
        records: Any iterable of mappings; None only to bring to its end what the journal holds.
        options: How.

    Raises:
        InvalidArgumentError: An argument cannot be used; nothing was sent.
        JournalError: The journal cannot be used.
        FullStoryError: The import cannot go on.
    """
    if inspect.iscoroutinefunction(options.on_progress):
        raise InvalidArgumentError("on_progress must be a plain function here: use init_async(), or one that blocks")
    iterator = iter(()) if records is None else iterator_of(records)
    driver.add_job()
    try:
        run = ImportRun(target, options, driver.clock, time, reads=records is not None)
        try:
            return _Importer(driver, run, iterator, options).drive()
        finally:
            run.close()
    finally:
        driver.remove_job()


class _Importer:
    def __init__(self, driver: BlockingDriver, run: ImportRun, records: Any, options: ImportOptions) -> None:
        self._driver = driver
        self._run = run
        self._options = options
        self._source = Source(records) if options.max_wait is None else ThreadedSource(records)
        self._age = Age(options.max_wait, driver.clock)
        self._answers: queue.SimpleQueue[tuple[Sent, Outcome]] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(options.max_in_flight, "fullstory-import")

    def drive(self) -> ImportReport:
        run = self._run
        try:
            while not (run.is_done or run.is_stopped):
                for sent in run.start():
                    self._threads.submit(self._exchange, sent)
                if run.wanted:
                    self._read(run.wanted)
                    self._take_answers()
                else:
                    self._await_something()
        except Exception:
            # What the server did is written down, whatever went wrong here.
            while run.is_busy:
                run.take(*self._answers.get())
            raise
        finally:
            self._source.close()
            self._threads.shutdown(wait=False, cancel_futures=True)
        if not run.is_done:
            run.raise_error()
        return run.report()

    def _exchange(self, sent: Sent) -> None:
        outcome: Outcome
        try:
            outcome = self._driver.send(Send(sent.request, 0))
        except BaseException as problem:
            outcome = problem if isinstance(problem, Exception) else RuntimeError(type(problem).__name__)
        self._answers.put((sent, outcome))

    def _read(self, count: int) -> None:
        run, source = self._run, self._source
        records = source.take(count, seconds_to_read(self._age.left, run.wait, is_busy=run.is_busy))
        closed = run.feed(records) if records else []
        if source.has_ended:
            closed += run.end_of_source()
        elif self._age.is_over(is_filling=run.is_filling, is_new=bool(closed)):
            closed += run.flush()
        run.add(closed)

    def _take_answers(self) -> None:
        while not self._answers.empty():
            self._take(self._answers.get())

    def _await_something(self) -> None:
        run = self._run
        seconds = run.wait
        if run.is_busy:
            try:
                self._take(self._answers.get(timeout=seconds))
            except queue.Empty:
                return
        elif seconds is not None:
            self._driver.sleep(seconds)
        elif not (run.is_done or run.is_stopped):
            run.raise_error()

    def _take(self, answer: tuple[Sent, Outcome]) -> None:
        if self._run.take(*answer) and self._options.on_progress is not None:
            self._options.on_progress(self._run.report())
