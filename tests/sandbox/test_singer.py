"""Singer's tap takes the sandbox for FullStory, unmodified: version 1, which reads the older data export.

Version 2, which reads settings and segments, is not in the package index.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox import python_clients
from tests.sandbox.api import Api
from tests.sandbox.fullstory_hosts import FullStoryHosts, make_certificate

Json = dict[str, Any]
Run = Callable[..., list[Json]]

DAY = "2026-01-30"


@pytest.fixture(scope="session")
def commands() -> Path:
    return python_clients.install("singer")


@pytest.fixture
def hosts(commands: Path, api: Api, tmp_path: Path) -> Iterator[FullStoryHosts]:
    with FullStoryHosts(api.sandbox.url, make_certificate(tmp_path)) as running:
        yield running
    assert running.problems == []


@pytest.fixture
def run(commands: Path, hosts: FullStoryHosts, tmp_path: Path) -> Run:
    """Return a function that runs the tap, from a state if there is one, and returns the messages that it prints."""

    def run(state: Json | None = None) -> list[Json]:
        config, state_file = tmp_path / "config.json", tmp_path / "state.json"
        config.write_text(json.dumps({"api_key": "sandbox-admin", "start_date": f"{DAY}T00:00:00Z"}))
        line: list[str | Path] = [commands / "tap-fullstory", "--config", config]
        if state is not None:
            state_file.write_text(json.dumps(state))
            line += ["--state", state_file]
        done = subprocess.run(line, env=hosts.environment, cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr[-2000:]
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def test_it_reads_the_events_of_each_day_and_goes_on_from_there(run: Run, api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.set_clock(f"{DAY}T12:00:00Z")
    session = api.sandbox.add_session(user_uid="ada")
    for name in ("Seen", "Bought"):
        api.post("/v2/events", json={"name": name, "session": {"id": session}, "timestamp": f"{DAY}T11:00:00Z"})
    api.sandbox.set_clock("2026-01-31T12:00:00Z")

    schema, *messages = run()
    assert (schema["type"], schema["stream"]) == ("SCHEMA", "events")
    records = [each["record"] for each in messages if each["type"] == "RECORD"]
    assert [(each["EventType"], each["EventCustomName"]) for each in records] == [
        ("custom", "Seen"),
        ("custom", "Bought"),
    ]
    assert [each["EventStart"] for each in records] == [f"{DAY}T11:00:00Z"] * 2
    (state,) = [each["value"] for each in messages if each["type"] == "STATE"]
    assert state["events"].startswith("2026-01-31T00:00:00")

    assert [each["type"] for each in run(state)] == ["SCHEMA"]
