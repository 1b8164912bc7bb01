"""The older data export: bundles of the events of a day, and files of one user's events and pages."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

import orjson

from fullstory.sandbox.api.export_rows import PORTION, RowReader
from fullstory.sandbox.api.export_writer import write_rows
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.settings import RateLimit
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer, FileBody
from fullstory.sandbox.http.body import whole_number
from fullstory.sandbox.problems import invalid_parameter, resource_not_found, uid_not_found
from fullstory.sandbox.rules.export_files import JsonForm
from fullstory.sandbox.rules.export_rows import Row, moment_of, time_text
from fullstory.sandbox.rules.exports import ExportPlan
from fullstory.sandbox.rules.users import User

_DAY = 86400
_BUNDLES = 20
_MINUTE = 60.0
# Later than any event.
_END = float(2**40)


def list_event_exports(engine: Engine, request: ApiRequest) -> Answer:
    start = _number(request, "start")
    days = engine.export_source.days(start, engine.clock.now(), _BUNDLES)
    # The number of the day is the id; both it and the times are numbers, as in FullStory's examples.
    bundles = [{"Id": day, "Start": day * _DAY, "Stop": (day + 1) * _DAY} for day in days]
    return Answer.of({"exports": bundles})


def get_event_export(engine: Engine, request: ApiRequest) -> Answer:
    day, now = _number(request, "id"), engine.clock.now()
    if not engine.export_source.days(day * _DAY, min(now, (day + 1) * _DAY), 1):
        raise resource_not_found(f"no bundle has the id {day}")
    limit = RateLimit(requests=engine.settings.limits.bundle_downloads, seconds=_MINUTE)
    engine.request_counts.count("the bundles of events", limit, now)
    # A millisecond is the shortest time that rows tell.
    plan = _plan(start=day * _DAY, end=(day + 1) * _DAY - 0.001)
    file = _temporary_file()
    portions = write_rows(RowReader(engine, plan), plan, file)
    return _file(portions, file, "DataExport.json.gz", "application/gzip")


def get_user_events_export(engine: Engine, request: ApiRequest) -> Answer:
    user = _user(engine, request)
    return _json_file(_event_rows(engine, user), "DataExport.json")


def get_user_pages_export(engine: Engine, request: ApiRequest) -> Answer:
    user = _user(engine, request)
    return _json_file(_pages(engine, user), "UserPagesExport.json")


def _event_rows(engine: Engine, user: User) -> Iterator[list[Row]]:
    reader = RowReader(engine, _plan(start=None, end=_END))
    after = 0
    while events := engine.export_source.events_of(user.row, after, PORTION):
        yield [row for event in events if (row := reader.event_row(event)) is not None]
        after = events[-1].row


def _pages(engine: Engine, user: User) -> Iterator[list[Row]]:
    """Yield the pages that the events of a user happened on: all at the end, and none after each portion of events."""
    reader = RowReader(engine, _plan(start=None, end=_END))
    pages: dict[int, Row] = {}
    after = 0
    while events := engine.export_source.events_of(user.row, after, PORTION):
        for event in events:
            data: Json = orjson.loads(event.data)
            browser: Json = (data.get("context") or {}).get("browser") or {}
            moment = moment_of(event.timestamp)
            row = None if moment is None or not browser.get("url") else reader.event_row(event)
            if row is None or moment is None:
                continue
            page = pages.setdefault(
                row["PageId"],
                {
                    "PageId": row["PageId"],
                    "PageUrl": browser["url"],
                    "PageUserAgent": browser.get("user_agent"),
                    "PageStart": time_text(moment),
                    "PageNumEvents": 0,
                },
            )
            page["PageStart"] = min(page["PageStart"], time_text(moment))
            page["PageNumEvents"] += 1
        after = events[-1].row
        yield []
    yield list(pages.values())


def _plan(start: float | None, end: float) -> ExportPlan:
    return ExportPlan(
        segment="everyone",
        segment_name="Everyone",
        kind="TYPE_EVENT",
        format="FORMAT_JSON",
        fields=(),
        start=start,
        end=end,
        active_from=None,
        active_until=end,
    )


def _json_file(portions: Iterator[list[Row]], name: str) -> Answer:
    file = _temporary_file()
    return _file(_write_json(portions, file), file, name, "application/json")


def _write_json(portions: Iterator[list[Row]], file: BinaryIO) -> Iterator[None]:
    form = JsonForm()
    file.write(form.head())
    for rows in portions:
        file.write(form.rows(rows))
        yield
    file.write(form.tail())


def _temporary_file() -> BinaryIO:
    # Closed, and so deleted, once the answer was sent.
    return cast(BinaryIO, tempfile.TemporaryFile())


def _file(portions: Iterator[None], file: BinaryIO, name: str, content_type: str) -> Answer:
    """Return the answer with a file that `portions` writes. Other requests are answered between two of them."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}

    async def complete() -> Answer:
        try:
            for _ in portions:
                await asyncio.sleep(0)
        except BaseException:
            file.close()
            raise
        return Answer(200, b"", content_type, headers, FileBody(file, 0, file.tell()))

    return Answer(200, b"", content_type, headers, complete=complete)


def _user(engine: Engine, request: ApiRequest) -> User:
    uid: str = request.query["uid"]
    user = engine.users.by_uid(uid)
    if user is None:
        raise uid_not_found(uid)
    return user


def _number(request: ApiRequest, name: str) -> int:
    """Return a parameter of the query or, in a POST, a member of the body, which may be a number or a text."""
    given = request.query.get(name, request.body.get(name))
    number = given if isinstance(given, int) else whole_number(given)
    if number is None or not 0 <= number < 2**40:
        raise invalid_parameter(f"{name}: must be a whole number")
    return number
