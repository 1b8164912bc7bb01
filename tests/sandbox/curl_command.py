"""Runs curl as the documentation of FullStory writes it, against a sandbox."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import httpx

from tests.sandbox.api import Api
from tests.sandbox.document_check import check_response

# What tests need to know about an answer, without a change to the commands.
CONFIGURATION = r"""
silent
show-error
include
noproxy = "*"
write-out = "\n%{method} %{url_effective}"
"""


CREATE_USER = """
curl --request POST \
  --url https://api.fullstory.com/v2/users \
  --header 'Authorization: Basic YOUR_API_KEY' \
  --header 'content-type: application/json' \
  --data '{
    "uid": "xyz123",
    "display_name": "Daniel Falko",
    "email": "daniel.falko@example.com",
    "properties": {"pricing_plan": "paid", "popup_help": true, "total_spent": 14.55}
  }'
"""


CREATE_EVENT = """
curl --request POST \
  --url https://api.fullstory.com/v2/events \
  --header 'Authorization: Basic YOUR_API_KEY' \
  --header 'content-type: application/json' \
  --data '{
    "user": {"uid": "xyz123"},
    "session": {"use_most_recent": true},
    "context": {"browser": {"url": "https://www.example.com"}},
    "name": "Support Ticket",
    "timestamp": "2022-03-15T14:23:23Z",
    "properties": {"id": 424242, "priority": "Normal"}
  }'
"""


CREATE_BATCH = """
curl --request POST \
  --url https://api.fullstory.com/v2/KIND/batch \
  --header 'Authorization: Basic YOUR_API_KEY' \
  --header 'content-type: application/json' \
  --data 'BODY'
"""


READ = """
curl --request GET \
  --url 'https://api.fullstory.com/PATH' \
  --header 'Authorization: Basic YOUR_API_KEY'
"""


USERS = [{"uid": "user123", "properties": {"plan": "paid"}}, {"uid": "user456"}, {"display_name": "Last User"}]


EVENTS = [{"name": "Events - 1", "user": {"uid": "user123"}}, {"name": "Events - 2"}]


class Curl:
    """Runs commands against a sandbox."""

    def __init__(self, api: Api, home: Path) -> None:
        self._api = api
        (home / ".curlrc").write_text(CONFIGURATION)
        self._environment = {**os.environ, "CURL_HOME": str(home), "HOME": str(home)}

    def run(self, command: str, key: str = "sandbox-admin", given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What curl prints, and its exit code."""
        command = command.replace("https://api.fullstory.com", str(self._api.base_url).rstrip("/"))
        command = command.replace("YOUR_API_KEY", key)
        return subprocess.run(
            ["/bin/sh", "-c", command], env=self._environment, input=given, capture_output=True, timeout=20
        )

    def __call__(self, command: str, key: str = "sandbox-admin", given: bytes = b"") -> httpx.Response:
        """The answer that curl got, which is one that the API document describes."""
        done = self.run(command, key, given)
        assert done.returncode == 0, done.stderr
        return parse(done.stdout)


def parse(output: bytes) -> httpx.Response:
    answer, _, request = output.rpartition(b"\n")
    method, address = request.decode().split(" ", 1)
    while True:
        head, _, answer = answer.partition(b"\r\n\r\n")
        status, *lines = head.decode().split("\r\n")
        if status.split()[1] not in ("100",):
            break
    headers = [(name, value) for name, _, value in (line.partition(": ") for line in lines)]
    response = httpx.Response(
        int(status.split()[1]), headers=headers, content=answer, request=httpx.Request(method, address)
    )
    check_response(response)
    return response


def with_header(command: str, header: str) -> str:
    return command.rstrip() + f" --header '{header}'\n"


def create_batch(kind: str, requests: list[Any], **more: Any) -> str:
    return CREATE_BATCH.replace("KIND", kind).replace("BODY", json.dumps({"requests": requests, **more}))


def read(path: str) -> str:
    return READ.replace("PATH", path)


def events(api: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get("/_sandbox/events").json()
    return found


def add_fault(api: Api, **fault: Any) -> None:
    assert api.post("/_sandbox/faults", json=fault).status_code == 200
