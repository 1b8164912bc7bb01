"""Exports against servers that misbehave: complete, byte for byte, or an error that says why."""

from __future__ import annotations

import gzip
import inspect
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import ExportError, OperationState, WaitTimeoutError
from tests.clients import settled
from tests.integration.export_clients import Exporter, exporter, rows_of
from tests.integration.export_server import (
    COMPLETED,
    FAILED,
    FILE,
    OPERATION_ID,
    ROWS,
    SIGNATURE,
    XML,
    ExportServer,
    ndjson,
    pending,
    stored,
)
from tests.integration.faulty_server import Answer, Sent, Step, Then, always, chunked, response
from tests.integration.harness import API_KEY

__all__ = ["exporter"]

Make = Callable[..., Exporter]


def faults(file: Answer) -> list[Step]:
    """Twenty of them: half of what is left comes now and then, so that the file is complete in the end."""
    wrong_part = response(206, FILE[5:], headers=[("Content-Range", f"bytes 5-{len(FILE) - 1}/{len(FILE)}")])
    return [
        Step(file, Sent.HALF, Then.RESET),
        Step(always(response(403, XML))),
        Step(always(response(503, b"busy"))),
        Step(file, Sent.HALF, Then.CLOSE),
        Step(always(response(429, b"", headers=[("Retry-After", "7")]))),
        Step(file, Sent.NOTHING, Then.RESET),
        Step(file, unread=True, then=Then.RESET),
        Step(always(wrong_part)),
        Step(file, Sent.HALF, Then.RESET),
        Step(always(response(400, XML))),
        Step(file, Sent.HEAD, Then.RESET),
        Step(chunked(file), Sent.HALF, Then.CLOSE),
        Step(always(response(404, XML))),
        Step(always(response(500, b""))),
        Step(file, Sent.HALF, Then.HANG),
        Step(always(response(410, b""))),
        Step(always(response(502, b""))),
        Step(file, Sent.NOTHING, Then.CLOSE),
        Step(always(response(416, b""))),
        Step(file, Sent.HALF, Then.RESET),
    ]


@pytest.mark.parametrize("ranges", [True, False], ids=["with ranges", "without ranges"])
@pytest.mark.parametrize("path", ["events.ndjson", None], ids=["download", "rows"])
async def test_twenty_faults(exporter: Make, tmp_path: Path, path: str | None, ranges: bool) -> None:
    script = faults(stored(FILE, ranges=ranges))
    assert len(script) == 20
    with ExportServer(file=stored(FILE, ranges=ranges), script=script) as server:
        subject = exporter(server.url, timeout=1.0)
        export = await subject.export()
        if path is None:
            assert await rows_of(export) == ROWS
        else:
            assert await settled(export.download(tmp_path / path)) == tmp_path / path
            assert (tmp_path / path).read_bytes() == ndjson(ROWS)
            assert [each.name for each in tmp_path.iterdir()] == [path]
        requests = server.files.requests
    # All steps but the one whose request is not read, and one more.
    assert len(requests) >= 20
    assert 7.0 in subject.waits
    assert any("range" in each.headers for each in requests)
    for each in requests:
        assert not {"authorization", "cookie", "integration-source"} & each.headers.keys()
        assert each.headers["accept-encoding"] == "identity"


