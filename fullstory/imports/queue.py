"""A queue that outlives its process, and sends on a thread."""

from __future__ import annotations

import threading
from typing import Any

from fullstory.arguments import non_negative_seconds, optional
from fullstory.calls import Outcome, Send
from fullstory.deadline import Deadline
from fullstory.drivers import BlockingDriver
from fullstory.imports.queue_base import QueueBase, logger
from fullstory.imports.queue_worker import QueueWorker, Sync, Work


class RecordQueue(QueueBase[BlockingDriver]):
    """A queue that sends on a thread of its own. Threads may share it; close it when the service ends."""

    _thread: threading.Thread | None = None

    def put(self, **fields: Any) -> None:
        """Put a record into the queue. It is safe when this returns, whatever becomes of this process.

        Never waits for the network. With `max_pending` and `on_full="block"` it waits until there is room.

        Args:
            **fields: The fields of `create`.

        Raises:
            InvalidArgumentError: The record cannot be sent.
            QueueFullError: There is no room.
            JournalError: The journal cannot be written.
        """
        record = self._encoded(fields)
        worker = self._worker or self._open()
        if self._is_full(worker):
            if self._options.on_full == "raise":
                raise self._refuse()
            with self._changed:
                self._changed.wait_for(lambda: not self._is_full(worker))
        self._keep(worker, record)

    def flush(self, timeout: float | None = None) -> None:
        """Wait until the server has acknowledged everything that was put before.

        Args:
            timeout: The maximum number of seconds to wait; no limit when left out.

        Raises:
            TimeoutError: It took longer. Nothing is lost: it stays in the journal, and is sent later.
        """
        deadline = Deadline(optional(non_negative_seconds, "timeout", timeout), running=True)
        worker = self._open()
        last = self._hurry(worker)
        try:
            with self._changed:
                while not self._is_sent(worker, last):
                    if deadline.remaining == 0:
                        raise self._late(timeout)
                    self._changed.wait(deadline.remaining)
        finally:
            worker.own.is_flushing = False

    def close(self, timeout: float | None = 10.0) -> None:
        """Send what is left, as far as the time allows, and stop. What is not sent stays in the journal.

        Args:
            timeout: How many seconds to wait at most; None for no limit.
        """
        if self._is_closed:
            return
        self._is_closed = True
        worker, thread = self._worker, self._thread
        if worker is None or thread is None:
            return
        try:
            self.flush(timeout)
        except TimeoutError:
            self._warn_of_rest(worker)
        worker.is_stopping = True
        self._wake()
        thread.join(timeout)

    def __enter__(self) -> RecordQueue:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _renew(self) -> None:
        super()._renew()
        self._thread = None

    def _start(self, worker: QueueWorker) -> None:
        self._event = threading.Event()
        # It dies with the process: what it has not sent is in the journal.
        self._thread = threading.Thread(
            target=self._drive, args=(worker.work(), self._event), name="fullstory-queue", daemon=True
        )
        self._thread.start()

    def _wake(self) -> None:
        self._event.set()

    def _drive(self, work: Work, event: threading.Event) -> None:
        outcome: Outcome = None
        try:
            while True:
                action = work.send(outcome)
                outcome = None
                if isinstance(action, Send):
                    outcome = self._driver.send(action)
                elif isinstance(action, Sync):
                    action.act()
                else:
                    event.wait(action.seconds)
                    event.clear()
        except StopIteration:
            return
        except Exception:
            logger.exception("queue of %s: stopped; what it holds stays in the journal", self._target.kind)
