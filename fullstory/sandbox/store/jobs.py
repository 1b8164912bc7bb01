"""Batch jobs, their remaining steps, and their results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.store.database import Database

PROCESSING = "PROCESSING"
COMPLETED = "COMPLETED"
FAILED = "FAILED"
STATUSES = (PROCESSING, COMPLETED, FAILED)

_COLUMNS = "row, id, kind, shared, total, steps, created, started, duration, finished, status, imports, errors, failure"


@dataclass(slots=True)
class Job:
    """A batch job. Times are seconds since 1970; `duration` is in seconds.

    `shared` is JSON, as in the batch. `failure` is JSON too: the code and the message with which every item fails.
    """

    row: int
    id: str
    kind: str
    shared: bytes | None
    total: int
    steps: int
    created: float
    started: float | None = None
    duration: float | None = None
    finished: float | None = None
    status: str = PROCESSING
    imports: int = 0
    errors: int = 0
    failure: bytes | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the job with all its counts, as the controls show it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "status": self.status,
            "created": isoformat(self.created),
            "started": None if self.started is None else isoformat(self.started),
            "finished": None if self.finished is None else isoformat(self.finished),
            "total": self.total,
            "imports": self.imports,
            "errors": self.errors,
        }


class ImportedUser(NamedTuple):
    """The user that an item of a job created or updated, as JSON, and the types that its values do not show."""

    item: int
    data: bytes
    types: bytes | None


class ItemError(NamedTuple):
    """Why an item of a job failed. `data` is the item, as JSON."""

    item: int
    code: str
    message: str
    data: bytes


class Jobs:
    """Jobs, by id or all of them."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def add(self, job: Job, steps: list[tuple[int, bytes]]) -> Job:
        """Store a new job and set its row. A step is the position of its first item, and its items as JSON."""
        (row,) = self._db.execute(
            "INSERT INTO jobs (id, kind, shared, failure, total, steps, created, status) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING row",
            (job.id, job.kind, job.shared, job.failure, job.total, job.steps, job.created, job.status),
        ).fetchone()
        self._db.executemany(
            "INSERT INTO job_steps VALUES (?, ?, ?, ?)",
            [(row, number, first, items) for number, (first, items) in enumerate(steps)],
        )
        job.row = row
        return job

    def get(self, job_id: str, kind: str) -> Job | None:
        return self._one("WHERE id = ? AND kind = ?", (job_id, kind))

    def find(self, job_id: str) -> Job | None:
        """Return the job with this id, of either kind."""
        return self._one("WHERE id = ?", (job_id,))

    def unfinished(self) -> list[Job]:
        """Return the unfinished jobs in the order they were accepted."""
        return self._many("WHERE status = ? ORDER BY row", (PROCESSING,))

    def latest(self, before: int | None, size: int, *, status: str | None = None, kind: str | None = None) -> list[Job]:
        """Return up to `size` jobs older than row `before`, the newest first, of any status and kind or of one."""
        given = {name: value for name, value in (("status", status), ("kind", kind)) if value is not None}
        where = "".join(f"{column} = ? AND " for column in given)
        parameters = (*given.values(), before or 2**62, size)
        return self._many(f"WHERE {where}row < ? ORDER BY row DESC LIMIT ?", parameters)

    def count(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM jobs").fetchone()[0]
        return count

    def save(self, job: Job) -> None:
        """Write what changes while a job is processed."""
        self._db.execute(
            "UPDATE jobs SET started = ?, duration = ?, finished = ?, status = ?, imports = ?, errors = ? "
            "WHERE row = ?",
            (job.started, job.duration, job.finished, job.status, job.imports, job.errors, job.row),
        )

    def next_step(self, job: Job) -> tuple[int, int, bytes]:
        """Return the first remaining step: its number, the position of its first item, its items as a JSON array."""
        step: tuple[int, int, bytes] = self._db.execute(
            "SELECT step, first, items FROM job_steps WHERE job = ? ORDER BY step LIMIT 1", (job.row,)
        ).fetchone()
        return step

    def steps_done(self, job: Job) -> int:
        left: int = self._db.execute("SELECT count(*) FROM job_steps WHERE job = ?", (job.row,)).fetchone()[0]
        return job.steps - left

    def drop_step(self, job: Job, step: int) -> None:
        self._db.execute("DELETE FROM job_steps WHERE job = ? AND step = ?", (job.row, step))

    def add_imports(self, job: Job, imports: Iterable[ImportedUser]) -> None:
        self._db.executemany("INSERT INTO job_imports VALUES (?, ?, ?, ?)", [(job.row, *user) for user in imports])

    def add_errors(self, job: Job, errors: Iterable[ItemError]) -> None:
        self._db.executemany("INSERT INTO job_errors VALUES (?, ?, ?, ?, ?)", [(job.row, *error) for error in errors])

    def imports(self, job: Job, after: int, size: int) -> list[ImportedUser]:
        """Return up to `size` imported users after position `after`."""
        query = "SELECT item, data, types FROM job_imports WHERE job = ? AND item > ? ORDER BY item LIMIT ?"
        return [ImportedUser(*record) for record in self._db.execute(query, (job.row, after, size))]

    def errors(self, job: Job, after: int, size: int) -> list[ItemError]:
        """Return up to `size` failed items after position `after`."""
        query = "SELECT item, code, message, data FROM job_errors WHERE job = ? AND item > ? ORDER BY item LIMIT ?"
        return [ItemError(*record) for record in self._db.execute(query, (job.row, after, size))]

    def _one(self, condition: str, parameters: tuple[Any, ...]) -> Job | None:
        jobs = self._many(condition, parameters)
        return jobs[0] if jobs else None

    def _many(self, condition: str, parameters: tuple[Any, ...]) -> list[Job]:
        return [Job(*record) for record in self._db.execute(f"SELECT {_COLUMNS} FROM jobs {condition}", parameters)]
