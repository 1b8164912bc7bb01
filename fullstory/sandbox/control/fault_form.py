"""The fields of the form that adds a fault, and how their text becomes values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class FormField(NamedTuple):
    """A field in the form that adds a fault.

    Args:
        option: The option of the fault that it fills in.
        label: Its label.
        placeholder: What the empty field shows: the default.
        parse: Turns its text into the option's value; raises ValueError with what is expected.
        width: A class of the style sheet.
        is_long: Whether it takes several lines.
    """

    option: str
    label: str
    placeholder: str
    parse: Callable[[str], Any] = str
    width: str = "half"
    is_long: bool = False


def parse_integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"must be a whole number, not {text[:40]!r}") from None


def parse_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"must be a number, not {text[:40]!r}") from None


def parse_headers(text: str) -> dict[str, str]:
    headers = {}
    for line in filter(str.strip, text.splitlines()):
        name, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"must be lines like Retry-After: 2, not {line[:40]!r}")
        headers[name.strip()] = value.strip()
    return headers
