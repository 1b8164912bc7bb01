"""The page about faults: which are active, and the forms that add and clear them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

from fullstory.sandbox.control.fault_form import FormField, parse_integer, parse_number
from fullstory.sandbox.control.fault_kinds import KINDS
from fullstory.sandbox.control.fault_options import Moment
from fullstory.sandbox.control.faults import ActiveFault, Fault
from fullstory.sandbox.page.visit import Redirect, Shown, Visit

# The fields that every kind has; those of a kind are in its class.
_COMMON = (
    FormField("method", "Only requests with this method", "any method", width=""),
    FormField("path", "Only requests to this path; * stands for any text", "any path", width="most"),
    FormField("every", "How often; 3 is every third time", "1: every time", parse_integer, ""),
    FormField("probability", "How likely each time, from 0 to 1", "1: always", parse_number, ""),
    FormField("times", "Stop after happening this often", "never stop", parse_integer, ""),
    FormField("seed", "Seed, for the same choices in each run", "none", parse_integer, ""),
)
# What people often want to try; each is a query that fills in the form.
_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("The next call fails with 503", "kind=status&status=503&times=1"),
    ("Slow down: 429 with Retry-After", "kind=status&status=429&headers=Retry-After%3A+2&times=3"),
    ("The answer is lost after the call took effect", "kind=reset&when=after_effect&times=1"),
    ("Every third call takes two seconds", "kind=delay&seconds=2&every=3"),
    ("One item in ten fails", "kind=item_fails&probability=0.1&seed=1"),
)


def faults(visit: Visit) -> Shown:
    return _shown(visit, visit.query)


def add_fault(visit: Visit) -> Shown | Redirect:
    try:
        visit.controls.add_fault(fault_from(visit.form))
    except ValueError as error:
        return _shown(visit, visit.form, error=str(error), status=400)
    return Redirect("/faults")


def clear_fault(visit: Visit) -> Redirect:
    # The fault may have been cleared elsewhere since the page was loaded.
    with contextlib.suppress(LookupError):
        visit.controls.remove_fault(visit.row)
    return Redirect("/faults")


def clear_faults(visit: Visit) -> Redirect:
    visit.controls.clear_faults()
    return Redirect("/faults")


def fault_from(form: Mapping[str, str]) -> Fault:
    """Return the fault that a form describes. An empty field stands for the default.

    Raises:
        ValueError: A field is wrong; the message says which.
    """
    kind = form.get("kind", "").strip() or next(iter(KINDS))
    effect = KINDS.get(kind)
    given: dict[str, Any] = {"kind": kind}
    for field in (*_COMMON, *(effect.fields if effect else ())):
        text = form.get(field.option, "").strip()
        if text:
            given[field.option] = _parse(field, text)
    when = form.get("when", "").strip()
    if when and effect and effect.moments:
        given["when"] = when
    return Fault.from_json(given)


def style_sheet() -> str:
    """Return the CSS that hides the fields that the chosen kind of fault does not have."""
    kinds_with: dict[str, list[str]] = {}
    for kind, effect in KINDS.items():
        for option in effect.option_names():
            kinds_with.setdefault(option, []).append(f'[value="{kind}"]')
    return "\n".join(
        f'.fault-form:not(:has([name="kind"] option:is({", ".join(kinds)}):checked)) .for-{option} {{ display: none; }}'
        for option, kinds in kinds_with.items()
    )


def _parse(field: FormField, text: str) -> Any:
    try:
        return field.parse(text)
    except ValueError as error:
        raise ValueError(f"a fault's {field.option} {error}") from None


def _kind_fields() -> Iterable[FormField]:
    """Return the fields of all kinds, each once."""
    return {field.option: field for effect in KINDS.values() for field in effect.fields}.values()


def _shown(visit: Visit, form: Mapping[str, str], error: str = "", status: int = 200) -> Shown:
    context = {
        "faults": [_row(active) for active in visit.engine.faults],
        "form": form,
        "error": error,
        "kinds": KINDS,
        "moments": tuple(Moment),
        "kind_fields": _kind_fields(),
        "common_fields": _COMMON,
        "examples": _EXAMPLES,
    }
    return Shown("faults.html", context, status)


def _row(active: ActiveFault) -> dict[str, Any]:
    return {
        **active.as_json(),
        "does": active.effect.describe(),
        "how_often": active.fault.how_often(),
        "is_used_up": active.is_used_up,
    }
