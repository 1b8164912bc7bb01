"""The page about the settings, the clock and the reset, and its forms."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fullstory.sandbox.control.fault_form import parse_number
from fullstory.sandbox.control.settings_form import changed_settings, setting_groups, setting_texts
from fullstory.sandbox.page.visit import Redirect, Shown, Visit

_PAGE = "/settings"
_UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
# How far the clock is often moved: a number of seconds for the form, and its words.
_STEPS = {60: "1 minute", 3600: "1 hour", 86400: "1 day"}
_DONE = {
    "settings": "The settings were saved.",
    "clock": "The clock was changed.",
    "reset": "All data were deleted, and the initial settings, faults and clock restored.",
}


def settings(visit: Visit) -> Shown:
    return _shown(visit)


def save_settings(visit: Visit) -> Shown | Redirect:
    try:
        visit.controls.configure(**changed_settings(visit.form, visit.controls.settings()))
    except ValueError as error:
        return _refused(visit, "settings", error)
    return _done("settings")


def change_clock(visit: Visit) -> Shown | Redirect:
    try:
        visit.controls.change_clock(**_clock_change(visit))
    except ValueError as error:
        return _refused(visit, "clock", error)
    return _done("clock")


def reset(visit: Visit) -> Shown | Redirect:
    if "sure" not in visit.form:
        return _refused(visit, "reset", ValueError("tick the box first: a reset cannot be undone"))
    visit.controls.reset()
    return _done("reset")


def _clock_change(visit: Visit) -> dict[str, Any]:
    """Return the arguments of `change_clock` that a form gives. Its fields have their names."""
    form = {name: text.strip() for name, text in visit.form.items()}
    if "to_machine" in form:
        return {"now": datetime.now(UTC), "frozen": False}
    given: dict[str, Any] = {}
    if "now" in form:
        given["now"] = form["now"]
    if "frozen" in form:
        given["frozen"] = form["frozen"] == "yes"
    if "advance" in form:
        try:
            given["advance"] = parse_number(form["advance"]) * _UNITS.get(form.get("unit", ""), 1)
        except ValueError as error:
            raise ValueError(f"advance {error}") from None
    return given


def _done(part: str) -> Redirect:
    return Redirect(f"{_PAGE}?done={part}#{part}-part")


def _refused(visit: Visit, part: str, error: ValueError) -> Shown:
    return _shown(visit, part, str(error), 400)


def _shown(visit: Visit, part: str = "", error: str = "", status: int = 200) -> Shown:
    done = visit.query.get("done", "")
    context = {
        "clock": visit.controls.clock(),
        "groups": setting_groups(),
        "texts": {**setting_texts(visit.controls.settings()), **visit.form},
        "units": _UNITS,
        "steps": _STEPS,
        "messages": {done: _DONE[done]} if done in _DONE else {},
        "errors": {part: error},
    }
    return Shown("settings.html", context, status)
