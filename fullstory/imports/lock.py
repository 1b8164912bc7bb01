"""A lock between processes that ends with its owner, however that ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from fullstory.connections import renew_after_fork

_UNIX = os.name != "nt"


class ProcessLock:
    """A lock on a name, held as a lock of the operating system on a small file beside it.

    The file is removed when the lock is released. One that is left behind by a process that was killed locks nothing.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._process = 0

    def acquire(self) -> bool:
        """Take the lock; return whether it was free."""
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _lock(file):
                os.close(file)
                return False
            # Its last owner may have removed the file in the meantime: then another one has the name.
            if self._is_still(file):
                self._file, self._process = file, os.getpid()
                # A process that is forked from this one would go on holding the lock.
                renew_after_fork(self, ProcessLock.release)
                return True
            os.close(file)

    def _is_still(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), os.stat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back; in a process that was forked from its owner, forget it."""
        file, self._file = self._file, None
        if file is None:
            return
        if self._process == os.getpid() and _UNIX:
            self._path.unlink(missing_ok=True)
        os.close(file)


def _lock(file: int) -> bool:
    try:
        if _UNIX:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            windows: Any = __import__("msvcrt")
            windows.locking(file, windows.LK_NBLCK, 1)
    except OSError:
        return False
    return True
