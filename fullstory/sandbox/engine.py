"""The sandbox without the network: its state, what happens as time passes, batches and operations."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from typing import Any

from fullstory.sandbox.api.job_runner import JobRunner
from fullstory.sandbox.api.operation_runner import OperationRunner
from fullstory.sandbox.api.user_writer import UserWriter
from fullstory.sandbox.control.faults import Fault
from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.problems import Problem
from fullstory.sandbox.state import State

IDEMPOTENCY_SECONDS = 24 * 3600
_LONGEST_PAUSE = 3600


class Engine(State):
    """What the API and the controls work on.

    Args:
        settings: The initial settings.
        faults: The initial faults.
        db: The database file, or None for a database that is gone when the process ends.
        seconds_after_error: How long the processing of batches pauses when the database cannot be written.
    """

    def __init__(
        self,
        settings: Settings,
        faults: Iterable[Fault] = (),
        db: str | os.PathLike[str] | None = None,
        seconds_after_error: float = 1.0,
    ) -> None:
        super().__init__(settings, faults, db)
        self.runner: JobRunner = JobRunner(self, seconds_after_error)
        self.operation_runner: OperationRunner = OperationRunner(
            self, lambda: self.runner.duration(items=1), seconds_after_error
        )
        self._next_due = -math.inf

    def tidy(self) -> None:
        """Do everything that is due, apart from batches.

        Create streamed users, remove deleted users, which ends the operations that do so, and drop answers stored more
        than 24 hours ago.
        """
        now = self.clock.now()
        if now < self._next_due:
            return
        self._create_streamed_users(now)
        self.users.purge(now)
        self.operations.finish_deletions(now)
        self.answers.delete_until(now - IDEMPOTENCY_SECONDS)
        due = [at for at in (self.users.first_gone_at(), self.streamed.first_due()) if at is not None]
        self._next_due = min([now + _LONGEST_PAUSE, *due])

    def tidy_by(self, at: float) -> None:
        """Make sure that `tidy` does its work by `at`, in seconds since 1970."""
        self._next_due = min(self._next_due, at)

    def time_changed(self) -> None:
        """Store the position of the clock after it was moved, and do what is now due."""
        self.database.clock = self.clock.position
        self._next_due = -math.inf
        self.tidy()
        self.runner.catch_up()
        self.operation_runner.catch_up()
        self.outbox.wake()
        self.live.publish("clock", self.clock.as_json())

    def configure(self, changes: Mapping[str, Any]) -> None:
        """Change settings. Raise ValueError, and change nothing, for a wrong name or value."""
        self.settings: Settings = self.settings.changed(changes)
        if "processing_time" in changes:
            self.runner.restart_random()
        self.runner.catch_up()
        self.live.publish("settings", self.settings.as_json())

    def faults_changed(self) -> None:
        """Release jobs and tell listeners after faults were added or removed."""
        self.runner.release()
        self.operation_runner.release()
        self.live.publish("faults", [active.as_json() for active in self.faults])

    def reset(self) -> None:
        super().reset()
        self._next_due = -math.inf
        self.runner.clear()
        self.operation_runner.clear()
        self.live.publish("reset", {})

    def close(self) -> None:
        self.operation_runner.clear()
        super().close()

    def _create_streamed_users(self, now: float) -> None:
        for request_id, request in self.streamed.due(now):
            with self.database.transaction():
                writer = UserWriter(self.users, self.settings.is_lenient)
                try:
                    row = writer.create(request).row
                except Problem:  # the user already exists and has too many properties by now
                    row = None
                writer.flush()
                self.streamed.finish(request_id, row)
