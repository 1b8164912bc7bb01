"""API keys, their levels, and what each level may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from fullstory.sandbox.problems import forbidden, unauthorized


class KeyLevel(IntEnum):
    """The level of an API key. Each level may do everything that the lower ones may."""

    STANDARD = 1
    ARCHITECT = 2
    ADMIN = 3

    @property
    def label(self) -> str:
        return self.name.capitalize()

    @property
    def role(self) -> str:
        """The name of this level in the answer to `GET /me`."""
        return "USER" if self is KeyLevel.STANDARD else self.name


DEFAULT_KEYS: Mapping[str, KeyLevel] = {
    "sandbox-admin": KeyLevel.ADMIN,
    "sandbox-architect": KeyLevel.ARCHITECT,
    "sandbox-standard": KeyLevel.STANDARD,
}


def level_of(authorization: str, keys: Mapping[str, KeyLevel]) -> KeyLevel:
    """Return the level of the key in an `Authorization` header. Raise the 401 problem for anything but a known key."""
    scheme, _, key = authorization.partition(" ")
    level = keys.get(key) if scheme.lower() == "basic" else None
    if level is None:
        raise unauthorized()
    return level


def check_level(needed: KeyLevel, level: KeyLevel) -> None:
    """Raise the 403 problem if a key of this level is not enough."""
    if level < needed:
        raise forbidden(needed.label, level.label)
