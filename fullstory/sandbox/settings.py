"""What can be set about a sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from random import Random
from typing import Any

from .access import DEFAULT_KEYS, KeyLevel
from .checking import build, check_number, check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of a whole organisation, as the API documents them. Lower ones are easier to run into.

    Args:
        batch_requests: Requests in one batch.
        running_jobs: Batch jobs that are processed at the same time; others wait.
        accepted_jobs: Batch jobs in progress, waiting ones included; with so many, a new one gets 429.
        operations_in_progress: Requests in all batch jobs in progress; a batch that would exceed it gets 429.
        session_events: Events in one session; more get `session_page_limit_exceeded`. FullStory has such a limit, but
            does not say which; None for none.
        body_bytes: Size of a request's body; a larger one gets 413. This limit is the sandbox's own.
    """

    batch_requests: int = 50_000
    running_jobs: int = 100
    accepted_jobs: int = 200
    operations_in_progress: int = 500_000
    session_events: int | None = None
    body_bytes: int = 128 * 1024 * 1024

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is not None or limit.name != "session_events":
                check_number(f"limits.{limit.name}", value, minimum=1, integer=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests each API key may make in a stretch of time; more get 429 until the next stretch begins.

    Args:
        requests: How many requests.
        seconds: The length of the stretch.
    """

    requests: int
    seconds: float = 1.0

    def __post_init__(self) -> None:
        check_number("rate_limit.requests", self.requests, integer=True)
        check_number("rate_limit.seconds", self.seconds, minimum=0.001)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingTime:
    """How long a batch job takes: the sum of what is given, in seconds.

    Args:
        fixed: Seconds for any job.
        per_item: Seconds for each request in the batch.
        random: Up to so many seconds more, evenly distributed.
        seed: Makes the random parts the same in each run.
    """

    fixed: float = 0.0
    per_item: float = 0.0
    random: float = 0.0
    seed: int | None = None

    def __post_init__(self) -> None:
        for name in ("fixed", "per_item", "random"):
            check_number(f"processing_time.{name}", getattr(self, name))
        if self.seed is not None:
            check_number("processing_time.seed", self.seed, integer=True)

    def sampler(self) -> Random:
        """The source of the random parts."""
        return Random(self.seed)  # noqa: S311  it decides about durations, not about secrets

    def duration(self, items: int, source: Random) -> float:
        """Seconds for a job of so many items."""
        return self.fixed + self.per_item * items + (source.uniform(0, self.random) if self.random else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything about a sandbox that can be changed while it runs.

    Args:
        keys: The API keys it knows, each with its level.
        processing_time: How long batch jobs take.
        page_size: Users on a page of a listing.
        result_page_size: Imports or errors of a batch on a page.
        deletion_time: Seconds from the deletion of a user until it is gone.
        limits: The limits of the organisation.
        rate_limit: How many requests a key may make; None for any number.
        strict_sessions: Whether an event for a `session.id` that the sandbox was not told of is refused.
        client_timeout: Seconds that a client has to send a whole request, or to take in more of an answer, before
            the connection is closed.
    """

    keys: Mapping[str, KeyLevel] = field(default_factory=lambda: dict(DEFAULT_KEYS))
    processing_time: ProcessingTime = ProcessingTime(fixed=0.5)
    page_size: int = 100
    result_page_size: int = 1000
    deletion_time: float = 1.0
    limits: Limits = Limits()
    rate_limit: RateLimit | None = None
    strict_sessions: bool = False
    client_timeout: float = 30.0

    def __post_init__(self) -> None:
        if not self.keys:
            raise ValueError("keys must have at least one key")
        for key, level in self.keys.items():
            check_text("a key", key)
            if not (key.isascii() and key.isprintable()) or " " in key:
                raise ValueError("a key must be of printable ASCII characters, without spaces")
            if not isinstance(level, KeyLevel):
                raise ValueError(f"the level of a key must be a KeyLevel, not {level!r}")
        for name in ("page_size", "result_page_size"):
            check_number(name, getattr(self, name), minimum=1, maximum=100_000, integer=True)
        check_number("deletion_time", self.deletion_time)
        check_number("client_timeout", self.client_timeout, minimum=0.001)
        if not isinstance(self.strict_sessions, bool):
            raise ValueError(f"strict_sessions must be true or false, not {self.strict_sessions!r}")

    @property
    def best_key(self) -> str:
        """A key of the highest level there is."""
        return max(self.keys, key=lambda key: self.keys[key])

    def changed(self, changes: Mapping[str, Any]) -> Settings:
        """These settings with some of them changed. Values may be as JSON has them.

        Raises:
            ValueError: A name or a value is wrong.
        """
        return build(
            Settings, {**{f.name: getattr(self, f.name) for f in fields(self)}, **_convert(self, changes)}, "settings"
        )

    def as_json(self) -> dict[str, Any]:
        """The settings as JSON has them."""
        return {**asdict(self), "keys": {key: level.name.lower() for key, level in self.keys.items()}}


def _convert(current: Settings, changes: Mapping[str, Any]) -> dict[str, Any]:
    converted = dict(changes)
    if "processing_time" in changes:
        converted["processing_time"] = _processing_time(changes["processing_time"])
    if "limits" in changes and not isinstance(changes["limits"], Limits):
        converted["limits"] = _limits(current, changes["limits"])
    if changes.get("rate_limit") is not None and not isinstance(changes["rate_limit"], RateLimit):
        converted["rate_limit"] = build(RateLimit, changes["rate_limit"], "rate_limit")
    if "keys" in changes:
        converted["keys"] = _keys(changes["keys"])
    return converted


def _processing_time(given: Any) -> ProcessingTime:
    if isinstance(given, ProcessingTime):
        return given
    if isinstance(given, Mapping):
        return build(ProcessingTime, given, "processing_time")
    check_number("processing_time", given)
    return ProcessingTime(fixed=given)


def _limits(current: Settings, given: Any) -> Limits:
    # Limits that are not named stay as they are.
    return build(Limits, {**asdict(current.limits), **given} if isinstance(given, Mapping) else given, "limits")


def _keys(given: Any) -> dict[str, KeyLevel]:
    if not isinstance(given, Mapping):
        raise ValueError(f"keys must map each key to its level, not be {given!r}")
    levels = {level.name.lower(): level for level in KeyLevel}
    keys = {}
    for key, level in given.items():
        if not isinstance(level, KeyLevel) and str(level).lower() not in levels:
            raise ValueError(f"the level of a key must be one of {', '.join(levels)}, not {level!r}")
        keys[key] = level if isinstance(level, KeyLevel) else levels[str(level).lower()]
    return keys
