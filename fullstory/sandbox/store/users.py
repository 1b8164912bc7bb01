"""Users in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from fullstory.sandbox.identifiers import user_row
from fullstory.sandbox.rules.users import User
from fullstory.sandbox.store.database import Database

_COLUMNS = "row, uid, display_name, email, properties, types, gone_at"


@dataclass(frozen=True, slots=True)
class UserFilter:
    """Which users a listing shows: those that match every given value."""

    uid: str | None = None
    email: str | None = None
    display_name: str | None = None
    is_identified: bool | None = None

    def where(self) -> tuple[str, list[str]]:
        """Return an SQL condition and its parameters."""
        conditions, parameters = ["TRUE"], []
        for column in ("uid", "email", "display_name"):
            value = getattr(self, column)
            if value is not None:
                conditions.append(f"{column} = ?")
                parameters.append(value)
        if self.is_identified is not None:
            conditions.append("uid IS NOT NULL" if self.is_identified else "uid IS NULL")
        return " AND ".join(conditions), parameters


class Users:
    """Users by row, by uid and by filter. `purge` removes those whose deletion is complete."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def by_row(self, row: int) -> User | None:
        """Return the user in this row, or the one that the anonymous user of this row turned out to be."""
        found = self._one(f"SELECT {_COLUMNS} FROM users WHERE row = ?", (row,))
        if found is None:
            alias = self._db.execute("SELECT target FROM aliases WHERE row = ?", (row,)).fetchone()
            found = self._one(f"SELECT {_COLUMNS} FROM users WHERE row = ?", alias) if alias else None
        return found

    def by_id(self, public_id: str) -> User | None:
        """Return the user with this public id, or the one that an anonymous user turned out to be."""
        row = user_row(public_id)
        return None if row is None else self.by_row(row)

    def by_uid(self, uid: str) -> User | None:
        """Return the user with this uid, unless it is being deleted."""
        return self._one(f"SELECT {_COLUMNS} FROM users WHERE uid = ? AND gone_at IS NULL", (uid,))

    def being_deleted_by_uid(self, uid: str) -> User | None:
        """Return a user with this uid that is being deleted."""
        return self._one(f"SELECT {_COLUMNS} FROM users WHERE uid = ? AND gone_at IS NOT NULL LIMIT 1", (uid,))

    def by_uids(self, uids: Collection[str]) -> dict[str, User]:
        """Return the users with these uids, by uid, unless they are being deleted."""
        users: dict[str, User] = {}
        for some in _portions(uids):
            marks = ",".join("?" * len(some))
            query = f"SELECT {_COLUMNS} FROM users WHERE uid IN ({marks}) AND gone_at IS NULL"
            users.update((record[1], _user(record)) for record in self._db.execute(query, some))
        return users

    def rows_by_uids(self, uids: Collection[str]) -> dict[str, int]:
        """Return the rows of the users with these uids, by uid, unless they are being deleted."""
        rows: dict[str, int] = {}
        for some in _portions(uids):
            marks = ",".join("?" * len(some))
            rows.update(
                self._db.execute(f"SELECT uid, row FROM users WHERE uid IN ({marks}) AND gone_at IS NULL", some)
            )
        return rows

    def page(self, chosen: UserFilter, after: int, size: int) -> list[User]:
        """Return up to `size` users after row `after`, in order of creation."""
        where, parameters = chosen.where()
        query = f"SELECT {_COLUMNS} FROM users WHERE row > ? AND {where} ORDER BY row LIMIT ?"
        return [_user(record) for record in self._db.execute(query, [after, *parameters, size])]

    def latest(self, before: int | None, size: int) -> list[User]:
        """Return up to `size` users older than row `before`, the newest first."""
        query = f"SELECT {_COLUMNS} FROM users WHERE row < ? ORDER BY row DESC LIMIT ?"
        return [_user(record) for record in self._db.execute(query, (before or 2**62, size))]

    def count(self, chosen: UserFilter) -> int:
        where, parameters = chosen.where()
        count: int = self._db.execute(f"SELECT count(*) FROM users WHERE {where}", parameters).fetchone()[0]
        return count

    def next_row(self) -> int:
        """Return the row of the next new user."""
        last = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'users'").fetchone()
        return last[0] + 1 if last else 1

    def save(self, users: Iterable[User]) -> None:
        """Write new and changed users."""
        self._db.executemany(
            "INSERT INTO users (row, uid, display_name, email, properties, types) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (row) DO UPDATE SET uid = excluded.uid, display_name = excluded.display_name, "
            "email = excluded.email, properties = excluded.properties, types = excluded.types",
            [
                (
                    user.row,
                    user.uid,
                    user.display_name,
                    user.email,
                    orjson.dumps(user.properties),
                    orjson.dumps(user.types) if user.types else None,
                )
                for user in users
            ],
        )

    def make_alias(self, row: int, target: int) -> None:
        """Make the user in `row` an alias of the one in `target`, and move its sessions and events there."""
        self._db.execute("UPDATE events SET user = ? WHERE user = ?", (target, row))
        self._db.execute("UPDATE sessions SET user = ? WHERE user = ?", (target, row))
        self._db.execute("UPDATE aliases SET target = ? WHERE target = ?", (target, row))
        self._db.execute("DELETE FROM users WHERE row = ?", (row,))
        self._db.execute("INSERT INTO aliases VALUES (?, ?)", (row, target))

    def start_deleting(self, row: int, gone_at: float) -> None:
        self._db.execute("UPDATE users SET gone_at = ? WHERE row = ?", (gone_at, row))

    def first_gone_at(self) -> float | None:
        """Return when the first of the users that are being deleted disappears, in seconds since 1970."""
        first: float | None = self._db.execute("SELECT min(gone_at) FROM users WHERE gone_at IS NOT NULL").fetchone()[0]
        return first

    def purge(self, now: float) -> None:
        """Delete the users whose deletion is complete, with their sessions and events."""
        gone = self._db.execute("DELETE FROM users WHERE gone_at <= ? RETURNING row", (now,)).fetchall()
        for table, column in (("events", "user"), ("sessions", "user"), ("aliases", "target")):
            self._db.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)

    def _one(self, query: str, parameters: tuple[Any, ...]) -> User | None:
        record = self._db.execute(query, parameters).fetchone()
        return _user(record) if record else None


def _user(record: tuple[Any, ...]) -> User:
    row, uid, display_name, email, properties, types, gone_at = record
    history = orjson.loads(types) if types else {}
    return User(row, uid, display_name, email, orjson.loads(properties), history, gone_at is not None)


def _portions(values: Collection[str], size: int = 10_000) -> Iterator[list[str]]:
    # SQLite takes at most 32,766 parameters in one statement.
    ordered = list(values)
    return (ordered[start : start + size] for start in range(0, len(ordered), size))
