"""What an event may say, and whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.rules.properties import check_declared_types, check_properties, declared_types

RECENT_SESSION_SECONDS = 30 * 60

_ONE_IDENTITY = (
    "an event names at most one identity: session.id alone; user.id or user.uid, with or without "
    "session.use_most_recent; or nothing"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an event names: at most one of the four is set, and none means a new anonymous user."""

    user_id: str | None = None
    user_uid: str | None = None
    session_id: str | None = None
    session_uid: str | None = None
    use_most_recent: bool = False


NOBODY = Target()


def check_event(request: dict[str, Any]) -> None:
    """Check an event's name and properties; the document's limits have been checked already."""
    if not request["name"]:
        raise invalid_argument("events must have a non-empty name")
    if "properties" in request:
        _check_typed(request, "properties", "schema")
    if "page_properties" in request:
        _check_typed(request, "page_properties", "page_properties_schema")


def check_shared(shared: dict[str, Any]) -> None:
    """Check the page properties that all events of a batch share."""
    if "page_properties" in shared:
        _check_typed(shared, "page_properties", "page_properties_schema", "shared.")


def with_shared(request: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return the event with what the batch shares. Refuse an event that gives the same field itself."""
    for name in shared:
        if name in request:
            raise invalid_argument(f"{name}: already given in the batch's shared, so an event must not give it as well")
    return {**request, **shared}


def target_of(request: dict[str, Any]) -> Target:
    """Return whom the event names. Refuse every combination of names that the API does not accept."""
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


def _check_typed(holder: dict[str, Any], field: str, schema: str, prefix: str = "") -> None:
    check_properties(holder[field], prefix + field)
    if schema in holder:
        check_declared_types(holder[field], declared_types(holder, schema), prefix + field)
