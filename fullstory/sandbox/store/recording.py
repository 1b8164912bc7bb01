"""Recording settings: what they are, and what they have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from fullstory.sandbox.rules.recording import AUTHOR, FIRST_AT, FIRST_CONTENT
from fullstory.sandbox.store.database import Database

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """The settings of an area from one change to the next.

    Args:
        row: Its place in the store; 0 for the first, which no change has made.
        at: When it was made, in seconds since 1970.
        author: Who made it.
        content: The settings.
    """

    row: int
    at: float
    author: str
    content: Json


class RecordingSettings:
    """The versions of each area, by platform. An area that all platforms share has an empty one."""

    def __init__(self, database: Database) -> None:
        self._db = database.connection

    def current(self, area: str, platform: str = "") -> Version:
        (version,) = self.versions(area, platform, before=0, size=1)
        return version

    def versions(self, area: str, platform: str, before: int, size: int) -> list[Version]:
        """Return versions, the newest first.

        Args:
            area: The area.
            platform: The platform.
            before: The row of the version after which to continue; 0 to start with the newest.
            size: How many to return at most.
        """
        query = "SELECT row, at, author, data FROM recording_settings WHERE area = ? AND platform = ?"
        limit = "AND (? = 0 OR row < ?) ORDER BY row DESC LIMIT ?"
        found = self._db.execute(f"{query} {limit}", (area, platform, before, before, size)).fetchall()
        versions = [Version(row, at, author, orjson.loads(data)) for row, at, author, data in found]
        if len(versions) < size:
            versions.append(Version(0, FIRST_AT, AUTHOR, FIRST_CONTENT[area]))
        return versions

    def change(self, area: str, platform: str, at: float, author: str, content: Json) -> None:
        """Make a version, unless nothing has changed."""
        if content != self.current(area, platform).content:
            self._db.execute(
                "INSERT INTO recording_settings (area, platform, at, author, data) VALUES (?, ?, ?, ?, ?)",
                (area, platform, at, author, orjson.dumps(content)),
            )
