"""Faults: which requests go wrong on purpose, and how often. What goes wrong is in `fault_kinds`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from fullstory.sandbox.control.checks import build, check_choice, check_number, check_text
from fullstory.sandbox.control.fault_kinds import KINDS, Counted, Effect, FaultKind
from fullstory.sandbox.control.fault_options import FaultOptions, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(FaultOptions):
    """Something that goes wrong with some of the requests.

    Args:
        kind: What goes wrong; a `FaultKind` or its value. The options of each kind are in `FaultOptions`.
        method: The method of the requests, or `*` for any.
        path: A pattern for their paths, in which `*` stands for anything: `/v2/users/*`. Faults of batches
            (`job_fails`, `job_stuck`, `item_fails`) look at the path that the batch was created with.
        times: The maximum number of times it happens; after that it has no effect.
        every: It happens to every nth matching request: 3 for the third, the sixth, ...
        probability: The probability, from 0 to 1, with which it happens to each request.
        seed: Makes it happen to the same requests in each run.

    `item_fails` counts items, `job_fails` and `job_stuck` count batches where the others count requests.

    Raises:
        ValueError: An argument is out of bounds, or this kind of fault does not use it.
    """

    kind: FaultKind | str
    method: str = "*"
    path: str = "*"
    times: int | None = None
    every: int = 1
    probability: float = 1.0
    seed: int | None = None

    def __post_init__(self) -> None:
        set_field = object.__setattr__
        check_choice("a fault's kind", self.kind, KINDS)
        if self.kind in list(FaultKind):
            set_field(self, "kind", FaultKind(self.kind))
        check_choice("a fault's when", self.when, Moment)
        set_field(self, "when", Moment(self.when))
        set_field(self, "method", self.method.upper() if isinstance(self.method, str) else self.method)
        check_text("a fault's method", self.method)
        _check_path(self.path)
        if self.times is not None:
            check_number("a fault's times", self.times, minimum=1, integer=True)
        check_number("a fault's every", self.every, minimum=1, integer=True)
        check_number("a fault's probability", self.probability, maximum=1)
        if self.seed is not None:
            check_number("a fault's seed", self.seed, integer=True)
        self.check_options()
        self._check_kind()

    def _check_kind(self) -> None:
        """Refuse options of other kinds, and moments at which this kind cannot happen."""
        effect, defaults = KINDS[self.kind], FaultOptions()
        others = {option.name for option in fields(FaultOptions)} - {*effect.option_names()}
        expected = [field.name for field in fields(self) if field.name not in others]
        for name in sorted(others):
            if getattr(self, name) != getattr(defaults, name):
                raise ValueError(
                    f"unexpected field {name!r} in a fault of kind {self.kind}; expected one of {', '.join(expected)}"
                )
        if effect.moments and self.when not in effect.moments:
            raise ValueError(f"a fault of kind {self.kind} cannot happen {self.when}")

    @staticmethod
    def from_json(given: Any) -> Fault:
        """Return a fault made from a JSON object with the names of the arguments."""
        return build(Fault, given, "a fault")

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "headers": dict(self.headers)}

    @property
    def effect(self) -> Effect:
        """What the fault does."""
        return KINDS[self.kind](self)

    def matches(self, method: str, path: str) -> bool:
        return self.method in ("*", method) and fnmatchcase(path, self.path)

    def how_often(self) -> str:
        """Return how often it happens in a few words."""
        counted = self.effect.counts
        words = f"every {counted}" if self.every == 1 else f"one {counted} in {self.every}"
        if self.probability < 1:
            words += f", with probability {self.probability:g}"
        if self.times is not None:
            words += ", at most once" if self.times == 1 else f", at most {self.times:,} times"
        return words


def check_fault(fault: Any) -> Fault:
    """Return `fault`. Raise ValueError for anything but a `Fault`."""
    if not isinstance(fault, Fault):
        raise ValueError(f"a fault must be a Fault, such as Fault(kind='status', status=503), not {fault!r}")
    return fault


def _check_path(path: Any) -> None:
    check_text("a fault's path", path)
    if path[0] not in "/*":
        raise ValueError(f"a fault's path must start with / or *, such as /v2/users/*, not {path!r}")


class ActiveFault:
    """An active fault: how much it has matched, and how often it happened."""

    def __init__(self, fault_id: int, fault: Fault) -> None:
        self.id = fault_id
        self.fault = fault
        self.effect: Effect = fault.effect
        self.met: int = 0
        self.happened: int = 0
        self._random = Random(fault.seed)  # noqa: S311  it decides about faults, not about secrets

    def meet(self) -> bool:
        """Count a request, a job or an item, and return whether the fault happens to it."""
        fault = self.fault
        self.met += 1
        if self.met % fault.every or self.is_used_up:
            return False
        if fault.probability < 1 and self._random.random() >= fault.probability:
            return False
        self.happened += 1
        return True

    @property
    def is_used_up(self) -> bool:
        return self.happened == self.fault.times

    def take_back(self) -> None:
        """Take one off the count: the request ended before the fault's moment."""
        self.happened -= 1

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, **self.fault.as_json(), "met": self.met, "happened": self.happened}


class Faults:
    """The active faults."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._active: dict[int, ActiveFault] = {}
        self._next_id = 1
        for fault in faults:
            self.add(fault)

    def __iter__(self) -> Iterator[ActiveFault]:
        return iter(self._active.values())

    def __len__(self) -> int:
        return len(self._active)

    def __contains__(self, fault_id: object) -> bool:
        return fault_id in self._active

    def add(self, fault: Fault) -> int:
        """Add a fault. Return the id that removes it."""
        fault_id = self._next_id
        self._next_id += 1
        self._active[fault_id] = ActiveFault(fault_id, fault)
        return fault_id

    def remove(self, fault_id: int) -> None:
        """Remove a fault. Raise LookupError if none has this id."""
        if fault_id not in self._active:
            raise LookupError(f"no fault has the id {fault_id}")
        del self._active[fault_id]

    def clear(self) -> None:
        self._active.clear()

    def any_count(self, counted: Counted) -> bool:
        """Return whether an active fault counts this: request, job or item."""
        return any(active.effect.counts == counted for active in self)

    def meet(self, method: str, path: str, counted: Counted) -> list[ActiveFault]:
        """Count a request, a job or an item, and return the faults that happen to it."""
        return [
            active
            for active in self
            if active.effect.counts == counted and active.fault.matches(method, path) and active.meet()
        ]
