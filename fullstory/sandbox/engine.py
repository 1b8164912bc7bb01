"""The sandbox without its network: settings, clock, store and jobs in one place."""

from __future__ import annotations

import math
import os

from . import document
from .clock import Clock
from .identifiers import PageTokens
from .jobs import JobRunner
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
        settings: What was set; may be changed while it runs.
        db: The database file, or None for one that ends with the engine.
    """

    def __init__(self, settings: Settings, db: str | os.PathLike[str] | None = None) -> None:
        self.settings = settings
        self.url = ""
        self.document = document.load()
        self.clock = Clock()
        self.database = Database(db)
        self.users = Users(self.database)
        self.events = Events(self.database)
        self.sessions = Sessions(self.database)
        self.jobs = Jobs(self.database)
        self.answers = KeptAnswers(self.database)
        self.tokens = PageTokens(self.database.secret)
        self.runner = JobRunner(self)
        self.keys_in_use: set[str] = set()
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
        """To be called after the clock was moved."""
        self._next_purge = -math.inf
        self.tidy()
        self.runner.catch_up()

    def reset(self) -> None:
        """Forgets all data. Ids are given from the beginning again."""
        self.database.clear()
        self._next_purge = -math.inf
        self.runner.clear()

    def close(self) -> None:
        self.database.close()
