"""The files of exports, as Google Cloud Storage serves them to whoever has a signed link."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.routing import Route

from fullstory.sandbox.api.segments import STORAGE_PATH
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.control.fault_options import Moment
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer, FileBody
from fullstory.sandbox.http.api_routes import Endpoint
from fullstory.sandbox.http.hosts import AllowedHost
from fullstory.sandbox.http.in_flight import RequestInFlight
from fullstory.sandbox.problems import method_not_allowed

_range = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z", re.ASCII).match


def storage_routes(engine: Engine, allowed_host: AllowedHost) -> list[Route]:
    """Return the route that the links to the files of exports lead to."""
    return [Route(f"{STORAGE_PATH}/{{export}}/{{name}}", StorageEndpoint(engine, allowed_host))]


class StorageEndpoint(Endpoint):
    """The file of an export. It takes a signature in place of an API key, and no key beside it."""

    async def _answer(self, in_flight: RequestInFlight) -> Answer:
        if in_flight.request.method != "GET":
            raise method_not_allowed(in_flight.request.method, ["GET"])
        answer = await in_flight.reach(Moment.AFTER_READ) or self._file(in_flight.request)
        return await in_flight.after_effect(answer)

    def _file(self, request: Request) -> Answer:
        engine = self._engine
        engine.tidy()
        if request.headers.get("authorization"):
            # The link is all that it takes, so a client that sends its key here shows it to another company.
            return _refusal(400, "InvalidArgument", "Invalid argument.", "A signed link takes no Authorization header.")
        link = engine.operations.link(request.query_params.get("X-Goog-Signature", ""))
        if link is None or link[0] != request.path_params["export"]:
            return _refusal(403, "SignatureDoesNotMatch", "Access denied.", "No link has this signature.")
        export_id, expires = link
        if expires <= engine.clock.now():
            details = f"Request signature expired at: {isoformat(expires)}"
            return _refusal(400, "ExpiredToken", "Invalid argument.", details)
        operation = engine.operations.of_export(export_id)
        if operation is None or (operation.expires or 0) <= engine.clock.now():
            return _refusal(404, "NoSuchKey", "The specified key does not exist.", export_id)
        path = engine.operation_runner.spool.path(export_id)
        if not path.exists():
            engine.operation_runner.write_again(operation)
        return _file_answer(path, request, engine.settings.range_requests)


def _file_answer(path: Path, request: Request, range_requests: bool) -> Answer:
    size, tag = path.stat().st_size, _tag(path)
    headers = {
        "Content-Disposition": f'attachment; filename="{request.path_params["name"]}"',
        "ETag": tag,
        "Cache-Control": "private, max-age=0",
    }
    wanted = request.headers.get("range") if range_requests else None
    if range_requests:
        headers["Accept-Ranges"] = "bytes"
    if request.headers.get("if-range", tag) != tag:
        wanted = None
    span = None if wanted is None else _span(wanted, size)
    if span is None:
        return Answer(200, b"", "application/x-gzip", headers, FileBody(path.open("rb"), 0, size))
    start, end = span
    if start >= end:
        refused = _refusal(416, "InvalidRange", "The requested range cannot be satisfied.", wanted or "")
        return Answer(416, refused.body, refused.content_type, {"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return Answer(206, b"", "application/x-gzip", headers, FileBody(path.open("rb"), start, end - start))


def _span(wanted: str, size: int) -> tuple[int, int] | None:
    """Return the first byte that a Range header asks for, and the one after the last; None for the whole file.

    They are equal, or the wrong way round, if the file has none of these bytes. A header that asks for several parts
    has no meaning here, and neither has one that is not well formed.
    """
    found = _range(wanted)
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size


@lru_cache(maxsize=1000)
def _tag(path: Path) -> str:
    """Return the ETag of a file, which is of what it contains."""
    with path.open("rb") as file:
        return f'"{hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()}"'


def _refusal(status: int, code: str, message: str, details: str) -> Answer:
    body = (
        "<?xml version='1.0' encoding='UTF-8'?>"
        f"<Error><Code>{code}</Code><Message>{message}</Message><Details>{escape(details)}</Details></Error>"
    )
    return Answer(status, body.encode("utf-8", "replace"), "application/xml; charset=UTF-8")
