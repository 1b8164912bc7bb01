"""API keys, their levels, and what each level may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from .problems import forbidden, unauthorized


class KeyLevel(IntEnum):
    """The level of an API key; each may do everything that the ones before it may."""

    STANDARD = 1
    ARCHITECT = 2
    ADMIN = 3

    @property
    def label(self) -> str:
        return self.name.capitalize()

    @property
    def role(self) -> str:
        """What `GET /me` calls this level."""
        return "USER" if self is KeyLevel.STANDARD else self.name


DEFAULT_KEYS: Mapping[str, KeyLevel] = {
    "sandbox-admin": KeyLevel.ADMIN,
    "sandbox-architect": KeyLevel.ARCHITECT,
    "sandbox-standard": KeyLevel.STANDARD,
}

_NEEDED = {
    "get_user": KeyLevel.ARCHITECT,
    "list_users": KeyLevel.ARCHITECT,
    "list_user_batch_imports": KeyLevel.ARCHITECT,
    "list_user_batch_errors": KeyLevel.ARCHITECT,
    "list_event_batch_imports": KeyLevel.ARCHITECT,
    "list_event_batch_errors": KeyLevel.ARCHITECT,
    "delete_user": KeyLevel.ADMIN,
    "delete_user_by_uid": KeyLevel.ADMIN,
}


def level_of(authorization: str, keys: Mapping[str, KeyLevel]) -> KeyLevel:
    """The level of the key in an `Authorization` header. Raises the 401 problem for anything but a known key."""
    scheme, _, key = authorization.partition(" ")
    level = keys.get(key) if scheme.lower() == "basic" else None
    if level is None:
        raise unauthorized()
    return level


def check_level(operation_id: str, level: KeyLevel) -> None:
    """Raises the 403 problem if a key of this level may not do this."""
    needed = _NEEDED.get(operation_id, KeyLevel.STANDARD)
    if level < needed:
        raise forbidden(needed.label, level.label)
