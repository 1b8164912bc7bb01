"""The id of a session in the forms in which people have it at hand."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from fullstory import arguments
from fullstory.errors import InvalidArgumentError

_EXPECTED = "two numbers with a colon between them, such as 123:456, or the URL of a replay"
_HIGHEST = 2**64 - 1

# What follows the second number is a place in the session: a page or a time.
_HALVES = re.compile(r"([0-9]{1,20})[:!]([0-9]{1,20})(?:[:!][0-9]+)*")
_IN_URL = re.compile(r"/session/([^/?#]*)")


def session_id(name: str, value: Any) -> str:
    """Check for a session and return its id as the API takes it.

    Args:
        name: The argument, as errors show it.
        value: The id as `A:B` or, as older URLs have it, `A!B`; either may have a place in the session behind it, as in
            `A:B!P`. Or the URL of a replay, which ends in such an id. Either may be percent-encoded.

    Returns:
        The id as `A:B`.

    Raises:
        InvalidArgumentError: It is something else; the message says what is wrong.
    """
    text = arguments.non_blank(name, value).strip()
    # What was copied out of another URL is encoded twice.
    decoded = unquote(unquote(text))
    shown = decoded
    if "/" in decoded:
        found = _IN_URL.search(decoded)
        if found is None:
            raise InvalidArgumentError(f"{name} is a URL without /session/ in its path; it must be {_EXPECTED}")
        shown = found[1]
    halves = _HALVES.fullmatch(shown)
    if halves is None:
        # What is no id may be anything, such as somebody's address, and is not shown.
        raise InvalidArgumentError(f"{name} {_fault(shown)}; it must be {_EXPECTED}")
    if max(map(int, halves.groups())) > _HIGHEST:
        raise InvalidArgumentError(f"{name} holds a number of more than 64 bits; it must be {_EXPECTED}")
    return f"{halves[1]}:{halves[2]}"


def _fault(text: str) -> str:
    if re.fullmatch(r"[0-9]+[:!]?", text):
        return "is only one half of an id"
    if not text:
        return "is a URL that ends before the id"
    return "is not the id of a session"
