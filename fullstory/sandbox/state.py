"""The state of a sandbox: settings, clock, stored data, faults and log in one place."""

from __future__ import annotations

import os
from collections.abc import Iterable

from fullstory.sandbox import document
from fullstory.sandbox.control.clock import Clock
from fullstory.sandbox.control.delivery_log import DeliveryLog
from fullstory.sandbox.control.faults import Fault, Faults
from fullstory.sandbox.control.live import LiveUpdates
from fullstory.sandbox.control.rate_limit import RequestCounts
from fullstory.sandbox.control.request_log import RequestLog
from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.http.hosts import is_local
from fullstory.sandbox.identifiers import PageTokens
from fullstory.sandbox.outbox import Outbox
from fullstory.sandbox.store.annotations import Annotations
from fullstory.sandbox.store.database import Database
from fullstory.sandbox.store.events import Events, Sessions
from fullstory.sandbox.store.export_source import ExportSource
from fullstory.sandbox.store.extraction_rules import ExtractionRules
from fullstory.sandbox.store.jobs import Jobs
from fullstory.sandbox.store.operations import Operations
from fullstory.sandbox.store.recording import RecordingSettings
from fullstory.sandbox.store.segments import Segments
from fullstory.sandbox.store.shown_sessions import ShownSessions
from fullstory.sandbox.store.stored_answers import StoredAnswers
from fullstory.sandbox.store.streamed_users import StreamedUsers
from fullstory.sandbox.store.summary_profiles import SummaryProfiles
from fullstory.sandbox.store.usage import Usage
from fullstory.sandbox.store.users import Users
from fullstory.sandbox.store.webhooks import WebhookEndpoints


class State:
    """What a sandbox knows. Used by one thread at a time.

    Args:
        settings: The initial settings, which a reset restores.
        faults: The initial faults, which a reset restores.
        db: The database file, or None for a database that is gone when the process ends.

    Raises:
        ValueError: The file is not a sandbox database.
        sqlite3.OperationalError: The file cannot be opened, or another sandbox uses it.
    """

    def __init__(
        self, settings: Settings, faults: Iterable[Fault] = (), db: str | os.PathLike[str] | None = None
    ) -> None:
        self.settings: Settings = settings
        self._first_settings = settings
        self._first_faults = tuple(faults)
        self.faults: Faults = Faults(self._first_faults)
        self.url: str = ""
        self.document: document.Document = document.load()
        self.clock: Clock = Clock()
        self.database: Database = Database(db)
        # The dates in a file come from a clock that may have been moved: continue with that clock.
        self.clock.position = self.database.clock
        self.users: Users = Users(self.database)
        self.streamed: StreamedUsers = StreamedUsers(self.database)
        self.events: Events = Events(self.database)
        self.sessions: Sessions = Sessions(self.database)
        self.shown_sessions: ShownSessions = ShownSessions(self.database)
        self.annotations: Annotations = Annotations(self.database)
        self.profiles: SummaryProfiles = SummaryProfiles(self.database)
        self.usage: Usage = Usage(self.database)
        self.jobs: Jobs = Jobs(self.database)
        self.segments: Segments = Segments(self.database)
        self.operations: Operations = Operations(self.database)
        self.export_source: ExportSource = ExportSource(self.database)
        self.recording: RecordingSettings = RecordingSettings(self.database)
        self.extraction_rules: ExtractionRules = ExtractionRules(self.database)
        self.answers: StoredAnswers = StoredAnswers(self.database)
        self.tokens: PageTokens = PageTokens(self.database.secret)
        self.live: LiveUpdates = LiveUpdates()
        self.log: RequestLog = RequestLog()
        self.request_counts: RequestCounts = RequestCounts()
        self.keys_in_use: set[str] = set()
        self.webhooks: WebhookEndpoints = WebhookEndpoints(self.database)
        self.deliveries: DeliveryLog = DeliveryLog()
        self.outbox: Outbox = Outbox(self.webhooks, self.deliveries, self.clock, self.live, is_local)

    def reset(self) -> None:
        """Delete all data and the log, and restore the initial settings and faults. Ids start over."""
        self.database.clear()
        self.settings = self._first_settings
        self.faults = Faults(self._first_faults)
        self.clock.reset()
        self.database.clock = self.clock.position
        self.log.clear()
        self.deliveries.clear()
        self.outbox.clear()
        self.request_counts.clear()

    def close(self) -> None:
        self.database.close()
