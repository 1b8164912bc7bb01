"""The facts about a session that a language model would be given: which of them a configuration asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fullstory.sandbox.rules.session_events import SessionEvent
from fullstory.sandbox.rules.users import User

Json = dict[str, Any]

ORGANISATION = {
    "org_id": "SANDBOX",
    "name": "Sandbox",
    "industry": "Software",
    "domain": "example.com",
    "country": "US",
}

# What `include` and `exclude` call each kind, and the switch that leaves it out.
_SWITCHES = {
    "org": "exclude_org_context",
    "user": "exclude_user_context",
    "location": "exclude_location",
    "device": "exclude_device",
}
_NAMES = {"org": "org_context", "user": "user_context", "location": "location_context", "device": "device_context"}


def facts(options: Mapping[str, Any], user: User | None, events: Sequence[SessionEvent]) -> Json:
    """Return the facts that a configuration's `context` asks for."""
    all_facts = {
        "org": ORGANISATION,
        "user": {} if user is None else _of_user(user),
        "location": _latest(events, "location", ("country", "region", "city")),
        "device": _of_device(events),
    }
    return {_NAMES[kind]: all_facts[kind] for kind in _kinds(options)}


def _kinds(options: Mapping[str, Any]) -> list[str]:
    """Return the kinds of facts to give: `include` and `exclude` beat the single switches."""
    included, excluded = options.get("include"), options.get("exclude")
    if included or excluded:
        return [kind for kind in _SWITCHES if (not included or kind in included) and kind not in (excluded or ())]
    return [kind for kind, switch in _SWITCHES.items() if not options.get(switch)]


def _of_user(user: User) -> Json:
    shown = {"user_uid": user.uid, "display_name": user.display_name, "email": user.email}
    properties = {name: value if isinstance(value, str) else str(value) for name, value in user.properties.items()}
    return {name: value for name, value in shown.items() if value is not None} | {"properties": properties}


def _of_device(events: Sequence[SessionEvent]) -> Json:
    device = _latest(events, "device", ("screen_width", "screen_height", "viewport_width", "viewport_height"))
    shown: Json = _latest(events, "browser", ("user_agent",))
    if shown:
        shown = {"browser": shown["user_agent"]}
    for size in ("screen", "viewport"):
        given = {side: device.get(f"{size}_{side}") for side in ("height", "width")}
        sides = {f"{side}_pixels": pixels for side, pixels in given.items() if pixels is not None}
        if sides:
            shown[f"{size}_size"] = sides
    return shown


def _latest(events: Sequence[SessionEvent], part: str, names: Sequence[str]) -> Json:
    """Return what the latest event that says anything says about a part of its context."""
    for event in reversed(events):
        said = {name: event.context[part][name] for name in names if name in event.context.get(part, {})}
        if said:
            return said
    return {}
