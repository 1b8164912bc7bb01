"""Tells the database of a sandbox from any other file without changing it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path


def check_file(path: str, tables_by_version: Mapping[int, Collection[str]]) -> None:
    """Refuse a file that is not the database of a sandbox. It is only read.

    A file that does not exist or holds nothing is for a sandbox to fill.

    Args:
        path: The file.
        tables_by_version: The tables that the database of each version has.

    Raises:
        ValueError: The file is something else, or the database of a newer version.
        sqlite3.OperationalError: The file cannot be opened.
    """
    if not path or not os.path.exists(path) or os.path.getsize(path) == 0:
        return
    # A file that is read as immutable gets no lock and no log, so that nothing is written beside it. Where a killed
    # process left a log, which may hold more than the file, a reader writes its index and leaves both as they are.
    mode = "mode=ro" if os.path.exists(f"{path}-wal") else "immutable=1"
    address = f"{Path(path).absolute().as_uri()}?{mode}"
    with closing(sqlite3.connect(address, uri=True, timeout=1.0)) as connection:
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{path} is not a sandbox database: {error}") from error
    is_new = not tables and version == 0
    is_known = version in tables_by_version and tables.issuperset(tables_by_version[version])
    if application or not (is_new or is_known):
        raise ValueError(f"{path} is not a sandbox database that this version of fullstory can read")
