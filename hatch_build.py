"""Checks around a build: `generated/` must be whole, and importable as `fullstory.generated`.

In a checkout the symbolic link fullstory/generated makes it so. Wheels and sdists take the files from `generated/`
itself (see pyproject.toml) and never follow the link, so that they are right without it.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NEEDED = (
    "__init__.py",
    "client.py",
    "openapi.json",
    "types.py",
    "checks.py",
    "api/__init__.py",
    "models/__init__.py",
    "resources/__init__.py",
)
TARGET = os.path.join("..", "generated")
DELETE_IT = "Delete it and install again, which makes the link."
WITHOUT_LINKS = (
    "An editable install needs the symbolic link fullstory/generated -> ../generated, and it could not be made: "
    "{reason}. Allow symbolic links (on Windows: turn on Developer Mode) and install again, or install without "
    "--editable, which needs no link."
)


class BuildError(Exception):
    """The build cannot produce a working package; the message says what to do."""


class GeneratedCode(BuildHookInterface[Any]):
    """Stop every build that would produce a package without its generated part."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check what the build is about to pack, and link it for an editable install."""
        root = Path(self.root)
        try:
            check_generated(root)
            if version == "editable":
                link_generated(root)
        except BuildError as error:
            self.app.abort(str(error))


def check_generated(root: Path) -> None:
    """Raise BuildError unless generated/ holds what `make regen` writes."""
    missing = [f"generated/{name}" for name in NEEDED if not (root / "generated" / name).is_file()]
    if missing:
        raise BuildError(
            f"{', '.join(missing)} missing; the package does not work without them. "
            "Restore generated/ from version control, or unpack the sdist again."
        )


def link_generated(root: Path) -> None:
    """Link fullstory/generated to generated/, or raise BuildError."""
    link = root / "fullstory" / "generated"
    if link.exists() and link.samefile(root / "generated"):
        return
    if link.is_symlink():
        raise BuildError(f"fullstory/generated leads to {os.readlink(link)}, expected {TARGET}. {DELETE_IT}")
    if link.exists() and not is_placeholder(link):
        raise BuildError(f"fullstory/generated is expected to be a symbolic link to {TARGET}. {DELETE_IT}")
    # Make it elsewhere first, so that a placeholder is kept if links are not allowed.
    with tempfile.TemporaryDirectory(prefix=".link-", dir=link.parent) as scratch:
        fresh = Path(scratch) / link.name
        try:
            fresh.symlink_to(TARGET, target_is_directory=True)
        except OSError as error:
            raise BuildError(WITHOUT_LINKS.format(reason=error.strerror or error)) from error
        link.unlink(missing_ok=True)
        fresh.rename(link)


def is_placeholder(path: Path) -> bool:
    """Return whether git wrote this text file in place of the link, as it does with core.symlinks=false."""
    return path.is_file() and path.read_bytes().strip() == b"../generated"
