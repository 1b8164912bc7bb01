"""FullStory's own SDK for NodeJS, installed for the time of a run."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.fast_server import FastServer

NOT_COMPARED = "Not compared with the NodeJS SDK: node or npm is missing or not wanted, or npm cannot install."

_FILES = Path(__file__).with_name("node")


@contextmanager
def node_folder(*, wanted: bool) -> Iterator[Path | None]:
    """A temporary folder with the NodeJS SDK installed; None where that is not wanted or cannot be done."""
    npm = shutil.which("npm")
    if not wanted or npm is None or shutil.which("node") is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "node"
        shutil.copytree(_FILES, folder, ignore=shutil.ignore_patterns("node_modules"))
        command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        installed = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        yield folder if installed.returncode == 0 else None


def node_variables(server: FastServer) -> dict[str, str]:
    """The environment variables with which the NodeJS SDK goes to a server."""
    # With NODE_ENV=test, it goes where FS_API_HOST says.
    return {"NODE_ENV": "test", "FS_API_HOST": server.url}
