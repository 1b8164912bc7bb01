"""Fills the templates. Imported with the first page that is opened, because importing Jinja is slow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader

from fullstory.sandbox.page.bodies import pretty, pretty_text
from fullstory.sandbox.page.visit import Json
from fullstory.sandbox.store import operations
from fullstory.sandbox.store.jobs import COMPLETED, FAILED

_OFFSET = re.compile(r"[+-]\d\d:\d\d$")
_LONGEST_LINE = 200


def render(template: str, context: Mapping[str, Any]) -> str:
    """Return a page. All values are escaped; no template marks anything as safe."""
    return _environment.get_template(template).render(context)


def duration(milliseconds: float | None) -> str:
    """Return a short duration. The script does the same for requests that come in."""
    if milliseconds is None:
        return ""
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.2f} s"
    return f"{milliseconds:.1f} ms"


def clock(iso: str) -> str:
    """Return the time of day of a time in ISO 8601."""
    return iso[11:23]


def moment(iso: str) -> str:
    """Return the date and time in ISO 8601 to the second, and the offset if it is not UTC."""
    return iso[:19].replace("T", " ") + "".join(_OFFSET.findall(iso))


def number(value: int) -> str:
    return f"{value:,}"


def status(request: Json) -> str:
    """Return the status of a request, or a word if it has none."""
    if request["status"] is not None:
        return str(request["status"])
    # A request that has not ended has no duration yet.
    return "dropped" if request["duration_ms"] else "…"


def tone(request: Json) -> str:
    """Return the colour of a request's status."""
    code = request["status"]
    if code is None:
        return "bad" if request["duration_ms"] else ""
    return "good" if code < 400 else "warn" if code < 500 else "bad"


def job_tone(job: Json) -> str:
    """Return the colour of a job's status."""
    return {COMPLETED: "good", FAILED: "bad"}.get(job["status"], "busy")


def operation_tone(operation: Json) -> str:
    """Return the colour of an operation's state."""
    return {operations.COMPLETED: "good", operations.FAILED: "bad"}.get(operation["state"], "busy")


def outcome(operation: Json) -> str:
    """Return the id of a finished export, or why an operation failed. The script does the same for those that end."""
    text: str = (operation["results"] or {}).get("searchExportId") or operation["errorDetails"]
    return text


def delivery_state(delivery: Json) -> str:
    """Return the state of a delivery in words."""
    words: str = delivery["state"].replace("_", " ")
    return words


def delivery_tone(delivery: Json) -> str:
    """Return the colour of a delivery's state."""
    return {"delivered": "good", "waiting": "busy", "not_sent": "warn"}.get(delivery["state"], "bad")


def delivery_outcome(shown: Json) -> str:
    """Return what came of an attempt, or of the last one of a delivery."""
    return shown["error"] or ("" if shown["status"] is None else f"answered {shown['status']}")


def progress_words(job: Json) -> str:
    """Return what the bar of a job shows. The script does the same for jobs that make progress."""
    waiting = job["total"] - job["imports"] - job["errors"]
    parts = ((job["imports"], "imported"), (job["errors"], "failed"), (waiting, "to go"))
    return ", ".join(f"{count:,} {word}" for count, word in parts if count)


def notes(request: Json) -> str:
    """Return what is special about a request."""
    words = ["replayed"] if request["replayed"] else []
    return ", ".join(words + [f"fault {fault}" for fault in request["faults"]])


def line(value: Any) -> str:
    """Return a value on one line: text unchanged, anything else as JSON."""
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + "…"


_environment = Environment(
    loader=PackageLoader("fullstory.sandbox.page"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.filters.update(
    {
        filter.__name__: filter
        for filter in (
            duration,
            clock,
            moment,
            number,
            status,
            tone,
            job_tone,
            operation_tone,
            outcome,
            delivery_state,
            delivery_tone,
            delivery_outcome,
            progress_words,
            notes,
            pretty,
            pretty_text,
            line,
        )
    }
)