async def test_an_export_from_its_beginning_to_its_end(exporter: Make, tmp_path: Path) -> None:
    looks = [pending(None), pending("40", step="writing"), pending(90)]
    with ExportServer(operations=looks) as server:
        subject = exporter(server.url)
        export = await subject.export(fields=["UserId", "evt_*"], scope="individuals", segment_time_range=("", None))
        assert (export.id, export.state, export.progress, export.operation) == (OPERATION_ID, "PENDING", 0, None)
        assert (await settled(export.refresh())).progress == 0
        assert (await settled(export.refresh())).progress == 40
        assert export.operation.step == "writing"
        assert await settled(export.wait()) is export
        assert (export.state, export.progress) == (OperationState.COMPLETED, 100)
        assert subject.waits == [1.0]
        assert "COMPLETED" in repr(export)
        path = await settled(export.download(str(tmp_path / "events.ndjson.gz")))
        assert path.read_bytes() == FILE
        assert await rows_of(export) == ROWS
        assert await rows_of(await subject.resume(OPERATION_ID)) == ROWS
        created = server.server.requests[0]
    assert httpx.Response(200, content=created.body).json() == {
        "segmentId": "everyone",
        "type": "TYPE_EVENT",
        "format": "FORMAT_NDJSON",
        "timeRange": {"start": "2026-01-01T00:00:00Z", "end": ""},
        "segmentTimeRange": {"start": "", "end": ""},
        "fields": ["UserId", "evt_*"],
        "eventDetails": {"scope": "SCOPE_INDIVIDUALS"},
    }
    assert created.headers["authorization"] == f"Basic {API_KEY}"


async def test_an_export_that_fails(exporter: Make, tmp_path: Path) -> None:
    with ExportServer(operations=[pending(5), FAILED]) as server:
        export = await exporter(server.url).export()
        for use in (export.wait, lambda: export.download(tmp_path / "x"), lambda: rows_of(export)):
            with pytest.raises(ExportError, match="failed: the segment was deleted") as caught:
                await settled(use())
            assert (caught.value.operation_id, caught.value.details) == (OPERATION_ID, "the segment was deleted")
        assert export.state == "FAILED"
        assert server.files.requests == []
        assert list(tmp_path.iterdir()) == []


async def test_a_wait_that_is_too_short(exporter: Make) -> None:
    with ExportServer(operations=[pending()] * 9) as server:
        subject = exporter(server.url)
        export = await subject.export()
        with pytest.raises(WaitTimeoutError, match="was not finished within 0 s; it goes on") as caught:
            await settled(export.wait(timeout=0))
        assert isinstance(caught.value, TimeoutError)
        with pytest.raises(WaitTimeoutError):
            await settled(subject.client.operations.wait(OPERATION_ID, 0))
        assert len(server.server.requests) == 3
        assert await settled(export.wait(poll_interval=7)) is export
    assert subject.waits == [7.0] * 7


async def test_a_cancelled_export(exporter: Make) -> None:
    with ExportServer() as server:
        export = await exporter(server.url).export()
        assert await settled(export.cancel()) is None
        assert server.cancelled


async def test_a_wait_returns_an_operation_that_failed(exporter: Make) -> None:
    deletion = {"id": OPERATION_ID, "type": "DELETE_USER", "state": "PENDING"}
    with ExportServer(operations=[deletion, {**deletion, "state": "NEW"}, FAILED, FAILED, deletion]) as server:
        subject = exporter(server.url)
        operation = await settled(subject.client.operations.wait(OPERATION_ID))
        assert (operation.state, operation.error_details) == (OperationState.FAILED, "the segment was deleted")
        answer = await settled(subject.client.operations.with_response.wait(OPERATION_ID))
        assert (answer.status_code, answer.parsed.state) == (200, "FAILED")
        with pytest.raises(ExportError, match="is DELETE_USER, and not the export of a segment"):
            await subject.resume(OPERATION_ID)


CREATION_FAULTS = {
    "429": Step(always(response(429, {}))),
    "reset before it is read": Step(always(b""), unread=True, then=Then.RESET),
    "reset before the answer": Step(always(b""), Sent.NOTHING, Then.RESET),
    "503": Step(always(response(503, {}))),
    "500": Step(always(response(500, {}))),
    "no JSON": Step(always(response(200, b"<html>"))),
    "no id": Step(always(response(200, {}))),
    "silence": Step(always(b""), Sent.NOTHING, Then.HANG),
}


