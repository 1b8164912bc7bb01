"""Runs FullStory's NodeJS SDK, which `node/package.json` names, and reads what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import pytest

SOURCES = Path(__file__).parent / "node"
_NO_REGISTRY = re.compile(r"\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|E5\d\d)\b")
_INSTALL = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--no-progress", "--prefer-offline",
            "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=500", "--loglevel=error")  # fmt: skip


def install(folder: Path) -> None:
    """Installs the SDK and the scripts that drive it into a folder. Skips the test where that is not possible."""
    for command in ("node", "npm"):
        if shutil.which(command) is None:
            pytest.skip(f"{command} is not installed")
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    npm = subprocess.run(_INSTALL, cwd=folder, capture_output=True, text=True, timeout=120)
    if npm.returncode and _NO_REGISTRY.search(npm.stderr):
        pytest.skip(f"npm does not reach its registry: {npm.stderr.strip().splitlines()[0]}")
    assert npm.returncode == 0, npm.stderr


class Line(NamedTuple):
    """Something that happened in a scenario."""

    what: str
    value: Any


class Story(list[Line]):
    """Everything that happened in a scenario, in order."""

    @property
    def order(self) -> list[str]:
        return [line.what for line in self]

    def every(self, what: str) -> list[Any]:
        return [line.value for line in self if line.what == what]

    def one(self, what: str) -> Any:
        (value,) = self.every(what)
        return value


class Run:
    """A scenario that is running: a process of node."""

    def __init__(self, folder: Path, url: str, scenario: str, key: str, given: dict[str, Any]) -> None:
        self._story = Story()
        self._process = subprocess.Popen(
            ["node", "drive.js", scenario, key, json.dumps(given)],
            cwd=folder,
            env={**os.environ, "NODE_ENV": "test", "FS_API_HOST": url},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._process.poll() is None and error is not None:
            self._process.kill()
        self._process.communicate(timeout=20)

    def until(self, what: str) -> Any:
        """Waits for something to happen next. Returns what is said of it."""
        return next(line.value for line in self._lines() if line.what == what)

    def go_on(self) -> None:
        """Sends the line that the scenario waits for."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def finish(self) -> Story:
        """Everything that happened, once the process has ended by itself."""
        for _ in self._lines():
            pass
        assert self._process.wait(timeout=20) == 0, self._story
        return self._story

    def _lines(self) -> Iterator[Line]:
        assert self._process.stdout is not None
        for text in self._process.stdout:
            line = Line(**json.loads(text))
            self._story.append(line)
            yield line


class NodeSdk:
    """The NodeJS SDK, installed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        install(folder)

    def start(self, url: str, scenario: str, key: str, **given: Any) -> Run:
        """Starts a scenario of `node/` with some input."""
        return Run(self._folder, url, scenario, key, given)

    def run(self, url: str, scenario: str, key: str, **given: Any) -> Story:
        """Everything that happens in a scenario."""
        with self.start(url, scenario, key, **given) as run:
            return run.finish()
