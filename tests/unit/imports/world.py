"""A server, a journal and a network that hypothesis plays against the decisions of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import count

from fullstory.batch import steps as batch_steps
from fullstory.batch.options import BatchJobOptions
from fullstory.errors import ApiError, ConnectionFailedError, PermissionDeniedError, RateLimitError, ServerError
from fullstory.imports import steps
from fullstory.imports.building import Body
from fullstory.imports.machine import KEY_SECONDS, ImportMachine, Rules
from fullstory.imports.window import Window
from fullstory.retry import RetryPolicy

MOST_RUNNING = 3
JOB_SECONDS = 30.0


def refusal(status: int, error: type[ApiError]) -> ApiError:
    """The error for an answer with this status."""
    return error(
        "no", status_code=status, headers={}, body="", payload=None, method="POST", path="/", can_retry=True,
        retry_after=None,
    )  # fmt: skip


@dataclass
class Server:
    """Takes each batch once per key and day, like FullStory."""

    arrived: Counter[int] = field(default_factory=Counter)
    keys: dict[str, tuple[str, float]] = field(default_factory=dict)
    running: dict[str, float] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=count)

    def create(self, key: str, content: bytes, wall: float) -> str | None:
        """Take a batch; return the job's id, or None where too many are running."""
        known = self.keys.get(key)
        if known is not None and wall - known[1] < KEY_SECONDS:
            return known[0]
        if sum(wall - begun < JOB_SECONDS for begun in self.running.values()) >= MOST_RUNNING:
            return None
        job_id = f"job-{next(self._numbers)}"
        self.keys[key] = (job_id, wall)
        self.running[job_id] = wall
        self.arrived.update(map(int, content.split(b",")))
        return job_id


@dataclass
class Row:
    """What the journal says about a batch."""

    key: str
    content: bytes
    sent_at: float | None = None
    job_id: str | None = None
    is_done: bool = False


