"""How tests export segments from a sandbox, without the client."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import httpx

from tests.sandbox.api import Api

Row = dict[str, Any]
ALL_TIME = {"start": "", "end": ""}
TIME = "2026-01-31T12:00:00.000Z"


def asked(**changes: Any) -> dict[str, Any]:
    """The body of a request for all events of everybody, with some members changed."""
    body = {"segmentId": "everyone", "type": "TYPE_EVENT", "format": "FORMAT_NDJSON", "timeRange": ALL_TIME}
    return body | {"segmentTimeRange": ALL_TIME} | changes


def start(api: Api, **changes: Any) -> str:
    """The id of the operation of a new export."""
    response = api.post("/segments/v1/exports", json=asked(**changes))
    assert response.status_code == 200, response.text
    operation: str = response.json()["operationId"]
    return operation


def operation(api: Api, operation_id: str) -> dict[str, Any]:
    """How far an operation has got."""
    response = api.get(f"/operations/v1/{quote(operation_id, safe='')}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def link(api: Api, operation_id: str) -> str:
    """A new link to the file of a finished export."""
    finished = operation(api, operation_id)
    assert finished["state"] == "COMPLETED", finished
    response = api.get(f"/search/v1/exports/{finished['results']['searchExportId']}/results")
    assert response.status_code == 200, response.text
    location: str = response.json()["location"]
    return location


def download(location: str, **headers: str) -> httpx.Response:
    """What the storage answers to a request without a key."""
    return httpx.get(location, headers=headers, timeout=20)


def export(api: Api, **changes: Any) -> list[Row]:
    """The rows of a new export that is due at once."""
    content = gzip.decompress(download(link(api, start(api, **changes))).content)
    return rows_of(content, changes.get("format", "FORMAT_NDJSON"))


def rows_of(content: bytes, form: str) -> list[Row]:
    """The rows of a file that was unpacked."""
    if form == "FORMAT_JSON":
        rows: list[Row] = json.loads(content)
        return rows
    if form == "FORMAT_CSV":
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    return [json.loads(line) for line in content.splitlines()]


def names(rows: Iterable[Row]) -> list[str]:
    return [row["EventCustomName"] for row in rows]


def add_event(api: Api, name: str, uid: str | None = "ada", **more: Any) -> None:
    """Record an event, of a user unless `more` says whose it is."""
    who = {} if uid is None or "session" in more else {"user": {"uid": uid}}
    response = api.post("/v2/events", json={"name": name, "timestamp": TIME, **who, **more})
    assert response.status_code == 200, response.text
