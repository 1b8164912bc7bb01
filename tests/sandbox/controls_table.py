"""Writes the table of the controls in docs/sandbox.md: `python -m tests.sandbox.controls_table`."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from fullstory.sandbox.control.controls import Controls
from fullstory.sandbox.control.definition import PREFIX, Control, definitions

PAGE = Path(__file__).parents[2] / "docs" / "sandbox.md"
_HEAD = "| Python | HTTP | |\n|---|---|---|\n"
_TABLE = re.compile(re.escape(_HEAD) + r"(?:\|.*\n)+")
_STREAM = (
    f"| | `GET {PREFIX}stream` | Sends each change as a server-sent event: `request`, `job`, `operation`, "
    "`delivery`, `faults`, `settings`, `clock` or `reset`. |\n"
)


def controls_table() -> str:
    """Return the table, from the definitions of the controls."""
    return _HEAD + "".join(map(_row, definitions(Controls))) + _STREAM


def table_in(page: str) -> str:
    """Return the table as it stands in the page."""
    (found,) = _TABLE.findall(page)
    table: str = found
    return table


def _row(control: Control) -> str:
    _, *parameters = inspect.signature(control.function).parameters.values()
    arguments = ", ".join(str(p.replace(annotation=p.empty)) for p in parameters)
    text = inspect.getdoc(control.function) or ""
    summary = " ".join(text.split("\n\n")[0].split())
    return f"| `sandbox.{control.name}({arguments})` | {_http(control)} | {summary} |\n"


def _http(control: Control) -> str:
    route = f"{control.method} {PREFIX}{control.path}"
    if control.field is not None:
        return f"`{route}` with `{control.field}`"
    names = [parameter.name for parameter in control.parameters if f"{{{parameter.name}}}" not in control.path]
    if not names:
        return f"`{route}`"
    if control.method == "GET":
        return f"`{route}?{'&'.join(names)}`"
    if len(control.parameters) == 1:
        return f"`{route}` with a JSON object"
    return f"`{route}` with {', '.join(f'`{name}`' for name in names)}"


if __name__ == "__main__":
    PAGE.write_text(_TABLE.sub(lambda _: controls_table(), PAGE.read_text()))