@pytest.mark.parametrize("case", CREATION_FAULTS)
async def test_an_export_is_not_started_twice(exporter: Make, case: str) -> None:
    with ExportServer(api=[CREATION_FAULTS[case]]) as server:
        subject = exporter(server.url, timeout=0.5)
        if case == "429":
            assert (await subject.export()).id == OPERATION_ID
            return
        with pytest.raises(fullstory.FullStoryError, match=r"operations\.list\(type=\"SEARCH_EXPORT\"\)"):
            await subject.export()
        assert len(server.server.requests) <= 1


async def test_the_server_says_why_there_is_no_export(exporter: Make) -> None:
    with ExportServer(created={"operationId": "", "error": "too many exports"}) as server:
        with pytest.raises(ExportError, match="could not be started: too many exports") as caught:
            await exporter(server.url).export()
        assert caught.value.details == "too many exports"
    with ExportServer(api=[Step(always(response(403, {"code": "forbidden", "message": "no"})))]) as server:
        with pytest.raises(fullstory.PermissionDeniedError) as refused:
            await exporter(server.url).export()
        assert "operations.list" not in str(refused.value)


async def test_a_version_that_changes_while_it_is_fetched(exporter: Make, tmp_path: Path) -> None:
    other = gzip.compress(ndjson(ROWS[::-1]))
    script = [Step(stored(FILE), Sent.HALF, Then.RESET)]
    with ExportServer(file=stored(other, etag='"v2"'), script=script) as server:
        export = await exporter(server.url).export()
        path = await settled(export.download(tmp_path / "events.ndjson"))
        assert path.read_bytes() == ndjson(ROWS[::-1])
    with ExportServer(file=stored(other, etag='"v2"'), script=script) as server:
        export = await exporter(server.url).export()
        with pytest.raises(ExportError, match="changed while it was read"):
            await rows_of(export)


@pytest.mark.parametrize("etag", [None, 'W/"weak"'])
async def test_ranges_without_a_strong_etag(exporter: Make, etag: str | None) -> None:
    file = stored(FILE, etag=etag)
    with ExportServer(file=file, script=[Step(file, Sent.HALF, Then.RESET)] * 3) as server:
        assert await rows_of(await exporter(server.url).export()) == ROWS
        ranges = [each.headers.get("range") for each in server.files.requests]
        assert all("if-range" not in each.headers for each in server.files.requests)
    assert ranges[0] is None
    assert None not in ranges[1:]


async def test_an_expired_link_is_not_used(exporter: Make) -> None:
    with ExportServer(script=[Step(stored(FILE), Sent.HALF, Then.RESET)] * 2, link_lives=-1) as server:
        assert await rows_of(await exporter(server.url).export()) == ROWS
        assert len({each.target for each in server.files.requests}) == 3


async def test_a_link_that_works_is_used_again(exporter: Make) -> None:
    with ExportServer(script=[Step(stored(FILE), Sent.HALF, Then.RESET)] * 2) as server:
        assert await rows_of(await exporter(server.url).export()) == ROWS
        assert len({each.target for each in server.files.requests}) == 1


UNUSABLE: dict[str, tuple[bytes, type[Exception], int]] = {
    "404": (response(404, XML), fullstory.NotFoundError, 3),
    "403": (response(403, XML), fullstory.PermissionDeniedError, 3),
    "302": (response(302, b"", headers=[("Location", "http://127.0.0.1/")]), fullstory.ApiError, 1),
    "429": (response(429, b"", headers=[("Retry-After", "3600")]), fullstory.RateLimitError, 1),
    "503": (response(503, XML), fullstory.ServerError, 9),
    "br": (response(200, FILE, headers=[("Content-Encoding", "br")]), ExportError, 1),
}


