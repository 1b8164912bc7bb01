"""The settings of a sandbox: keys, limits, page sizes, processing time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from random import Random
from typing import Any

from fullstory.sandbox.access import DEFAULT_KEYS, KeyLevel
from fullstory.sandbox.control.checks import build, check_boolean, check_choice, check_number, check_text


class Strictness(StrEnum):
    """How a sandbox treats requests that nobody has seen the real server refuse or accept.

    DOCUMENTED: what the documentation forbids or does not know is refused.
    LENIENT: whatever makes sense is accepted, as a server that reads JSON for protocol buffers may do.
    """

    DOCUMENTED = "documented"
    LENIENT = "lenient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of an organisation. The defaults are the documented ones; lower ones are easier to exceed in a test.

    Args:
        batch_requests: Requests in one batch.
        running_jobs: Batch jobs that are processed at the same time; others wait.
        accepted_jobs: Batch jobs in progress, waiting ones included; one more gets 429.
        operations_in_progress: Requests in all batch jobs in progress; a batch that would exceed it gets 429.
        session_events: Events in one session; others get `session_page_limit_exceeded`. There is no limit by default,
            because FullStory's own is not documented.
        bundle_downloads: Bundles of the older data export that can be downloaded in a minute; one more gets 429.
        extraction_rules: Active extraction rules of each scope. FullStory's own limit is not documented.
        session_quota: Sessions in a billing cycle, as `/v2/organization/quotas` shows it. Nothing is refused beyond it.
        server_event_quota: Server events in a billing cycle, likewise.
        activations: Calls for events, context and summaries of sessions in a billing cycle; others get 429. None for no
            limit.
        body_bytes: The size of a request's body; a larger one gets 413. This limit is the sandbox's own.
    """

    batch_requests: int = 50_000
    running_jobs: int = 100
    accepted_jobs: int = 200
    operations_in_progress: int = 500_000
    session_events: int | None = None
    bundle_downloads: int = 2
    extraction_rules: int = 100
    session_quota: int = 100_000
    server_event_quota: int = 10_000_000
    activations: int | None = None
    body_bytes: int = 128 * 1024 * 1024

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is not None or limit.name not in ("session_events", "activations"):
                check_number(f"limits.{limit.name}", value, minimum=1, integer=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """How many requests each API key may make in a period; more get 429 until the next period begins.

    Args:
        requests: How many requests.
        seconds: The length of the period.
    """

    requests: int
    seconds: float = 1.0

    def __post_init__(self) -> None:
        check_number("rate_limit.requests", self.requests, integer=True)
        check_number("rate_limit.seconds", self.seconds, minimum=0.001)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingTime:
    """How long a batch job takes: the sum of its parts, in seconds.

    Args:
        fixed: Seconds for any job.
        per_item: Seconds for each request in the batch.
        random: The upper limit in seconds of a random part, evenly distributed from 0.
        seed: Makes the random part the same in each run.
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
        """Return the source of the random parts."""
        return Random(self.seed)  # noqa: S311  it decides about durations, not about secrets

    def duration(self, items: int, source: Random) -> float:
        """Return the seconds for a job with this number of items."""
        return self.fixed + self.per_item * items + (source.uniform(0, self.random) if self.random else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything about a sandbox that can be changed while it runs.

    Args:
        keys: The API keys, each with its level.
        processing_time: How long batch jobs take.
        page_size: Users on a page of a listing.
        result_page_size: Imports or errors of a batch on a page.
        deletion_time: Seconds from the deletion of a user until it is gone.
        limits: The limits of the organisation.
        rate_limit: How many requests a key may make in a period; no limit by default.
        strictness: What happens to requests that nobody has seen the real server refuse or accept: `documented` refuses
            what the documentation forbids or does not know, `lenient` accepts whatever makes sense.
        strict_sessions: Whether an event is refused when its `session.id` was not added with `add_session`.
        range_requests: Whether a part of the file of an export can be downloaded, with a Range header.
        client_timeout: Seconds that a client has to send a whole request, or to read more of an answer, before the
            connection is closed.
        delivery_timeout: Seconds that a webhook endpoint has to answer a delivery.
    """

    keys: Mapping[str, KeyLevel] = field(default_factory=lambda: dict(DEFAULT_KEYS))
    processing_time: ProcessingTime = ProcessingTime(fixed=0.5)
    page_size: int = 100
    result_page_size: int = 1000
    deletion_time: float = 1.0
    limits: Limits = Limits()
    rate_limit: RateLimit | None = None
    strictness: Strictness = Strictness.DOCUMENTED
    strict_sessions: bool = False
    range_requests: bool = True
    client_timeout: float = 30.0
    delivery_timeout: float = 10.0

    def __post_init__(self) -> None:
        if not self.keys:
            raise ValueError("keys must not be empty")
        for key, level in self.keys.items():
            check_text("a key", key)
            if not (key.isascii() and key.isprintable()) or " " in key:
                raise ValueError("a key must consist of printable ASCII characters without spaces")
            if not isinstance(level, KeyLevel):
                raise ValueError(f"the level of a key must be a KeyLevel, not {level!r}")
        for name in ("page_size", "result_page_size"):
            check_number(name, getattr(self, name), minimum=1, maximum=100_000, integer=True)
        check_number("deletion_time", self.deletion_time)
        check_number("client_timeout", self.client_timeout, minimum=0.001)
        check_number("delivery_timeout", self.delivery_timeout, minimum=0.001)
        check_boolean("strict_sessions", self.strict_sessions)
        check_boolean("range_requests", self.range_requests)
        check_choice("strictness", self.strictness, Strictness)
        object.__setattr__(self, "strictness", Strictness(self.strictness))

    @property
    def is_lenient(self) -> bool:
        return self.strictness is Strictness.LENIENT

    @property
    def best_key(self) -> str:
        """A key of the highest level among the keys."""
        return max(self.keys, key=lambda key: self.keys[key])

    def changed(self, changes: Mapping[str, Any]) -> Settings:
        """Return these settings with some of them changed. Values may be as in JSON.

        Raises:
            ValueError: A name or a value is wrong.
        """
        return build(
            Settings, {**{f.name: getattr(self, f.name) for f in fields(self)}, **_convert(self, changes)}, "settings"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the settings as JSON."""
        keys = {key: level.name.lower() for key, level in self.keys.items()}
        return {**asdict(self), "keys": keys, "strictness": self.strictness.value}


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
        raise ValueError(f"keys must map each key to its level, not {given!r}")
    levels = {level.name.lower(): level for level in KeyLevel}
    keys = {}
    for key, level in given.items():
        if not isinstance(level, KeyLevel) and str(level).lower() not in levels:
            raise ValueError(f"the level of a key must be one of {', '.join(levels)}, not {level!r}")
        keys[key] = level if isinstance(level, KeyLevel) else levels[str(level).lower()]
    return keys
