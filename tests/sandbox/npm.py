"""Installs clients from the npm registry, unmodified, in the versions that a `package.json` names."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# The registry is out of reach, or is a mirror that lacks the package or this version of it.
_NOT_THERE = re.compile(
    r"\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|E5\d\d|E40[34]|ETARGET)\b"
)
_INSTALL = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--no-progress", "--prefer-offline",
            "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=500", "--loglevel=error")  # fmt: skip


def install(sources: Path, folder: Path) -> None:
    """Install a client and the scripts that drive it into a folder. Skip the test where that is not possible."""
    for command in ("node", "npm"):
        if shutil.which(command) is None:
            pytest.skip(f"{command} is not installed")
    shutil.copytree(sources, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    npm = subprocess.run(_INSTALL, cwd=folder, capture_output=True, text=True, timeout=300)
    if npm.returncode and _NOT_THERE.search(npm.stderr):
        pytest.skip(f"npm cannot install the client: {' '.join(npm.stderr.split()[:20])}")
    assert npm.returncode == 0, npm.stderr
