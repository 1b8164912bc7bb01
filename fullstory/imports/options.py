"""The options of an import, checked."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from fullstory.arguments import flag, non_blank, optional, positive_int, positive_seconds
from fullstory.batch.options import BatchJobOptions, Fetch
from fullstory.batch.requests import MAX_REQUESTS
from fullstory.errors import InvalidArgumentError
from fullstory.values import type_name

if TYPE_CHECKING:
    from fullstory.imports.report import ImportReport

OnInvalid: TypeAlias = Literal["skip", "raise"]

MAX_BATCH_BYTES = 16 * 1024 * 1024
"""How large the records of a batch may be together. FullStory documents no limit; this much is sent in seconds."""

# An import is not one request that a person waits for: it outlasts what a batch job gives up on.
_DEFAULT = BatchJobOptions(max_retries=10)


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """The options of an import, which `client.users.import_all` documents."""

    journal: str | os.PathLike[str] | None = None
    batch_size: int = MAX_REQUESTS
    max_in_flight: int = 4
    max_batch_bytes: int = MAX_BATCH_BYTES
    max_wait: float | None = None
    on_progress: Callable[[ImportReport], object] | None = None
    on_invalid: OnInvalid = "skip"
    include_results: bool = False
    only_changed: bool = False
    full: bool = False
    key: str = "uid"
    allow_duplicates: bool = False
    options: BatchJobOptions | None = None

    def __post_init__(self) -> None:
        if positive_int("batch_size", self.batch_size) > MAX_REQUESTS:
            raise InvalidArgumentError(f"batch_size must be at most {MAX_REQUESTS:,}, not {self.batch_size:,}")
        positive_int("max_in_flight", self.max_in_flight)
        positive_int("max_batch_bytes", self.max_batch_bytes)
        optional(positive_seconds, "max_wait", self.max_wait)
        if self.on_invalid not in get_args(OnInvalid):
            raise InvalidArgumentError(f"on_invalid must be 'skip' or 'raise', not {self.on_invalid!r}")
        if self.on_progress is not None and not callable(self.on_progress):
            raise InvalidArgumentError(f"on_progress must be callable, not {type_name(self.on_progress)}")
        for name in ("include_results", "only_changed", "full", "allow_duplicates"):
            flag(name, getattr(self, name))
        non_blank("key", self.key)
        self._check_options()
        if self.only_changed and self.journal is None:
            raise InvalidArgumentError("only_changed needs a journal, which remembers what was sent")
        if self.full and not self.only_changed:
            raise InvalidArgumentError("full belongs to only_changed: it sends all records once more")

    def _check_options(self) -> None:
        given: Any = self.options
        if given is not None and not isinstance(given, BatchJobOptions):
            raise InvalidArgumentError(f"options must be BatchJobOptions, not {type_name(given)}")

    @property
    def path(self) -> Path | None:
        """Where the journal is; None for an import without one."""
        return None if self.journal is None else journal_path(self.journal)

    @property
    def batches(self) -> BatchJobOptions:
        """How a batch polls and retries, and which results of it are fetched."""
        options = _DEFAULT if self.options is None else self.options
        fetch: Fetch = "all" if self.include_results else "none" if options.fetch == "none" else "failures"
        return BatchJobOptions(options.poll_interval, options.max_retries, fetch, options.total_timeout)


def journal_path(value: Any) -> Path:
    """Check for the path of a journal."""
    if not isinstance(value, str | os.PathLike) or not str(value).strip():
        raise InvalidArgumentError(f"journal must be the path of a file, not {value!r}")
    return Path(value)
