"""The page about faults: which are in force, and the forms that add and clear them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from ..control import Facts
from ..faults import JOB_KINDS, Fault, FaultKind, Moment
from .visit import Redirect, Shown, Visit

_ALWAYS = ("kind", "method", "path", "times", "every", "probability", "seed")
# Which fields a kind has besides; what the form holds in others is not meant.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    FaultKind.STATUS: ("when", "status", "headers", "body"),
    FaultKind.DELAY: ("when", "seconds"),
    FaultKind.RESET: ("when",),
    FaultKind.CONTENT_TYPE: ("content_type",),
    FaultKind.JOB_FAILS: ("code", "message"),
    FaultKind.ITEM_FAILS: ("code", "message"),
}
_KINDS: Mapping[FaultKind, str] = {
    FaultKind.STATUS: "answer with a status",
    FaultKind.DELAY: "answer late",
    FaultKind.RESET: "reset the connection",
    FaultKind.TRUNCATE: "end in the middle of the answer",
    FaultKind.GARBAGE: "answer with garbage",
    FaultKind.CONTENT_TYPE: "answer with a wrong content type",
    FaultKind.JOB_FAILS: "let whole batch jobs fail",
    FaultKind.JOB_STUCK: "let batch jobs get stuck",
    FaultKind.ITEM_FAILS: "let items of batches fail",
}
_MOMENTS: Mapping[Moment, str] = {
    Moment.BEFORE_READ: "before the request is read",
    Moment.AFTER_READ: "before the request takes effect",
    Moment.AFTER_EFFECT: "after it took effect, before the answer",
    Moment.MID_ANSWER: "in the middle of the answer",
}
# What people often want to try: the form is filled in so.
_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("The next call fails with 503", "kind=status&status=503&times=1"),
    ("Slow down: 429 with Retry-After", "kind=status&status=429&headers=Retry-After%3A+2&times=3"),
    ("The answer gets lost after it took effect", "kind=reset&when=after_effect&times=1"),
    ("Every third call takes two seconds", "kind=delay&seconds=2&every=3"),
    ("One item in ten fails", "kind=item_fails&probability=0.1&seed=1"),
)


def faults(visit: Visit) -> Shown:
    return _shown(visit, visit.query)


def add_fault(visit: Visit) -> Shown | Redirect:
    try:
        visit.control.add_fault(fault_from(visit.form))
    except ValueError as error:
        return _shown(visit, visit.form, error=str(error), status=400)
    return Redirect("/faults")


def clear_fault(visit: Visit) -> Redirect:
    # Whoever clears one that is gone already has what they want.
    with contextlib.suppress(LookupError):
        visit.control.remove_fault(visit.row)
    return Redirect("/faults")


def clear_faults(visit: Visit) -> Redirect:
    visit.control.clear_faults()
    return Redirect("/faults")


def fault_from(form: Mapping[str, str]) -> Fault:
    """The fault that a form describes. Empty fields mean what `Fault` means by leaving them out.

    Raises:
        ValueError: A field is wrong; the message says which.
    """
    given = {name: text.strip() for name, text in form.items() if text.strip()}
    kind = given.setdefault("kind", FaultKind.STATUS)
    names = (*_ALWAYS, *_FIELDS.get(kind, ()))
    return Fault.from_json({name: _value(name, text) for name, text in given.items() if name in names})


def describe(fault: Facts) -> str:
    """What a fault does, in a few words."""
    moment = _MOMENTS[fault["when"]]
    match fault["kind"]:
        case FaultKind.STATUS:
            return f"answers {fault['status']} {moment}"
        case FaultKind.DELAY:
            return f"waits {fault['seconds']:g} s {moment}"
        case FaultKind.RESET:
            return f"resets the connection {moment}"
        case FaultKind.TRUNCATE:
            return "ends in the middle of the answer"
        case FaultKind.GARBAGE:
            return "answers with garbage"
        case FaultKind.CONTENT_TYPE:
            return f"calls the answer {fault['content_type']}"
        case FaultKind.JOB_FAILS:
            return f"lets every item fail with {fault['code']}"
        case FaultKind.JOB_STUCK:
            return "holds jobs until it is cleared"
        case _:
            return f"lets items fail with {fault['code']}"


def how_often(fault: Facts) -> str:
    """How often a fault happens, in a few words."""
    what = "item" if fault["kind"] == FaultKind.ITEM_FAILS else "job" if fault["kind"] in JOB_KINDS else "request"
    words = f"every {what}" if fault["every"] == 1 else f"one {what} in {fault['every']}"
    if fault["probability"] < 1:
        words += f", with probability {fault['probability']:g}"
    if fault["times"] is not None:
        words += f", {fault['times']:,} at most"
    return words


def _shown(visit: Visit, form: Mapping[str, str], error: str = "", status: int = 200) -> Shown:
    listed = [
        {**fault, "does": describe(fault), "how_often": how_often(fault), "spent": fault["happened"] == fault["times"]}
        for fault in visit.control.faults()
    ]
    choices: dict[str, Any] = {"kinds": _KINDS, "moments": _MOMENTS, "examples": _EXAMPLES}
    return Shown("faults.html", {"faults": listed, "form": form, "error": error, **choices}, status)


def _value(name: str, text: str) -> Any:
    match name:
        case "times" | "every" | "seed" | "status":
            return _number(name, text, int, "a whole number")
        case "probability" | "seconds":
            return _number(name, text, float, "a number")
        case "headers":
            return dict(_header(line) for line in text.splitlines() if line.strip())
        case _:
            return text


def _number(name: str, text: str, kind: type[int] | type[float], what: str) -> int | float:
    try:
        return kind(text)
    except ValueError:
        raise ValueError(f"a fault's {name} must be {what}, not {text[:40]!r}") from None


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"a fault's headers are lines like Retry-After: 2, not {line[:40]!r}")
    return name.strip(), value.strip()
