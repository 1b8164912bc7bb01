"""Airbyte's connector takes the sandbox for FullStory: the code that Airbyte runs, unmodified.

For settings other than targeting rules, and for webhook endpoints, it reads fields that no answer of FullStory has; it
asks, gets an answer that it takes for right, and has no records of them.
"""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox import python_clients
from tests.sandbox.api import Api
from tests.sandbox.fullstory_hosts import FullStoryHosts, make_certificate

Json = dict[str, Any]
Run = Callable[..., list[Json]]

NO_RECORDS = {"blockrules", "domainsettings", "geosettings", "recordingfeatures", "webhooks"}
PATHS = [
    "/sessions/v2",
    "/segments/v1",
    "/operations/v1",
    *(f"/settings/recording/v1/{area}" for area in ("blocking", "domain", "geo", "features", "targeting")),
    "/webhooks/v1/endpoints",
    "/webhooks/v1/event-types",
]


@pytest.fixture(scope="session")
def commands() -> Path:
    return python_clients.install("airbyte")


@pytest.fixture
def hosts(commands: Path, api: Api, tmp_path: Path) -> Iterator[FullStoryHosts]:
    with FullStoryHosts(api.sandbox.url, make_certificate(tmp_path)) as running:
        yield running
    assert running.problems == []


@pytest.fixture
def run(commands: Path, hosts: FullStoryHosts, tmp_path: Path) -> Run:
    """Return a function that runs a command of the connector, and returns the messages that it prints."""

    def run(command: str, key: str = "sandbox-admin", streams: list[Json] | None = None) -> list[Json]:
        config, catalog = tmp_path / "config.json", tmp_path / "catalog.json"
        config.write_text(json.dumps({"api_key": key, "uid": "ada"}))
        line: list[str | Path] = [commands / "source-fullstory", command, "--config", config]
        if streams is not None:
            modes = {"sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}
            catalog.write_text(json.dumps({"streams": [{"stream": stream, **modes} for stream in streams]}))
            line += ["--catalog", catalog]
        done = subprocess.run(line, env=hosts.environment, cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def of_kind(messages: list[Json], kind: str) -> list[Any]:
    """Return what the messages of one kind hold."""
    return [next(value for name, value in each.items() if name != "type") for each in messages if each["type"] == kind]


@pytest.mark.parametrize(("key", "status"), [("sandbox-standard", "SUCCEEDED"), ("wrong", "FAILED")])
def test_it_checks_the_key(run: Run, api: Api, key: str, status: str) -> None:
    api.sandbox.add_session(user_uid="ada")
    (outcome,) = of_kind(run("check", key=key), "CONNECTION_STATUS")
    assert outcome["status"] == status
    request = api.sandbox.requests()[0]
    assert (request["path"], request["status"]) == ("/sessions/v2", 200 if status == "SUCCEEDED" else 401)


def test_it_reads_all_streams(run: Run, api: Api) -> None:
    session = api.sandbox.add_session(user_uid="ada")
    rule = {"id": "1", "notes": "Beta testers", "scope": "ALL_SESSIONS", "conditions": [], "children": []}
    api.sandbox.change_recording_settings("targeting", changes={"sessionTargetingRules": [rule]})
    export = {
        "segmentId": "everyone",
        "type": "TYPE_EVENT",
        "format": "FORMAT_JSON",
        "timeRange": {"start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z"},
    }
    operation = api.post("/segments/v1/exports", json=export).json()["operationId"]
    hook = {"url": f"{api.sandbox.url}/hook", "eventTypes": [{"eventName": "note.created"}]}
    assert api.post("/webhooks/v1/endpoints", json=hook).status_code == 200

    (catalog,) = of_kind(run("discover"), "CATALOG")
    api.sandbox.clear_requests()
    messages = run("read", streams=catalog["streams"])

    statuses = [each["stream_status"] for each in of_kind(messages, "TRACE") if each["type"] == "STREAM_STATUS"]
    complete = {each["stream_descriptor"]["name"] for each in statuses if each["status"] == "COMPLETE"}
    assert complete == {stream["name"] for stream in catalog["streams"]}
    assert len(complete) == 10
    records = defaultdict(list)
    for record in of_kind(messages, "RECORD"):
        records[record["stream"]].append(record["data"])
    assert complete - records.keys() == NO_RECORDS
    (read,) = records["sessions"]
    assert f"{read['userId']}:{read['sessionId']}" == session
    assert [(each["id"], each["creator"]) for each in records["segments"]] == [("everyone", "system")]
    assert [(each["id"], each["type"]) for each in records["operations"]] == [(operation, "SEARCH_EXPORT")]
    assert records["sessionTargetingRules"] == [rule]
    assert {"note.created", "segment.created"} <= {each["eventName"] for each in records["eventDefs"]}

    requests = api.sandbox.requests()
    assert [(each["path"], each["status"]) for each in reversed(requests)] == [(path, 200) for path in PATHS]
