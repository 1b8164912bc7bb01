"""Faults: what goes wrong on purpose, when, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from random import Random
from typing import Any

import orjson

from .checking import build, check_number, check_text


class FaultKind(StrEnum):
    """What happens.

    STATUS: the answer is `status` with `headers` and `body`.
    DELAY: nothing for `seconds`, then everything goes on.
    RESET: the connection is reset.
    TRUNCATE: the connection is closed after half of the answer's body.
    GARBAGE: the answer's body is no JSON.
    CONTENT_TYPE: the answer is called `content_type`, whatever it is.
    JOB_FAILS: the batch is accepted, and every item of it fails.
    JOB_STUCK: the batch is accepted, and does not get on until this fault is removed.
    ITEM_FAILS: an item of a batch fails with `code` and `message`.
    """

    STATUS = "status"
    DELAY = "delay"
    RESET = "reset"
    TRUNCATE = "truncate"
    GARBAGE = "garbage"
    CONTENT_TYPE = "content_type"
    JOB_FAILS = "job_fails"
    JOB_STUCK = "job_stuck"
    ITEM_FAILS = "item_fails"


class Moment(StrEnum):
    """When a status, a delay or a reset happens.

    BEFORE_READ: before the request's body is read; nothing is kept for its idempotency key.
    AFTER_READ: when the request has been read, but has no effect yet.
    AFTER_EFFECT: after it took effect, but before the answer.
    MID_ANSWER: after half of the answer's body; not for a status.
    """

    BEFORE_READ = "before_read"
    AFTER_READ = "after_read"
    AFTER_EFFECT = "after_effect"
    MID_ANSWER = "mid_answer"


JOB_KINDS = frozenset({FaultKind.JOB_FAILS, FaultKind.JOB_STUCK})
ITEM_KINDS = frozenset({FaultKind.ITEM_FAILS})
REQUEST_KINDS = frozenset(FaultKind) - JOB_KINDS - ITEM_KINDS
_FRAMING = frozenset({"content-length", "transfer-encoding"})
_MOMENTS = {FaultKind.STATUS: tuple(Moment)[:3], FaultKind.DELAY: tuple(Moment), FaultKind.RESET: tuple(Moment)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that goes wrong with some of the requests.

    Args:
        kind: What happens; a `FaultKind` or its value.
        method: The method of the requests, or `*` for any.
        path: A pattern for their paths, in which `*` stands for anything: `/v2/users/*`. Faults of batches
            (`job_fails`, `job_stuck`, `item_fails`) look at the path that the batch was created with.
        when: When it happens; a `Moment` or its value. Only for a status, a delay or a reset.
        times: It happens to so many of the requests it meets, and then no more.
        every: It happens to each such request in turn: 3 for the third, the sixth, ...
        probability: It happens to each request with this probability, from 0 to 1.
        seed: Makes the probability come out the same in each run.
        status: The HTTP status, from 200 to 599, of a `status` fault.
        headers: Headers of a `status` fault, such as `Retry-After`.
        body: What a `status` fault answers: a string as it is, anything else as JSON. By default an error body that
            fits the status.
        seconds: How long a `delay` fault takes.
        content_type: What a `content_type` fault calls the answer.
        code: The code of the error of each item that `item_fails` and `job_fails` let fail.
        message: The message of the same.

    `item_fails` counts items where the others count requests.

    Raises:
        ValueError: The arguments contradict each other, or one is out of its bounds.
    """

    kind: FaultKind
    method: str = "*"
    path: str = "*"
    when: Moment = Moment.AFTER_READ
    times: int | None = None
    every: int = 1
    probability: float = 1.0
    seed: int | None = None
    status: int = 503
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    seconds: float = 1.0
    content_type: str = "text/html; charset=utf-8"
    code: str = "server_error"
    message: str = "the sandbox was told to let this fail"

    def __post_init__(self) -> None:
        set_field = object.__setattr__
        set_field(self, "kind", _member(FaultKind, "kind", self.kind))
        set_field(self, "when", _member(Moment, "when", self.when))
        set_field(self, "method", self.method.upper() if isinstance(self.method, str) else self.method)
        for name in ("method", "path", "content_type", "code", "message"):
            check_text(f"a fault's {name}", getattr(self, name))
        if self.times is not None:
            check_number("a fault's times", self.times, minimum=1, integer=True)
        check_number("a fault's every", self.every, minimum=1, integer=True)
        check_number("a fault's probability", self.probability, maximum=1)
        if self.seed is not None:
            check_number("a fault's seed", self.seed, integer=True)
        check_number("a fault's status", self.status, minimum=200, maximum=599, integer=True)
        check_number("a fault's seconds", self.seconds)
        self._check_headers()
        self._check_body()
        if self.when != Moment.AFTER_READ and self.when not in _MOMENTS.get(self.kind, ()):
            raise ValueError(f"a fault of kind {self.kind} cannot happen {self.when}")

    def _check_headers(self) -> None:
        if not isinstance(self.headers, Mapping):
            raise ValueError(f"a fault's headers must be an object, not {self.headers!r}")
        for name, value in self.headers.items():
            text = f"{name}{value}"
            if (
                not isinstance(value, str)
                or not name
                or not text.isprintable()
                or not text.isascii()
                or {":", " "} & {*name}
            ):
                raise ValueError(f"a fault's headers cannot have {name!r}: {value!r}")
            if name.lower() in _FRAMING:
                raise ValueError(f"a fault's headers cannot have {name!r}; it follows from the body")

    def _check_body(self) -> None:
        try:
            orjson.dumps(self.body)
        except (TypeError, ValueError) as error:
            raise ValueError(f"a fault's body must be a string, or what JSON can say: {error}") from None

    @staticmethod
    def from_json(given: Any) -> Fault:
        """A fault made from a JSON object with the names of the arguments above."""
        return build(Fault, given, "a fault")

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "headers": dict(self.headers)}

    def matches(self, method: str, path: str) -> bool:
        return self.method in ("*", method) and fnmatchcase(path, self.path)


