"""What an event may say, and whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..problems import invalid_argument
from .properties import check_declared_types, check_properties, declared_types

RECENT_SESSION_SECONDS = 30 * 60

_ONE_IDENTITY = (
    "an event names at most one identity: session.id alone; user.id or user.uid, with or without "
    "session.use_most_recent; or nothing"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an event names. At most one of the four names is there; none means a new anonymous user."""

    user_id: str | None = None
    user_uid: str | None = None
    session_id: str | None = None
    session_uid: str | None = None
    use_most_recent: bool = False


NOBODY = Target()


def check_event(request: dict[str, Any]) -> None:
    """Holds an event's name and properties to the rules; the document's limits are checked before."""
    if not request["name"]:
        raise invalid_argument("events must have a non-empty name")
    properties = request.get("properties")
    if properties:
        check_properties(properties)
        if "schema" in request:
            check_declared_types(properties, declared_types(request))


def check_context(request: dict[str, Any], shared: dict[str, Any] | None) -> None:
    """Refuses an event with a context of its own in a batch with a shared one."""
    if shared and "context" in shared and "context" in request:
        raise invalid_argument("context: the batch has a shared context, so its events must not have their own")


def target_of(request: dict[str, Any]) -> Target:
    """Whom the event names. Raises for every combination but those that the API takes."""
    user, session = request.get("user"), request.get("session")
    if not user and not session:
        return NOBODY
    user, session = user or {}, session or {}
    names = [
        (path, value)
        for path, value in (
            ("user.id", user.get("id")),
            ("user.uid", user.get("uid")),
            ("session.id", session.get("id")),
            ("session.uid", session.get("uid")),
        )
        if value is not None
    ]
    for path, value in names:
        if not value:
            raise invalid_argument(f"{path}: must not be empty")
    use_most_recent = session.get("use_most_recent", False)
    if len(names) > 1:
        raise invalid_argument(f"{' and '.join(path for path, _ in names)} are both given; {_ONE_IDENTITY}")
    if use_most_recent and not (names and names[0][0].startswith("user.")):
        raise invalid_argument(f"session.use_most_recent needs user.id or user.uid; {_ONE_IDENTITY}")
    if not names:
        return NOBODY
    return Target(user.get("id"), user.get("uid"), session.get("id"), session.get("uid"), use_most_recent)
