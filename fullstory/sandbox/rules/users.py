"""What a request may change about a user, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.rules.properties import (
    Properties,
    TypeHistory,
    check_count,
    check_declared_types,
    check_properties,
    declared_types,
    merge_properties,
    merge_types,
)


@dataclass(slots=True)
class User:
    """A user. Its public id is made from `row`, its place in the store."""

    row: int
    uid: str | None = None
    display_name: str | None = None
    email: str | None = None
    properties: Properties = field(default_factory=dict)
    types: TypeHistory = field(default_factory=dict)
    is_being_deleted: bool = False


def check_user(request: dict[str, Any]) -> None:
    """Check what a request says about a user; the document's limits have been checked already."""
    if request.get("uid") == "":
        raise invalid_argument("uid: must not be empty; leave it out for an anonymous user")
    properties = request.get("properties")
    if properties:
        check_properties(properties)
        check_count(properties)
        check_declared_types(properties, declared_types(request))


def apply_to_user(user: User, request: dict[str, Any]) -> None:
    """Change `user` as a request asks. Raise a problem, and change nothing, if that breaks a rule."""
    uid = request.get("uid")
    if uid is not None and user.uid is not None and uid != user.uid:
        raise invalid_argument("uid: this user already has another uid, and a uid never changes")
    properties = request.get("properties")
    if properties:
        merged = merge_properties(user.properties, properties)
        check_count(merged)
        user.types = merge_types(user.properties, user.types, properties, declared_types(request))
        user.properties = merged
    user.uid = user.uid or uid
    user.display_name = request.get("display_name", user.display_name)
    user.email = request.get("email", user.email)


def absorb(identified: User, anonymous: User) -> None:
    """Merge an anonymous user into the identified user it turned out to be. The identified user's values win."""
    merged = merge_properties(anonymous.properties, identified.properties)
    check_count(merged)
    identified.types = merge_types(anonymous.properties, anonymous.types, identified.properties, {}) | identified.types
    identified.properties = merged
    identified.display_name = identified.display_name or anonymous.display_name
    identified.email = identified.email or anonymous.email
