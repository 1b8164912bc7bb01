"""The options of a queue, and what they decide."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from fullstory.arguments import flag, positive_int, positive_seconds
from fullstory.batch.requests import MAX_REQUESTS
from fullstory.errors import InvalidArgumentError

OnFull: TypeAlias = Literal["raise", "block"]
Fsync: TypeAlias = Literal["interval", "each"]

# One request each is quicker than a batch, which has to be asked for until it is done.
_FEW = 3


@dataclass(frozen=True, kw_only=True)
class QueueOptions:
    """The options of a queue, which `client.events.queue` documents."""

    journal: str | os.PathLike[str]
    flush_interval: float = 5.0
    max_batch: int = 5000
    max_pending: int | None = None
    on_full: OnFull = "raise"
    fsync: Fsync = "interval"
    fsync_interval: float = 1.0
    allow_duplicates: bool = False

    def __post_init__(self) -> None:
        given: Any = self.journal
        if not isinstance(given, str | os.PathLike) or not str(given).strip():
            raise InvalidArgumentError(f"journal must be the path of a folder, not {given!r}")
        positive_seconds("flush_interval", self.flush_interval)
        positive_seconds("fsync_interval", self.fsync_interval)
        if positive_int("max_batch", self.max_batch) > MAX_REQUESTS:
            raise InvalidArgumentError(f"max_batch must be at most {MAX_REQUESTS:,}, not {self.max_batch:,}")
        if self.max_pending is not None:
            positive_int("max_pending", self.max_pending)
        for name, known in (("on_full", OnFull), ("fsync", Fsync)):
            if getattr(self, name) not in get_args(known):
                raise InvalidArgumentError(
                    f"{name} must be one of {', '.join(get_args(known))}, not {getattr(self, name)!r}"
                )
        flag("allow_duplicates", self.allow_duplicates)

    @property
    def folder(self) -> Path:
        """The folder of the journals."""
        return Path(self.journal)


@dataclass(frozen=True, slots=True)
class Cut:
    """How many of the records that wait are sent next, and whether that one is sent by itself."""

    records: int
    is_single: bool


def next_cut(options: QueueOptions, waiting: int, age: float, *, is_flushing: bool) -> Cut | None:
    """Decide what is sent next.

    Args:
        options: Those of the queue.
        waiting: How many records wait.
        age: How many seconds the oldest of them has waited.
        is_flushing: Whether somebody waits until everything is sent.

    Returns:
        None while there is not enough to send.
    """
    if not waiting or (waiting < options.max_batch and age < options.flush_interval and not is_flushing):
        return None
    return Cut(1, True) if waiting <= _FEW else Cut(min(waiting, options.max_batch), False)