def _member(kind: type[StrEnum], name: str, value: Any) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"a fault's {name} must be one of {', '.join(kind)}, not {value!r}") from None


class ActiveFault:
    """A fault in force: what it has met, and how often it happened."""

    def __init__(self, fault_id: int, fault: Fault) -> None:
        self.id = fault_id
        self.fault = fault
        self.met = 0
        self.happened = 0
        self._random = Random(fault.seed)  # noqa: S311  it decides about faults, not about secrets

    def meet(self) -> bool:
        """Whether it happens to the request, or the item, that it meets now."""
        fault = self.fault
        self.met += 1
        if self.met % fault.every or (fault.times is not None and self.happened >= fault.times):
            return False
        if fault.probability < 1 and self._random.random() >= fault.probability:
            return False
        self.happened += 1
        return True

    def spare(self) -> None:
        """Takes back that it happened: what it met ended before the moment came."""
        self.happened -= 1

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, **self.fault.as_json(), "met": self.met, "happened": self.happened}


class Faults:
    """The faults in force."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._active: dict[int, ActiveFault] = {}
        self._next_id = 1
        for fault in faults:
            self.add(fault)

    def __iter__(self) -> Iterator[ActiveFault]:
        return iter(self._active.values())

    def add(self, fault: Fault) -> int:
        """Puts a fault in force. Returns the id that removes it."""
        fault_id = self._next_id
        self._next_id += 1
        self._active[fault_id] = ActiveFault(fault_id, fault)
        return fault_id

    def remove(self, fault_id: int) -> None:
        """Raises KeyError if there is none with this id."""
        del self._active[fault_id]

    def clear(self) -> None:
        self._active.clear()

    def __contains__(self, fault_id: object) -> bool:
        return fault_id in self._active

    def meet(self, method: str, path: str, kinds: Iterable[FaultKind]) -> list[ActiveFault]:
        """The faults of these kinds that happen to a request, or an item, which now meets them all."""
        if not self._active:
            return []
        return [
            active
            for active in self._active.values()
            if active.fault.kind in kinds and active.fault.matches(method, path) and active.meet()
        ]
