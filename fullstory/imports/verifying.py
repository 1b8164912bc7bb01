"""Compares what a journal says of its batches with what the server says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from fullstory.batch.endpoints import BatchEndpoints
from fullstory.calls import Call, Caller
from fullstory.errors import NotFoundError
from fullstory.imports.store import JournalStore

_ENDINGS = ("COMPLETED", "FAILED")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the journal and the server do not agree on.

    Attributes:
        batch: The number of the batch in the journal.
        job_id: The id of its job.
        what: What they do not agree on: `job`, `status`, `imported` or `failed`.
        journal: What the journal says.
        server: What the server says.
    """

    batch: int
    job_id: str
    what: str
    journal: Any
    server: Any


Differences: TypeAlias = list[Difference]


def differences(caller: Caller, endpoints: BatchEndpoints[Any, Any], store: JournalStore) -> Call[list[Difference]]:
    """Ask the server for each batch that it acknowledged, and return every difference."""
    found: list[Difference] = []
    for number, job_id, is_done, imported, failed in store.acknowledged():
        request = caller.request(endpoints.status.build_request(job_id), endpoints.status.REPEAT)
        try:
            answer = caller.json_object(request, (yield from caller.attempts(request)))
        except NotFoundError:
            found.append(Difference(number, job_id, "job", "acknowledged", "unknown"))
            continue
        job = answer.get("job")
        status = job.get("status") if isinstance(job, dict) else None
        if is_done and status not in _ENDINGS:
            found.append(Difference(number, job_id, "status", "finished", status))
        if is_done and status in _ENDINGS:
            for what, ours, theirs in (("imported", imported, "imports"), ("failed", failed, "errors")):
                if answer.get(theirs) is not None and int(answer[theirs]) != ours:
                    found.append(Difference(number, job_id, what, ours, answer[theirs]))
    return found
