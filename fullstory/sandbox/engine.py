"""The sandbox without its network: settings, clock, store, jobs, faults and log in one place."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from typing import Any

from . import document
from .clock import Clock
from .faults import Fault, Faults
from .hub import Hub
from .identifiers import PageTokens
from .jobs import JobRunner
from .rates import Rates
from .request_log import RequestLog
from .settings import Settings
from .store.answers import KeptAnswers
from .store.database import Database
from .store.events import Events, Sessions
from .store.jobs import Jobs
from .store.users import Users

IDEMPOTENCY_SECONDS = 24 * 3600


class Engine:
    """What the operations work on. Used by one thread at a time.

    Args:
        settings: What was set at first.
        faults: The faults in force at first.
        db: The database file, or None for one that ends with the engine.
    """

    def __init__(
        self, settings: Settings, faults: Iterable[Fault] = (), db: str | os.PathLike[str] | None = None
    ) -> None:
        self.settings = self._first_settings = settings
        self._first_faults = tuple(faults)
        self.faults = Faults(self._first_faults)
        self.url = ""
        self.document = document.load()
        self.clock = Clock()
        self.database = Database(db)
        # The data of a file are dated by a clock that may have been moved: it goes on from there.
        self.clock.position = self.database.clock
        self.users = Users(self.database)
        self.events = Events(self.database)
        self.sessions = Sessions(self.database)
        self.jobs = Jobs(self.database)
        self.answers = KeptAnswers(self.database)
        self.tokens = PageTokens(self.database.secret)
        self.hub = Hub()
        self.log = RequestLog()
        self.rates = Rates()
        self.keys_in_use: set[str] = set()
        self.runner = JobRunner(self)
        self._next_purge = -math.inf

    def tidy(self) -> None:
        """Removes what time has ended: deleted users, and answers to requests more than 24 hours ago."""
        now = self.clock.now()
        if now < self._next_purge:
            return
        self.users.purge(now)
        self.answers.forget(now - IDEMPOTENCY_SECONDS)
        first = self.users.first_gone_at()
        self._next_purge = min(now + 3600, math.inf if first is None else first)

    def expect_purge(self, at: float) -> None:
        """Lets `tidy` do its work not later than `at`, in seconds since 1970."""
        self._next_purge = min(self._next_purge, at)

    def time_changed(self) -> None:
        """To be called after the clock was moved: keeps where it stands, and does what is due by now."""
        self.database.clock = self.clock.position
        self._next_purge = -math.inf
        self.tidy()
        self.runner.catch_up()

    def configure(self, changes: Mapping[str, Any]) -> None:
        """Changes settings. Raises ValueError, and changes nothing, for a wrong name or value."""
        self.settings = self.settings.changed(changes)
        if "processing_time" in changes:
            self.runner.restart_random()
        self.runner.catch_up()

    def faults_changed(self) -> None:
        """To be called after faults were added or removed."""
        self.runner.release()
        self.hub.publish("faults", [active.as_json() for active in self.faults])

    def reset(self) -> None:
        """Forgets all data and the log, and sets everything back to what it was at first. Ids start again."""
        self.database.clear()
        self.settings = self._first_settings
        self.faults = Faults(self._first_faults)
        self.clock.reset()
        self.database.clock = self.clock.position
        self.log.clear()
        self.rates.clear()
        self._next_purge = -math.inf
        self.runner.clear()
        self.hub.publish("reset", {})

    def close(self) -> None:
        self.database.close()