@pytest.mark.parametrize("case", UNUSABLE)
async def test_what_cannot_be_fetched(
    exporter: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture, case: str
) -> None:
    answer, expected, requests = UNUSABLE[case]
    caplog.set_level(logging.DEBUG)
    with ExportServer(file=always(answer)) as server:
        export = await exporter(server.url).export()
        with pytest.raises(expected) as caught:
            await settled(export.download(tmp_path / "events"))
        assert len(server.files.requests) == requests
    assert list(tmp_path.iterdir()) == []
    error: Any = caught.value
    shown = f"{error!r} {error} {vars(error)} {getattr(error, 'headers', '')} {error.__cause__} {error.__context__}"
    # Some tools show the local variables of each frame.
    frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    shown += str([frame.locals for frame in frames if "/fullstory/" in frame.filename])
    assert len(frames) >= 5
    assert SIGNATURE not in shown
    assert SIGNATURE not in caplog.text
    assert "GET the file of the export" in caplog.text


async def test_a_host_that_never_sends_a_byte_is_given_up(exporter: Make) -> None:
    with ExportServer(script=[Step(stored(FILE), Sent.NOTHING, Then.RESET)] * 50) as server:
        export = await exporter(server.url).export()
        with pytest.raises(fullstory.ConnectionFailedError, match="the file of the export"):
            await rows_of(export)
        # aiohttp asks each time once more.
        assert len(server.files.requests) in (9, 18)


@pytest.mark.parametrize("link", ["http://storage.example/file", "ftp://x/y", "", "file", "http://[", None])
async def test_links_that_are_refused(exporter: Make, link: Any) -> None:
    with ExportServer(link=lambda _: link) as server:
        export = await exporter(server.url).export()
        with pytest.raises(ExportError, match="link"):
            await rows_of(export)


async def test_a_download_that_fails_leaves_what_was_there(exporter: Make, tmp_path: Path) -> None:
    path = tmp_path / "events.ndjson"
    path.write_text("before")
    with ExportServer(file=stored(FILE[:-5])) as server:
        export = await exporter(server.url).export()
        with pytest.raises(ExportError, match="cut off") as caught:
            await settled(export.download(path))
        assert caught.value.operation_id == OPERATION_ID
        for wrong in (tmp_path, tmp_path / "no folder" / "x", "", "a\0b", 7, b"bytes"):
            with pytest.raises(fullstory.InvalidArgumentError, match="path"):
                await settled(export.download(wrong))
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["events.ndjson"]


async def test_what_is_compressed_on_its_way(exporter: Make, tmp_path: Path) -> None:
    coded = [("Content-Encoding", "gzip")]
    for file in (stored(FILE, headers=coded), stored(gzip.compress(FILE), headers=coded), stored(ndjson(ROWS))):
        with ExportServer(file=file, script=[Step(file, Sent.HALF, Then.RESET)]) as server:
            export = await exporter(server.url).export()
            assert await rows_of(export) == ROWS
            path = await settled(export.download(tmp_path / "events.ndjson"))
            assert path.read_bytes() == ndjson(ROWS)
            packed = await settled(export.download(tmp_path / "events.ndjson.gz"))
            assert packed.read_bytes() in (FILE, ndjson(ROWS))


async def test_an_iteration_can_end_early(exporter: Make) -> None:
    with ExportServer() as server:
        export = await exporter(server.url).export()
        rows = export.rows()
        if inspect.isasyncgen(rows):
            assert await anext(rows) == ROWS[0]
            await rows.aclose()
        else:
            assert next(rows) == ROWS[0]
            rows.close()
        assert await rows_of(export) == ROWS


async def test_a_closed_client(exporter: Make) -> None:
    with ExportServer() as server:
        subject = exporter(server.url)
        export = await subject.export()
        await settled(export.wait())
        await subject.close()
        with pytest.raises(fullstory.InvalidArgumentError, match="closed"):
            await rows_of(export)


@pytest.mark.parametrize("results", [None, {}, {"searchExportId": ""}, [1]], ids=repr)
async def test_results_that_name_no_file(exporter: Make, results: Any) -> None:
    with ExportServer(operations=[{**COMPLETED, "results": results}]) as server:
        export = await exporter(server.url).export()
        with pytest.raises(ExportError, match="its results name no file"):
            await rows_of(export)
