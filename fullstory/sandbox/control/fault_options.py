"""The options of faults, which each kind uses some of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson

from fullstory.sandbox.control.checks import check_number, check_text


class Moment(StrEnum):
    """When a status, a delay or a reset happens.

    BEFORE_READ: before the request's body is read; nothing is stored for its idempotency key.
    AFTER_READ: when the request has been read, but has no effect yet.
    AFTER_EFFECT: after the request took effect, but before the answer.
    MID_ANSWER: after half of the answer's body; not for a status.
    """

    BEFORE_READ = "before_read"
    AFTER_READ = "after_read"
    AFTER_EFFECT = "after_effect"
    MID_ANSWER = "mid_answer"

    @property
    def words(self) -> str:
        return _MOMENT_WORDS[self]


_MOMENT_WORDS: Mapping[Moment, str] = {
    Moment.BEFORE_READ: "before the request is read",
    Moment.AFTER_READ: "before the request takes effect",
    Moment.AFTER_EFFECT: "after the request took effect, before the answer",
    Moment.MID_ANSWER: "in the middle of the answer",
}
_FRAMING = frozenset({"content-length", "transfer-encoding"})
DEFAULT_MESSAGE = "the sandbox made this fail on purpose"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultOptions:
    """What a fault does, apart from its kind. Each kind uses some of these.

    Args:
        when: When it happens; a `Moment` or its value. Only for a status, a delay or a reset.
        status: The HTTP status, from 200 to 599, of a `status` fault.
        headers: Headers of a `status` fault, such as `Retry-After`.
        body: The body of a `status` fault: a string is sent unchanged, anything else as JSON. By default an error
            body that fits the status.
        seconds: How long a `delay` fault takes.
        content_type: The Content-Type that a `content_type` fault gives the answer.
        code: The error code of the items that an `item_fails` or a `job_fails` fault makes fail.
        message: The error message of these items.
    """

    when: Moment = Moment.AFTER_READ
    status: int = 503
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    seconds: float = 1.0
    content_type: str = "text/html; charset=utf-8"
    code: str = "server_error"
    message: str = DEFAULT_MESSAGE

    def check_options(self) -> None:
        """Raise ValueError for a value that is out of bounds."""
        for name in ("content_type", "code", "message"):
            check_text(f"a fault's {name}", getattr(self, name))
        check_number("a fault's status", self.status, minimum=200, maximum=599, integer=True)
        check_number("a fault's seconds", self.seconds)
        if not isinstance(self.headers, Mapping):
            raise ValueError(f"a fault's headers must be an object, not {self.headers!r}")
        for name, value in self.headers.items():
            _check_header(name, value)
        try:
            orjson.dumps(self.body)
        except (TypeError, ValueError) as error:
            raise ValueError(f"a fault's body must be a string, or a value that JSON can represent: {error}") from None


def _check_header(name: Any, value: Any) -> None:
    text = f"{name}{value}"
    is_plain = text.isprintable() and text.isascii() and not {":", " "} & {*str(name)}
    if not isinstance(name, str) or not isinstance(value, str) or not name or not is_plain:
        raise ValueError(f"a fault's headers cannot have {name!r}: {value!r}; expected printable ASCII text")
    if name.lower() in _FRAMING:
        raise ValueError(f"a fault's headers cannot have {name!r}, which follows from the body")
