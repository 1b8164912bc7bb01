"""A file on this machine that is there when it is complete, and not before."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from fullstory.errors import InvalidArgumentError
from fullstory.exports.unpacking import Unpacker
from fullstory.values import type_name

# Written at once: an async client has a thread do it.
_BLOCK_BYTES = 1024 * 1024


def target_path(value: Any) -> Path:
    """Check where to store a file.

    Raises:
        InvalidArgumentError: It is no path, or that of a folder, or in a folder that does not exist.
    """
    if not isinstance(value, str | os.PathLike) or not isinstance(os.fspath(value), str):
        raise InvalidArgumentError(f"path must be a string or a pathlib.Path, not {type_name(value)}")
    text = os.fspath(value)
    if not text or "\0" in text:
        raise InvalidArgumentError("path must not be empty, or hold a zero character")
    path = Path(text)
    if path.is_dir():
        raise InvalidArgumentError(f"path must be that of a file, and {text!r} is a folder")
    if not path.parent.is_dir():
        raise InvalidArgumentError(f"path must be in a folder that exists, and {str(path.parent)!r} does not")
    return path


class Target:
    """A file that is written under a temporary name beside its own, and renamed when it is complete.

    Args:
        path: Its own name. One that ends in .gz keeps a file compressed that is.

    Raises:
        OSError: It cannot be created.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._keeps_gzip = path.suffix.lower() == ".gz"
        self._temporary = path.with_name(f".fullstory-{secrets.token_hex(8)}.part")
        self._file = self._temporary.open("xb", buffering=_BLOCK_BYTES)
        self._pieces: list[bytes] = []
        self._size = 0
        self._unpacker = Unpacker(is_coded=False)

    def begin(self, *, is_coded: bool) -> None:
        """Start with an empty file.

        Args:
            is_coded: Whether the host compressed it on its way.
        """
        self._pieces, self._size = [], 0
        self._file.seek(0)
        self._file.truncate()
        self._unpacker = Unpacker(is_coded=is_coded, keeps_gzip=self._keeps_gzip)

    def add(self, piece: bytes) -> bool:
        """Take in what comes next; return whether it is time to `write` it."""
        self._pieces.append(piece)
        self._size += len(piece)
        return self._size >= _BLOCK_BYTES

    def write(self) -> None:
        """Write what was taken in.

        Raises:
            ExportError: It is damaged.
            OSError: There is no space left, for example.
        """
        whole, self._pieces, self._size = b"".join(self._pieces), [], 0
        for block in self._unpacker.feed(whole):
            self._file.write(block)

    def finish(self) -> None:
        """Write the rest, and give the file its own name.

        Raises:
            ExportError: It ended too early.
            OSError: It cannot be written or renamed.
        """
        self.write()
        for block in self._unpacker.finish():
            self._file.write(block)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._temporary, self.path)

    def discard(self) -> None:
        """Remove the temporary file, if it is still there."""
        # Closing writes what is buffered, for which there may be no space.
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)
