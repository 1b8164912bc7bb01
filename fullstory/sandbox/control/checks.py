"""Checks of what a user of the sandbox configures. Each raises ValueError with what was expected."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def check_number(name: str, value: Any, minimum: float = 0, maximum: float = math.inf, integer: bool = False) -> None:
    """Refuse anything but a number within the bounds."""
    kind = "an integer" if integer else "a number"
    right_type = isinstance(value, int if integer else (int, float)) and not isinstance(value, bool)
    if not right_type or not minimum <= value <= maximum or math.isinf(value):
        bounds = f"of at least {minimum:g}" if maximum == math.inf else f"from {minimum:g} to {maximum:g}"
        raise ValueError(f"{name} must be {kind} {bounds}, not {value!r}")


def check_text(name: str, value: Any) -> None:
    """Refuse anything but a non-empty string."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} must be a non-empty string, not {value!r}")


def check_boolean(name: str, value: Any) -> None:
    """Refuse anything but True and False."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false, not {value!r}")


def check_choice(name: str, value: Any, choices: Iterable[str]) -> None:
    """Refuse anything but one of the choices."""
    known = list(choices)
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, not {value!r}")


def build(kind: type[T], given: Any, what: str) -> T:
    """Return a dataclass made from a JSON object with the names of its fields."""
    if not isinstance(given, Mapping):
        raise ValueError(f"{what} must be an object, not {given!r}")
    known = {field.name: field for field in fields(kind) if field.init}  # type: ignore[arg-type]
    for name in given:
        if name not in known:
            raise ValueError(f"unexpected field {name!r} in {what}; expected one of {', '.join(known)}")
    for name, field in known.items():
        if field.default is MISSING and field.default_factory is MISSING and name not in given:
            raise ValueError(f"{what} must have the field {name!r}")
    return kind(**given)


MAX_LIMIT = 1000


def check_limit(limit: int) -> None:
    """Check how much a control is to return."""
    check_number("limit", limit, minimum=1, maximum=MAX_LIMIT, integer=True)
