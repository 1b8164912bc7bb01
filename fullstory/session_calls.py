"""The calls about sessions: what they take, and what they may have cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from fullstory import arguments
from fullstory.calls import Operation
from fullstory.errors import FullStoryError, InvalidArgumentError
from fullstory.resource import request_body

if TYPE_CHECKING:
    from datetime import datetime

    from fullstory.generated.models.generate_session_summary_response import GenerateSessionSummaryResponse

_EXPECTED = "two numbers with a colon between them, such as 123:456, or the URL of a replay"
_HIGHEST = 2**64 - 1

# What follows the second number is a place in the session: a page or a time.
_HALVES = re.compile(r"([0-9]{1,20})[:!]([0-9]{1,20})(?:[:!][0-9]+)*")
_IN_URL = re.compile(r"/session/([^/?#]*)|\(([0-9]+[:!][0-9]+)\)$")
# Older URLs have a small number before the id: in `1:A!B` the id is the second part, in `A:B!P` the first. The numbers
# of an id are long, as they are drawn from 64 bits.
_BEHIND_A_NUMBER = re.compile(r"[0-9]{1,5}:([0-9]{6,20}![0-9]{6,20})")


def checked_id(name: str, value: Any) -> str:
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
        shown = found[1] or found[2] or ""
    behind = _BEHIND_A_NUMBER.fullmatch(shown)
    halves = _HALVES.fullmatch(behind[1] if behind else shown)
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


def check_whose(uid: str | None, email: str | None, session_uid: str | None) -> None:
    """Refuse a list of nobody's sessions, and one of a session and of a user at once."""
    of_user = uid is not None or email is not None
    if not of_user and session_uid is None:
        raise InvalidArgumentError(
            "sessions.list() takes uid, email or both, or session_uid alone, and got none of them"
        )
    if of_user and session_uid is not None:
        others = " and ".join(name for name, given in (("uid", uid), ("email", email)) if given is not None)
        raise InvalidArgumentError(f"sessions.list() takes session_uid alone, and got {others} as well")


def summary(
    session_id: str, *, profile: str | None, end: datetime | str | None, **overrides: Any
) -> Operation[GenerateSessionSummaryResponse]:
    """Return the call for a summary: a GET with a stored configuration, or a POST with one of its own."""
    from fullstory.generated.api.sessions import generate_session_summary, generate_session_summary_with_overrides
    from fullstory.generated.models.generate_session_summary_request import GenerateSessionSummaryRequest
    from fullstory.generated.models.generate_session_summary_response import GenerateSessionSummaryResponse

    session_id = checked_id("session_id", session_id)
    profile = arguments.optional(arguments.non_blank, "profile", profile)
    end = arguments.optional(arguments.moment, "end", end)
    body = request_body("sessions.summary()", GenerateSessionSummaryRequest.check, overrides)
    read = GenerateSessionSummaryResponse.from_dict
    if not body:
        request = generate_session_summary.build_request(session_id, config_profile=profile, end_timestamp=end)
        return Operation(request, read, generate_session_summary.REPEAT, generate_session_summary.TIMEOUT)
    if end is not None:
        # Only the GET has this parameter.
        raise InvalidArgumentError(
            f"sessions.summary() takes end without {' and '.join(body)}; give slice={{'end_timestamp': ...}} instead"
        )
    if profile is not None:
        body["config_profile"] = profile
    overridden = generate_session_summary_with_overrides
    request = overridden.build_request(session_id, body=body)
    return Operation(request, read, overridden.REPEAT, overridden.TIMEOUT)


def mention_cost(operation: Operation[Any], error: FullStoryError) -> None:
    """Say in the error of a call that costs something that it may have been counted."""
    # What can be tried again was certainly not counted: such a call is never repeated otherwise.
    if operation.repeat == "never" and not error.can_retry:
        error.args = (f"{error}; the call may have cost an activation, so it was not repeated",)
