"""Runs FullStory's NodeJS SDK, which `node/package.json` names, and reads what it says."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from tests.sandbox.npm import install

SOURCES = Path(__file__).parent / "node"


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
        install(SOURCES, folder)

    def start(self, url: str, scenario: str, key: str, **given: Any) -> Run:
        """Starts a scenario of `node/` with some input."""
        return Run(self._folder, url, scenario, key, given)

    def run(self, url: str, scenario: str, key: str, **given: Any) -> Story:
        """Everything that happens in a scenario."""
        with self.start(url, scenario, key, **given) as run:
            return run.finish()