class World:
    """Everything outside of the machine.

    Args:
        may_repeat: Whether the records may arrive twice, as users may.
        records: How many there are.
        batch_size: How many a batch holds.
        max_in_flight: How many batches may be under way.
    """

    def __init__(self, *, may_repeat: bool, records: int, batch_size: int, max_in_flight: int) -> None:
        self.server = Server()
        self.journal: list[Row] = []
        self.now = 1000.0
        self.wall = 1_700_000_000.0
        self.outstanding: dict[int, batch_steps.Exchange] = {}
        self.crashes = 0
        self.acknowledged: set[int] = set()
        self._batches = [range(at, min(at + batch_size, records)) for at in range(0, records, batch_size)]
        self.most = max_in_flight
        self._keys = (f"key-{number}" for number in count())
        options = BatchJobOptions(max_retries=1000, fetch="failures", total_timeout=1e9)
        self._rules = Rules(
            options, RetryPolicy(1000, lambda: 1.0), may_repeat, sets_aside=False, new_key=lambda: next(self._keys)
        )
        self.machine = self._machine()

    def _machine(self) -> ImportMachine:
        machine = ImportMachine(self._rules, Window(self.most))
        for number, row in enumerate(self.journal):
            if not row.is_done:
                body = Body.of(row.content) if row.job_id is None else None
                machine.add(steps.Batch(number, row.content.count(b",") + 1, row.key, body, row.sent_at, row.job_id))
        return machine

    @property
    def is_done(self) -> bool:
        return len(self.journal) == len(self._batches) and self.machine.is_idle

    def read(self) -> None:
        """Read another batch, if the machine wants one."""
        if self.machine.wants_records and len(self.journal) < len(self._batches):
            number = len(self.journal)
            content = b",".join(b"%d" % each for each in self._batches[number])
            self.journal.append(Row(next(self._keys), content))
            self.machine.add(steps.Batch(number, len(self._batches[number]), self.journal[-1].key, Body.of(content)))

    def start(self, *, dies_before_sending: bool = False) -> None:
        """Begin what the machine wants to begin."""
        due = self.machine.start(self.now, self.wall)
        self._write(due.entries)
        if dies_before_sending:
            self.crash()
            return
        for number, action in due.exchanges:
            assert number not in self.outstanding, "a batch has two exchanges at once"
            assert number not in self.acknowledged or not isinstance(action, batch_steps.Create)
            self.outstanding[number] = action
        assert len(set(self.outstanding) | {n for n, r in enumerate(self.journal) if self._is_there(r)}) <= (
            self.most if not self.crashes else self.most + 1
        )

    def _is_there(self, row: Row) -> bool:
        return row.job_id is not None and not row.is_done

    def _write(self, entries: list[steps.Entry]) -> None:
        for entry in entries:
            row = self.journal[entry.number]
            match entry:
                case steps.Sending(_, key, at):
                    row.key, row.sent_at = key, at
                case steps.NotSent(_, key):
                    row.key, row.sent_at = key, None
                case steps.Created(_, job_id):
                    row.job_id = job_id
                case steps.Finished(_, problem):
                    assert problem is None
                    row.is_done = True
                case steps.Refused():
                    raise AssertionError("nothing is refused here")

    def answer(self, number: int, fate: str) -> None:
        """Let an exchange end.

        Args:
            number: The batch.
            fate: `answered`, `lost` (it took effect, and the answer is lost), `vanished` (it took no effect, which
                nobody can know), `not sent`, `busy` (503), `slower` (429) or `forbidden` (403).
        """
        action = self.outstanding.pop(number)
        outcome = self._outcome(number, action, fate)
        if isinstance(outcome, batch_steps.JobCreated):
            self.acknowledged.add(number)
        self._write(self.machine.receive(number, outcome, self.now))

    def _outcome(self, number: int, action: batch_steps.Exchange, fate: str) -> batch_steps.Outcome | steps.CallRefused:
        if fate == "slower":
            return steps.CallRefused(refusal(429, RateLimitError), reached=False)
        if fate == "forbidden":
            error_403 = refusal(403, PermissionDeniedError)
            error_403.can_retry = False
            return steps.CallRefused(error_403, reached=False)
        if fate == "busy":
            return steps.CallRefused(refusal(503, ServerError), reached=True)
        error = ConnectionFailedError("gone")
        if fate in ("not sent", "vanished"):
            return steps.CallRefused(error, reached=fate == "vanished")
        outcome = self._effect(number, action)
        if fate == "lost" and not isinstance(outcome, steps.CallRefused):
            return steps.CallRefused(error, reached=True)
        return outcome

    def _effect(self, number: int, action: batch_steps.Exchange) -> batch_steps.Outcome | steps.CallRefused:
        match action:
            case batch_steps.Create():
                row = self.journal[number]
                assert row.sent_at is not None, "it was sent before this was written down"
                content = bytes(self.machine.batch(number).content.content)
                assert content == row.content, "the bytes have changed"
                job_id = self.server.create(row.key, content, self.wall)
                if job_id is None:
                    return steps.CallRefused(refusal(429, RateLimitError), reached=False)
                return batch_steps.JobCreated(job_id)
            case batch_steps.Poll(job_id):
                self.server.running.pop(job_id, None)
                return batch_steps.StatusSeen("COMPLETED")
            case batch_steps.Fetch():
                return batch_steps.PageSeen(None)

    def crash(self, effects: frozenset[int] = frozenset()) -> None:
        """Lose everything but the journal, and begin again from there.

        Args:
            effects: Of the batches whose exchanges were under way, those that took effect.
        """
        for number, action in self.outstanding.items():
            if number in effects:
                self._effect(number, action)
        self.outstanding.clear()
        self.crashes += 1
        self.machine = self._machine()

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self.wall += seconds

    def finish(self) -> None:
        """Let everything go well from here on."""
        for _ in range(10_000):
            if self.is_done or (self.machine.error is not None and not self.outstanding):
                return
            self.read()
            self.start()
            for number in list(self.outstanding):
                self.answer(number, "answered")
            if self.machine.error is not None:
                continue
            wait = self.machine.wait(self.now)
            assert wait is not None or self.outstanding or self.machine.wants_records or self.is_done, "it is stuck"
            self.pass_time(wait or 0.001)
        raise AssertionError("it never ends")
