"""Creates and updates users in the store. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fullstory.sandbox.identifiers import user_row
from fullstory.sandbox.problems import user_not_found
from fullstory.sandbox.rules.users import User, absorb, apply_to_user, check_user
from fullstory.sandbox.store.users import Users

Request = dict[str, Any]


class UserWriter:
    """Creates and updates users. Reads each user once, and writes the changed ones in `flush`."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._by_uid: dict[str, User | None] = {}
        self._by_row: dict[int, User | None] = {}
        self._changed: dict[int, User] = {}
        self._next_row = users.next_row()

    def prefetch(self, uids: Iterable[str]) -> None:
        """Read the users with these uids in one query."""
        unknown = set(uids)
        self._by_uid.update(dict.fromkeys(unknown))
        self._by_uid.update(self._users.by_uids(unknown))
        self._by_row.update((user.row, user) for user in self._by_uid.values() if user)

    def create(self, request: Request) -> User:
        """Create the user, or update the one with the same uid. Return it."""
        check_user(request)
        uid = request.get("uid")
        user = None if uid is None else self._user_with(uid)
        if user is None:
            user = User(self._next_row)
            apply_to_user(user, request)
            self._next_row += 1
        else:
            apply_to_user(user, request)
        return self._remember(user)

    def update(self, user_id: str, request: Request) -> User:
        """Update the user with this id, and return it, or the known user that an anonymous one turns out to be."""
        check_user(request)
        user = self._user_in(user_id)
        uid = request.get("uid")
        known = self._user_with(uid) if uid is not None and user.uid is None else None
        if known is None:
            apply_to_user(user, request)
            return self._remember(user)
        merged = replace(known)  # a copy, so that nothing changes if the request is refused
        absorb(merged, user)
        apply_to_user(merged, request)
        self._users.make_alias(user.row, merged.row)
        self._changed.pop(user.row, None)
        self._by_row[user.row] = merged
        return self._remember(merged)

    def flush(self) -> None:
        """Write the changed users. Call this once, at the end."""
        self._users.save(self._changed.values())

    def _user_with(self, uid: str) -> User | None:
        if uid not in self._by_uid:
            user = self._users.by_uid(uid)
            self._by_uid[uid] = user and self._by_row.setdefault(user.row, user)
        return self._by_uid[uid]

    def _user_in(self, user_id: str) -> User:
        row = user_row(user_id)
        if row is not None and row not in self._by_row:
            user = self._users.by_row(row)
            self._by_row[row] = user and self._by_row.get(user.row, user)
        found = None if row is None else self._by_row[row]
        if found is None or found.is_being_deleted:
            raise user_not_found(user_id)
        return found

    def _remember(self, user: User) -> User:
        self._changed[user.row] = self._by_row[user.row] = user
        if user.uid is not None:
            self._by_uid[user.uid] = user
        return user
