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


def known_key(authorization: str, keys: Mapping[str, KeyLevel]) -> str:
    """Return the key in an `Authorization` header. Raise the 401 problem for anything but one of `keys`.

    `Basic` is the documented scheme. The server takes `Bearer` as well, which is all that some connectors send.
    """
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() not in ("basic", "bearer") or key not in keys:
        raise unauthorized()
    return key


def check_level(needed: KeyLevel, level: KeyLevel) -> None:
    """Raise the 403 problem if a key of this level is not enough."""
    if level < needed:
        raise forbidden(needed.label, level.label)
