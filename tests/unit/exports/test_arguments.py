"""What an export takes, and the request that it becomes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import numpy
import orjson
import pytest

from fullstory import InvalidArgumentError
from fullstory.generated.models import CreateSegmentExportRequest, ExportFormat, ExportTimeRange, ExportType
from tests.unit.harness import Answer, Connect

GIVEN: dict[str, Any] = {"type": "event", "format": "ndjson", "time_range": (None, None)}
STARTED = Answer(body={"operationId": "1"})


async def sent(connect: Connect, **arguments: Any) -> dict[str, Any]:
    """Return the body of the request that an export begins with."""
    api = connect(STARTED)
    export = await api.call("segments.export", "everyone", **(GIVEN | arguments))
    assert (export.id, export.state, export.progress) == ("1", "PENDING", 0)
    (request,) = api.sent
    assert (request.method, request.path, request.key) == ("POST", "/segments/v1/exports", None)
    body: dict[str, Any] = orjson.loads(request.body)
    CreateSegmentExportRequest.check(body)
    return body


async def test_as_little_as_possible(connect: Connect) -> None:
    assert await sent(connect) == {
        "segmentId": "everyone",
        "type": "TYPE_EVENT",
        "format": "FORMAT_NDJSON",
        "timeRange": {"start": "", "end": ""},
    }


@pytest.mark.parametrize(
    ("arguments", "wire"),
    [
        ({"type": "individual"}, {"type": "TYPE_INDIVIDUAL"}),
        ({"type": "TYPE_INDIVIDUAL"}, {"type": "TYPE_INDIVIDUAL"}),
        ({"type": ExportType.TYPE_INDIVIDUAL}, {"type": "TYPE_INDIVIDUAL"}),
        ({"format": "CSV"}, {"format": "FORMAT_CSV"}),
        ({"format": ExportFormat.FORMAT_JSON}, {"format": "FORMAT_JSON"}),
        ({"scope": "events"}, {"eventDetails": {"scope": "SCOPE_EVENTS"}}),
        ({"scope": "SCOPE_INDIVIDUAL"}, {"eventDetails": {"scope": "SCOPE_INDIVIDUAL"}}),
        ({"fields": ()}, {}),
        ({"fields": numpy.array(["UserId", "user_*"])}, {"fields": ["UserId", "user_*"]}),
        ({"timezone": "Europe/Berlin"}, {"timezone": "Europe/Berlin"}),
        ({"timezone": ZoneInfo("Europe/Berlin")}, {"timezone": "Europe/Berlin"}),
        ({"now": datetime(2026, 1, 2, tzinfo=UTC)}, {"now": "2026-01-02T00:00:00Z"}),
        ({"now": "2026-01-02T03:00:00+03:00"}, {"now": "2026-01-02T00:00:00Z"}),
        ({"segment_time_range": (None, "")}, {"segmentTimeRange": {"start": "", "end": ""}}),
    ],
)
async def test_what_else_may_be_given(connect: Connect, arguments: Any, wire: Any) -> None:
    body = await sent(connect, **arguments)
    expected = {"segmentId": "everyone", "type": "TYPE_EVENT", "format": "FORMAT_NDJSON"}
    assert body == {**expected, "timeRange": {"start": "", "end": ""}, **wire}


EAST = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("moment", "wire"),
    [
        (None, ""),
        ("", ""),
        (datetime(2026, 1, 2, 3, tzinfo=EAST), "2026-01-02T00:00:00Z"),
        (date(2026, 1, 2), "2026-01-02T00:00:00Z"),
        ("2026-01-02", "2026-01-02T00:00:00Z"),
        ("2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.123456789Z"),
        ("2026-01-02T03:04:05+03:00", "2026-01-02T00:04:05Z"),
        ("20260102T030405Z", "2026-01-02T03:04:05Z"),
    ],
)
async def test_ends_of_a_range(connect: Connect, moment: Any, wire: str) -> None:
    for given in ((moment, None), [moment, ""], {"start": moment}, {"start": moment, "end": None}):
        assert (await sent(connect, time_range=given))["timeRange"] == {"start": wire, "end": ""}
    assert (await sent(connect, time_range={"end": moment}))["timeRange"] == {"start": "", "end": wire}
    if isinstance(moment, str):
        model = ExportTimeRange(start=moment)
        assert (await sent(connect, time_range=model))["timeRange"] == {"start": wire, "end": ""}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"segment_id": " "}, "segment_id must not be blank"),
        ({"segment_id": 7}, "segment_id must be a string, not int"),
        ({"type": "events"}, "type must be one of 'event', 'individual', not 'events'"),
        ({"format": "xml"}, "format must be one of 'csv', 'json', 'ndjson', not 'xml'"),
        ({"format": None}, "format must be a string, not NoneType"),
        (
            {"scope": "everything"},
            "scope must be one of 'event', 'events', 'individual', 'individuals', 'pages', 'sessions', not",
        ),
        ({"time_range": None}, r"time_range must be \(start, end\), or a mapping with start and end, not NoneType"),
        ({"time_range": "2026-01-01"}, "time_range must be"),
        ({"time_range": (None,)}, "time_range must be"),
        ({"time_range": {"from": None}}, "unexpected field time_range.from; expected start and end"),
        ({"time_range": (datetime(2026, 1, 1), None)}, "time_range.start must be a datetime"),
        ({"time_range": (None, "2026-01-01T00:00:00")}, "time_range.end must be a datetime"),
        ({"time_range": (None, "soon")}, "time_range.end must be a datetime"),
        ({"time_range": (None, 7)}, "time_range.end must be a datetime"),
        ({"time_range": ("2026-01-02", "2026-01-01")}, "time_range must not start after its end"),
        ({"segment_time_range": (7, None)}, "segment_time_range.start must be"),
        ({"fields": "UserId"}, "fields must be a list of strings, not str"),
        ({"fields": 7}, "fields must be a list of strings, not int"),
        ({"fields": ["UserId", 7]}, r"fields\[1\] must be a string, not int"),
        ({"fields": ["UserId", "PageId", "UserId"]}, "fields must not have 'UserId' twice"),
        ({"fields": ["Page*"]}, r"fields\[0\] is 'Page\*'; the only patterns are 'user_\*' and 'evt_\*'"),
        ({"timezone": ""}, "timezone must not be blank"),
        ({"now": "today"}, "now must be a datetime"),
    ],
)
async def test_what_is_refused(connect: Connect, arguments: dict[str, Any], message: str) -> None:
    api = connect(STARTED)
    given = {"segment_id": "everyone"} | GIVEN | arguments
    with pytest.raises(InvalidArgumentError, match=message):
        await api.call("segments.export", **given)
    assert api.sent == []


async def test_with_response(connect: Connect) -> None:
    api = connect(STARTED, Answer(body={"id": "1", "state": "COMPLETED"}))
    answer = await api.call("segments.with_response.export", "everyone", **GIVEN)
    assert (answer.status_code, answer.parsed.id) == (200, "1")
    resumed = await api.call("segments.with_response.resume_export", "1")
    assert (resumed.status_code, resumed.parsed.state) == (200, "COMPLETED")
    with pytest.raises(InvalidArgumentError, match="operation_id must not be blank"):
        await api.call("segments.resume_export", "")


@pytest.mark.parametrize(
    ("arguments", "message"), [({"timeout": -1}, "timeout"), ({"poll_interval": 0}, "poll_interval")]
)
async def test_waits_that_are_refused(connect: Connect, arguments: dict[str, Any], message: str) -> None:
    api = connect()
    with pytest.raises(InvalidArgumentError, match=message):
        await api.call("operations.wait", "1", **arguments)
    with pytest.raises(InvalidArgumentError, match="id must not be blank"):
        await api.call("operations.wait", " ")


async def test_the_clock_ends_a_wait(connect: Connect) -> None:
    api: Any = None
    pending = Answer(body={"state": "PENDING"})
    api = connect(pending, pending, pending, clock=lambda: sum(api.waits))
    with pytest.raises(TimeoutError, match=r"operation 1 was not finished within 2\.5 s; it goes on"):
        await api.call("operations.wait", "1", 2.5)
    assert api.waits == [1.0, 1.5]


async def test_looks_become_rarer(connect: Connect) -> None:
    pending = Answer(body={"state": "PENDING"})
    odd = Answer(body={"state": "THINKING"})
    missing = Answer(body={})
    api = connect(*[pending] * 4, odd, odd, missing, Answer(body={"state": "COMPLETED"}))
    assert (await api.call("operations.wait", "1")).state == "COMPLETED"
    assert api.waits == [1.0, 2.0, 4.0, 5.0, 5.0, 5.0, 5.0]
