"""What a summary says, which in a sandbox is made of counts, and how configurations are laid over each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.rules.session_events import SessionEvent

Json = dict[str, Any]

_FORMATTED = {
    "date": "2026-01-31",
    "time": "12:00:00Z",
    "date-time": "2026-01-31T12:00:00Z",
    "email": "sandbox@example.com",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def merged(profile: Mapping[str, Any], overrides: Mapping[str, Any]) -> Json:
    """Return a configuration with another laid over it: a value replaces, and a list is appended."""
    result = dict(profile)
    for name, value in overrides.items():
        known = result.get(name)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            result[name] = merged(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            result[name] = [*known, *value]
        else:
            result[name] = value
    return result


def summary_of(events: Sequence[SessionEvent]) -> str:
    """Return a summary that says where it comes from."""
    text = f"The sandbox counted, and no language model wrote this: {_plural(len(events), 'event')}"
    if not events:
        return f"{text}."
    urls = {event.url for event in events if event.url}
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(event.kind for event in events).items()))
    names = ", ".join(sorted({event.name for event in events})[:10])
    between = f"from {isoformat(events[0].at)} to {isoformat(events[-1].at)}"
    return f"{text} on {_plural(len(urls), 'page')} {between} ({kinds}): {names}."


def structured(schema: Mapping[str, Any], count: int, name: str = "response") -> Any:
    """Return a value of the shape that a response schema asks for. Numbers are the number of events."""
    match _type(schema):
        case "OBJECT":
            return {name: structured(each, count, name) for name, each in schema.get("properties", {}).items()}
        case "ARRAY":
            return [structured(schema["items"], count, name)] if "items" in schema else []
        case "INTEGER":
            return count
        case "NUMBER":
            return float(count)
        case "BOOLEAN":
            return count > 0
    if schema.get("enum"):
        return schema["enum"][0]
    made_up = f"{name} of a session of {_plural(count, 'event')}, from the sandbox"
    return _FORMATTED.get(schema.get("format", ""), made_up)


def _type(schema: Mapping[str, Any]) -> str:
    given = schema.get("type", "OPENAPI_TYPE_UNSPECIFIED")
    if given != "OPENAPI_TYPE_UNSPECIFIED":
        return str(given)
    return "OBJECT" if "properties" in schema else "ARRAY" if "items" in schema else "STRING"


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
