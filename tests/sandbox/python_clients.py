"""Installs clients from PyPI, unmodified, each into an environment of its own: they need old versions of much.

`python -m tests.sandbox.python_clients` installs all of them; otherwise each is when a test first needs it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

_ROOT = Path(sys.prefix) / "clients"
_PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")


@dataclass(frozen=True)
class Client:
    """A client: what pip is to install, and the version of Python that it works with."""

    requirement: str
    python: str


CLIENTS: Mapping[str, Client] = {
    # It says that it takes 3.11, but the framework it asks for does not.
    "airbyte": Client("airbyte-source-fullstory==0.1.14", "3.10"),
    "singer": Client("tap-fullstory==1.0.4", "3.11"),
}


class NotInstallableError(Exception):
    """A client cannot be installed; the message says why."""


def install(name: str) -> Path:
    """Return the folder of a client's commands. Skip the test if it cannot be installed."""
    try:
        return _installed(name)
    except NotInstallableError as error:
        pytest.skip(f"{name} cannot be installed: {error}")


def _installed(name: str) -> Path:
    client, folder = CLIENTS[name], _ROOT / name
    commands, complete = folder / "bin", folder / "complete"
    _ROOT.mkdir(exist_ok=True)
    # Tests run in several processes, and one is enough to install.
    with (_ROOT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not complete.exists() or complete.read_text() != repr(client):
            _run(_python(client.python), "-m", "venv", "--clear", folder)
            _run(commands / "python", *_PIP, client.requirement)
            complete.write_text(repr(client))
    return commands


def _python(version: str) -> Path:
    """Return a Python of this version: of the path, or one that pyenv has."""
    on_path = shutil.which(f"python{version}")
    # What pyenv puts on the path only says which version is chosen, and refuses the others.
    if on_path is not None and "shims" not in Path(on_path).parts:
        return Path(on_path)
    for found in sorted(_PYENV.glob(f"{version}.*/bin/python")):
        return found
    raise NotInstallableError(f"it needs Python {version}")


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if not line.startswith("WARNING")]
        raise NotInstallableError((lines or ["no reason given"])[-1][:300])


if __name__ == "__main__":
    for each in CLIENTS:
        try:
            print(f"{each}: installed in {_installed(each)}")
        except NotInstallableError as problem:
            print(f"{each}: cannot be installed: {problem}")
