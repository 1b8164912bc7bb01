"""Two servers on loopback: one that plays the API of exports, and a host of files that fails as it is told."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

import orjson

from tests.integration.faulty_server import Answer, FaultyServer, Request, Step, response

OPERATION_ID = "c2VhcmNoL2V4cG9ydA=="
SEARCH_EXPORT_ID = "export/1"
SIGNATURE = "c2VjcmV0LXNpZ25hdHVyZQ"
XML = (
    b"<?xml version='1.0'?><Error><Code>ExpiredToken</Code><StringToSign>%s</StringToSign></Error>" % SIGNATURE.encode()
)


def made_rows(count: int) -> list[dict[str, Any]]:
    """Return rows that do not compress well, with integers that no float holds."""
    numbers = random.Random(7)
    return [
        {
            "UserId": numbers.getrandbits(63) | 2**62 | 1,
            "EventType": numbers.choice(["click", "navigate", "custom"]),
            "EventTargetText": f'a "}},{{" in row {index}, é\n',
            "EventVarFields": numbers.randbytes(40).hex(),
        }
        for index in range(count)
    ]


def ndjson(rows: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


ROWS = made_rows(3000)
FILE = gzip.compress(ndjson(ROWS), mtime=0)


def stored(
    content: bytes,
    *,
    ranges: bool = True,
    etag: str | None = '"v1"',
    headers: Sequence[tuple[str, str]] = (),
) -> Answer:
    """Answer as a host of files does, with ranges or without."""

    def answer(request: Request) -> bytes:
        fields = [*headers, *([("ETag", etag)] if etag else [])]
        wanted = request.headers.get("range")
        condition = request.headers.get("if-range", etag)
        if not ranges or wanted is None or condition != etag:
            return response(200, content, content_type="application/octet-stream", headers=fields)
        start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start >= len(content):
            return response(416, b"", headers=[("Content-Range", f"bytes */{len(content)}")])
        fields.append(("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}"))
        return response(206, content[start:], content_type="application/octet-stream", headers=fields)

    return answer


@dataclass
class ExportServer:
    """The API and the host of files. Use it as a context manager.

    Args:
        file: Answers requests for the file after the script.
        script: What becomes of the first requests for the file.
        api: What becomes of the first requests to the API.
        operations: What the API says of the operation, one answer after the other; then that it is completed.
        link_lives: How many seconds a link works, as the API says.
        created: What the API answers to the request that starts an export.
    """

    file: Answer = field(default_factory=lambda: stored(FILE))
    script: Sequence[Step] = ()
    api: Sequence[Step] = ()
    operations: Sequence[dict[str, Any]] = ()
    link_lives: float = 300.0
    created: Any = field(default_factory=lambda: {"operationId": OPERATION_ID})
    link: Callable[[str], str] = str

    def __post_init__(self) -> None:
        self._operations = iter(self.operations)
        self._links = 0
        self.files = FaultyServer(self.script, self.file)
        self.server = FaultyServer(self.api, self._answer)
        self.cancelled = False

    @property
    def url(self) -> str:
        return self.server.url

    def __enter__(self) -> Self:
        self.files.__enter__()
        self.server.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.__exit__(kind, error, trace)
        self.files.__exit__(kind, error, trace)

    def asked(self, ending: str) -> list[Request]:
        """Return the requests to the API whose path ends so."""
        return [each for each in self.server.requests if each.path.endswith(ending)]

    def answer(self, request: Request) -> bytes:
        return self._answer(request)

    def _answer(self, request: Request) -> bytes:
        # aiohttp leaves out escapes that mean the same.
        path = unquote(request.path)
        if path == "/segments/v1/exports":
            return response(200, self.created)
        if path == f"/operations/v1/{OPERATION_ID}/cancel":
            self.cancelled = True
            return response(200, {})
        if path == f"/operations/v1/{OPERATION_ID}":
            return response(200, next(self._operations, COMPLETED))
        if path == f"/search/v1/exports/{SEARCH_EXPORT_ID}/results":
            self._links += 1
            expires = datetime.now(UTC) + timedelta(seconds=self.link_lives)
            location = f"{self.files.url}/bucket/file.gz?X-Goog-Signature={SIGNATURE}%2B{self._links}"
            return response(200, {"location": self.link(location), "expires": expires.isoformat()})
        return response(404, {"message": f"unexpected path {path}", "code": "resource_not_found"})


COMPLETED: dict[str, Any] = {
    "id": OPERATION_ID,
    "type": "SEARCH_EXPORT",
    "state": "COMPLETED",
    "details": None,
    "results": {"searchExportId": SEARCH_EXPORT_ID, "expires": "2100-01-01T00:00:00Z"},
    "errorDetails": "",
    "createdAt": "2026-01-01T00:00:00Z",
    "finishedAt": "2026-01-01T00:01:00Z",
    "estimatePctComplete": 100,
}


def pending(percent: Any = 50, **more: Any) -> dict[str, Any]:
    return {**COMPLETED, "state": "PENDING", "results": None, "estimatePctComplete": percent, **more}


FAILED: dict[str, Any] = {**COMPLETED, "state": "FAILED", "results": None, "errorDetails": "the segment was deleted"}
