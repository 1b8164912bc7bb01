"""Exports against servers that misbehave: complete, byte for byte, or an error that says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients import settled
from tests.integration.export_clients import Exporter, exporter, rows_of
from tests.integration.export_server import (
    FILE,
    ROWS,
    XML,
    ExportServer,
    ndjson,
    stored,
)
from tests.integration.faulty_server import Answer, Sent, Step, Then, always, chunked, response

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
@pytest.mark.parametrize("path", ["events.ndjson", "events.ndjson.gz", None], ids=["unpacked", "as stored", "rows"])
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
            assert (tmp_path / path).read_bytes() == (FILE if path.endswith(".gz") else ndjson(ROWS))
            assert [each.name for each in tmp_path.iterdir()] == [path]
        requests = server.files.requests
    # All steps but the one whose request is not read, and one more.
    assert len(requests) >= 20
    assert 7.0 in subject.waits
    assert any("range" in each.headers for each in requests)
    for each in requests:
        assert not {"authorization", "cookie", "integration-source"} & each.headers.keys()
        assert each.headers["accept-encoding"] == "identity"
