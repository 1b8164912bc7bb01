"""What values stand for that JSON has no type for, the same to the checks and to what encodes them.

numpy, pandas and attrs are never imported: a type tells by its module or its attributes where it is from.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

# Looked at first, as most values are of these types.
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None), dict, list, tuple})


def plain(value: Any) -> Any:
    """Return what a value stands for, one level deep; one that stands for nothing else, as it is.

    That is the value of an enum, the string of a UUID, the list or the scalar that numpy holds, None for pandas' NA and
    NaT, and the fields of a dataclass, of an attrs class or of a generated model, None where one was never set.
    """
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    # Where there is a UUID, its module is there. Importing it takes a good part of the time of making a client.
    uuid = sys.modules.get("uuid")
    if uuid is not None and isinstance(value, uuid.UUID):
        return str(value)
    package = str(kind.__module__).partition(".")[0]
    if package == "numpy" and hasattr(value, "tolist"):
        return _of_numpy(value)
    if package == "pandas" and kind.__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, Mapping):
        return value
    if dataclasses.is_dataclass(kind):
        return {each.name: getattr(value, each.name, None) for each in dataclasses.fields(kind)}
    if fields_in_json := getattr(kind, "_fields_in_json", None):
        return fields_in_json(value)
    if attributes := getattr(kind, "__attrs_attrs__", None):
        return {each.name: getattr(value, each.name, None) for each in attributes}
    return value


def _of_numpy(value: Any) -> Any:
    if value.dtype.kind not in "mM":
        return value.tolist()
    # Times: as Python's own, those in nanoseconds would be numbers. Only NaT differs from itself.
    if value.ndim:
        return list(value)
    return value if value == value else None


def moment_refusal(value: Any) -> str | None:
    """Return why a value does not say which point in time it is, to follow its name; None where it does."""
    given = plain(value)
    shown = repr(given) if isinstance(given, str | date) else type_name(value)
    try:
        time = datetime.fromisoformat(given) if isinstance(given, str) else given
        if isinstance(time, datetime):
            if time.utcoffset() is not None:
                return None
            shown += ", which has none"
    except ValueError:
        pass
    return f"must be a datetime or a string in ISO 8601, either with a time zone (2026-01-02T03:04:05Z), not {shown}"


def type_name(value: Any) -> str:
    """Return the name of a value's type as errors show it: with its module, unless it is built in."""
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
